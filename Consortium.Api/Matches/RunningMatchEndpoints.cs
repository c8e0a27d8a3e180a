using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>What is said of a match whose mission runs: that its people have met, and how it ends.</summary>
internal sealed class RunningMatchEndpoints : IEndpoint
{
    /// <param name="On">The day of the first meeting; nothing else of it is kept.</param>
    internal sealed record FirstMeeting(DateOnly On);

    /// <param name="How">completed, ended-by-agreement or withdrawn. Whether a completion is an early one, the day says.</param>
    internal sealed record Ending(MissionEnd How);

    /// <param name="How">completed, ended-by-agreement or terminated. Whether a completion is an early one, the day says.</param>
    /// <param name="Reason">Why; for the coordinators.</param>
    internal sealed record Closing(MissionEnd How, [property: Required, FreeText(2_000)] string Reason);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/matches/{match:guid}/first-meeting", Meet)
            .WithName("RecordFirstMeeting")
            .WithSummary("Records the day on which mentor and mentee met for the first time: by either of them, their human resources or a coordinator.")
            .WithTags("Matches")
            .Produces<MatchResponse>();
        api.MapPost("/matches/{match:guid}/participants/{participant:guid}/ending", End)
            .WithName("EndMatch")
            .WithSummary("Mentor or mentee ends their mission, without giving a reason; by agreement it ends when both have said so.")
            .WithTags("Matches")
            .Produces<MatchResponse>();
        api.MapPost("/matches/{match:guid}/closing", Close)
            .WithName("CloseMatch")
            .WithSummary("A coordinator ends a mission, with a reason that stays among the coordinators.")
            .WithTags("Matches")
            .Produces<MatchResponse>();
    }

    private static async Task<IResult> Meet(
        Guid match, FirstMeeting request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var record = new RecordFirstMeeting(new MatchId(match), request.On);
        return Answer.Ok(
            await streams.DecideAlone(
                record.Match,
                state => IsIn(act.Caller, state) ? record.Decide(state, clock.GetUtcNow()) : Match.NotFound,
                ct,
                act.Expected,
                act.Keep(StatusCodes.Status200OK)),
            after => act.Caller.SeesAll ? MatchResponse.Whole(record.Match, after) : MatchResponse.ForHome(record.Match, after));
    }

    private static async Task<IResult> End(
        Guid match, Guid participant, Ending request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var end = new EndMatch(new MatchId(match), new ParticipantId(participant), request.How);
        if (act.Caller.Principal != participant)
            return Answer.Refused(Match.NotFound);

        var cohort = await CohortOf(streams, match, ct);
        return Answer.Ok(
            await streams.DecideWithPlaces(
                end.Match,
                (state, mentor, mentee) => end.Decide(state, mentor, mentee, cohort, clock.GetUtcNow()),
                ct,
                act.Expected,
                act.Keep(StatusCodes.Status200OK)),
            after => MatchResponse.ForHome(end.Match, after));
    }

    private static async Task<IResult> Close(
        Guid match, Closing request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (reason, keep) = await texts.Keep(act, "closing", Readers.Coordinators, request.Reason, ct);
        var close = new CloseMatch(new MatchId(match), request.How, new CoordinatorId(act.Caller.Principal), reason!);
        var cohort = await CohortOf(streams, match, ct);
        return Answer.Ok(
            await streams.DecideWithPlaces(
                close.Match,
                (state, mentor, mentee) => close.Decide(state, mentor, mentee, cohort, clock.GetUtcNow()),
                ct,
                act.Expected,
                [.. keep, .. act.Keep(StatusCodes.Status200OK)]),
            after => MatchResponse.Whole(close.Match, after));
    }

    private static async Task<Cohort> CohortOf(IEventStreams streams, Guid match, CancellationToken ct) =>
        (await streams.Load<Match>(match, ct)).State is Match.Known { Pair.Cohort: var cohort }
            ? (await streams.Load<Cohort>(cohort.Value, ct)).State
            : Cohort.Initial;

    /// <summary>To whom the match is none of their business it does not exist, nor before it was proposed.</summary>
    private static bool IsIn(Scope caller, Match match) => caller.SeesAll || (match is Match.Known { File.WasProposed: true, Pair: var pair } && caller.Role switch
    {
        Role.CompanyHr => pair.HomeCompanies.Any(home => home == caller.Company),
        Role.Participant => pair.People.Any(person => person.Value == caller.Principal),
        _ => false,
    });
}
