using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Committee;

internal sealed class OpenBallotEndpoint : IEndpoint
{
    /// <param name="ClosesAt">The last instant at which a vote counts, included.</param>
    internal sealed record Request(DateTimeOffset ClosesAt);

    /// <param name="Electors">How many may vote now.</param>
    /// <param name="Quorum">How many votes make the ballot valid.</param>
    internal sealed record Response(BallotId Id, MatchId Match, int Electors, int Quorum, DateTimeOffset ClosesAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/ballot", Handle)
        .WithName("OpenBallot")
        .WithSummary("Brings a match that both home companies consented to before the steering committee.")
        .WithTags("Committee")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid match, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var open = new OpenBallot(new MatchId(match), request.ClosesAt.ToUniversalTime());
        var ballot = OpenBallot.BallotOf(open.Match);
        var location = $"/api/v1/ballots/{ballot.Value}";
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var folds = await streams.Decide(
            [StreamAddress.Of<Match>(match, act.Expected), StreamAddress.Of<Ballot>(ballot.Value)],
            before => open.Decide(before.Of<Match>(match), before.Of<Ballot>(ballot.Value), committee, clock.GetUtcNow())
                .Into(match, ballot.Value)
                .Announcing(() => [new Announcement(new BallotDue(ballot), BallotDue.After(open.ClosesAt))]) with
            { Alongside = act.Keep(StatusCodes.Status201Created, location) },
            ct);

        return Answer.Created(
            folds.As<Ballot>(ballot.Value),
            location,
            state => state is Ballot.Held held
                ? new Response(ballot, open.Match, held.Count.Electors.Count, held.Count.Quorum, held.ClosesAt)
                : throw new InvalidOperationException("A ballot that was opened is held."));
    }
}
