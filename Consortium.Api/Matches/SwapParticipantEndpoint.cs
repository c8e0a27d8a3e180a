using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class SwapParticipantEndpoint : IEndpoint
{
    /// <param name="Participant">Who takes the place of the person in the same role.</param>
    internal sealed record Request(ParticipantId Participant);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/swaps", Handle)
        .WithName("SwapParticipant")
        .WithSummary("Puts an alternative in the place of mentor or mentee: this match ends, another begins, and the places move in one step.")
        .WithTags("Matches")
        .Produces<MatchResponse>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid match, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (state, _) = await streams.Load<Match>(match, ct);
        if (state is not Match.Known { Pair: var pair })
            return Answer.Refused(Match.NotFound);

        var (joins, _) = await streams.Load<Participant>(request.Participant.Value, ct);
        if (joins is not Participant.Registered alternative || alternative.Cohort != pair.Cohort)
            return Answer.Refused(Participant.NotFound);

        var leaves = alternative.Role is MentoringRole.Mentor ? pair.Mentor : pair.Mentee;
        var (stays, _) = await streams.Load<Participant>((leaves == pair.Mentor ? pair.Mentee : pair.Mentor).Value, ct);
        if (stays is not Participant.Registered other)
            return Answer.Refused(Participant.NotFound);

        var (mentor, mentee) = leaves == pair.Mentor ? (alternative, other) : (other, alternative);
        var into = SwapParticipant.IntoOf(new MatchId(match), alternative.Id);
        var swap = new SwapParticipant(new MatchId(match), into, ScoredPairs.Of(mentor, mentee), new CoordinatorId(act.Caller.Principal));
        var location = $"/api/v1/matches/{into.Value}";
        var (inForce, position) = await rules.Now(ct);
        var folds = await streams.Decide(
            [
                StreamAddress.Of<Match>(match, act.Expected),
                StreamAddress.Of<Match>(into.Value),
                .. ((Guid[])[mentor.Id.Value, mentee.Id.Value, leaves.Value]).Distinct().Select(person => StreamAddress.Of<Participant>(person)),
            ],
            before =>
            {
                var begins = before.Of<Match>(into.Value);
                var swapped = swap.Decide(
                    before.Of<Match>(match),
                    begins,
                    before.Of<Participant>(mentor.Id.Value),
                    before.Of<Participant>(mentee.Id.Value),
                    before.Of<Participant>(leaves.Value),
                    inForce,
                    position,
                    clock.GetUtcNow());
                return new Recording(swapped.Refusal)
                {
                    Events =
                    [
                        (match, [.. swapped.Match]),
                        (into.Value, [.. swapped.Into]),
                        (mentor.Id.Value, [.. swapped.Mentor]),
                        (mentee.Id.Value, [.. swapped.Mentee]),
                        (leaves.Value, [.. swapped.Leaves]),
                    ],
                    Announcements = [.. MatchWaits.Announce(into, begins, swapped.Into.Aggregate(begins, Match.Evolve))],
                    Alongside = [ScoredPairs.Rationale(into, mentor, mentee), .. act.Keep(StatusCodes.Status201Created, location)],
                };
            },
            ct);

        return Answer.Created(folds.As<Match>(into.Value), location, after => MatchResponse.Whole(into, after));
    }
}
