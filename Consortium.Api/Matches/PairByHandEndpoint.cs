using System.Text.Json;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Matching;

namespace Consortium.Api.Matches;

internal sealed class PairByHandEndpoint : IEndpoint
{
    /// <param name="Mentor">A mentor of the cohort.</param>
    /// <param name="Mentee">A mentee of the cohort, of another company.</param>
    internal sealed record Request(ParticipantId Mentor, ParticipantId Mentee);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/matches", Handle)
        .WithName("PairByHand")
        .WithSummary("Joins two people whom no run has joined; the match is in the queue, screened.")
        .WithTags("Matches")
        .Produces<MatchResponse>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid cohort, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (mentor, _) = await streams.Load<Participant>(request.Mentor.Value, ct);
        var (mentee, _) = await streams.Load<Participant>(request.Mentee.Value, ct);
        if (mentor is not Participant.Registered lends || mentee is not Participant.Registered asks || lends.Cohort.Value != cohort)
            return Answer.Refused(Participant.NotFound);

        var match = new MatchId(act.NewId("match"));
        var location = $"/api/v1/matches/{match.Value}";
        var score = Score.Of(lends.Profile, asks.Profile);
        var pair = new PairByHand(
            match,
            new Pair(lends.Cohort, lends.Id, lends.Company, asks.Id, asks.Company, score.Points, score.Confidence),
            new CoordinatorId(act.Caller.Principal));
        var (inForce, _) = await rules.Now(ct);
        var decided = await streams.DecideAlone(
            match,
            state => pair.Decide(state, mentor, mentee, inForce, clock.GetUtcNow()),
            ct,
            alongside: [Rationale(match, lends, asks), .. act.Keep(StatusCodes.Status201Created, location)]);
        return Answer.Created(decided, location, state => MatchResponse.Whole(match, state));
    }

    private static SqlStatement Rationale(MatchId match, Participant.Registered mentor, Participant.Registered mentee) => new(
        "insert into consortium.match_rationale (match, rationale) values ($1, $2::jsonb) on conflict (match) do nothing",
        match.Value,
        JsonSerializer.Serialize(
            new
            {
                Reasons = Score.ReasonsOf(mentor.Profile, mentee.Profile),
                Gaps = Score.GapsOf(mentor.Profile, mentee.Profile),
                Alternatives = Array.Empty<object>(),
            },
            StoredJson.Options));
}
