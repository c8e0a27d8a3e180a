using Consortium.Api.Cohorts;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class AnswerMatchEndpoint : IEndpoint
{
    /// <param name="Accepts">Whether the person takes the match; a no ends it and frees both places.</param>
    /// <param name="Reason">Why not: for the person alone to say, who may leave it out; no company is told it.</param>
    internal sealed record Request(bool Accepts, WithdrawalReason? Reason);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/participants/{participant:guid}/answer", Handle)
        .WithName("AnswerMatch")
        .WithSummary("Mentor or mentee accepts an approved match, or does not; human resources may record it for their own person.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(
        Guid match, Guid participant, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var answer = new AnswerMatch(new MatchId(match), new ParticipantId(participant), request.Accepts, request.Reason);
        var (state, _) = await streams.Load<Match>(match, ct);
        if (state is not Match.Known { Pair: var pair } || !MaySpeakFor(act.Caller, answer.Participant, pair))
            return Answer.Refused(Match.NotFound);
        if (request.Reason is not null && act.Caller.Role is not Role.Participant)
            return Answer.Refused(LeavingEndpoints.ReasonIsNotYours);

        var (cohort, _) = await streams.Load<Cohort>(pair.Cohort.Value, ct);
        var (inForce, position) = await rules.Now(ct);
        return Answer.Ok(
            await streams.DecideWithPlaces(
                answer.Match,
                (current, mentor, mentee) => answer.Decide(current, mentor, mentee, cohort, inForce, position, clock.GetUtcNow()),
                ct,
                act.Expected,
                act.Keep(StatusCodes.Status200OK)),
            after => MatchResponse.ForHome(answer.Match, after));
    }

    private static bool MaySpeakFor(Scope caller, ParticipantId person, Pair pair) =>
        pair.CompanyOf(person) is { } company && caller.Company == company && (caller.Role is Role.CompanyHr || caller.Principal == person.Value);
}
