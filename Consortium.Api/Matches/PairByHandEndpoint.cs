using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

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
        var pair = new PairByHand(match, ScoredPairs.Of(lends, asks), new CoordinatorId(act.Caller.Principal));
        var (inForce, _) = await rules.Now(ct);
        var decided = await streams.DecideAlone(
            match,
            state => pair.Decide(state, mentor, mentee, inForce, clock.GetUtcNow()),
            ct,
            alongside: [ScoredPairs.Rationale(match, lends, asks), .. act.Keep(StatusCodes.Status201Created, location)]);
        return Answer.Created(decided, location, state => MatchResponse.Whole(match, state));
    }
}
