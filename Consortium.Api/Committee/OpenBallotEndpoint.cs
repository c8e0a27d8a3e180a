using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Committee;

internal sealed class OpenBallotEndpoint : IEndpoint
{
    /// <param name="ClosesAt">The last instant at which a vote counts, included; as the policy says when absent.</param>
    internal sealed record Request(DateTimeOffset? ClosesAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/ballot", Handle)
        .WithName("OpenBallot")
        .WithSummary("Brings a match that both home companies consented to before the steering committee.")
        .WithTags("Committee")
        .Produces<BallotOpened>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid match, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var opening = new OpenBallot(new BallotId(act.NewId("ballot")), request.ClosesAt?.ToUniversalTime());
        var ballot = opening.Ballot.Value;
        var location = BallotOpened.LocationOf(opening.Ballot);
        var (inForce, _) = await rules.Now(ct);
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var folds = await streams.Decide(
            [StreamAddress.Of<Match>(match, act.Expected), StreamAddress.Of<Ballot>(ballot)],
            before =>
            {
                var outcome = new BringBeforeCommittee([new MatchId(match)], opening)
                    .Decide([before.Of<Match>(match)], before.Of<Ballot>(ballot), committee, inForce, clock.GetUtcNow());
                return outcome.Into(match, ballot).Announcing(() => BallotDue.Announce(outcome.Second)) with
                {
                    Alongside = act.Keep(StatusCodes.Status201Created, location),
                };
            },
            ct);

        return Answer.Created(folds.As<Ballot>(ballot), location, BallotOpened.Of);
    }
}

/// <summary>A ballot that was opened.</summary>
/// <param name="Items">What is asked, in the order of the agenda.</param>
internal sealed record BallotOpened(BallotId Id, IReadOnlyList<BallotOpened.Item> Items, DateTimeOffset ClosesAt)
{
    /// <param name="Electors">How many seats may vote now.</param>
    /// <param name="Quorum">How many votes make the result valid.</param>
    internal sealed record Item(BallotItemId Id, int Electors, int Quorum);

    public static string LocationOf(BallotId ballot) => $"/api/v1/ballots/{ballot.Value}";

    public static BallotOpened Of(Ballot ballot) => ballot is Ballot.Held held
        ? new BallotOpened(held.Id, [.. held.Items.Select(item => new Item(item.Id, item.Count.Electors.Count, item.Count.Quorum))], held.ClosesAt)
        : throw new InvalidOperationException("A ballot that was opened is held.");
}
