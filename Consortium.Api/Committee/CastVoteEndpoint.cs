using Consortium.Api.Decisions;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class CastVoteEndpoint : IEndpoint
{
    /// <param name="Vote">for, against or abstain. Who votes comes from sign-in.</param>
    internal sealed record Request(Vote Vote);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/ballots/{ballot:guid}/votes", Handle)
        .WithName("CastVote")
        .WithSummary("Casts or changes the caller's vote while the ballot is open.")
        .WithTags("Committee")
        .Produces<BallotStanding>();

    private static async Task<IResult> Handle(
        Guid ballot, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var member = new CommitteeMemberId(act.Caller.Principal);
        var decided = await streams.Decide(
            StreamAddress.Of<Ballot>(ballot, act.Expected),
            (Ballot state) => new CastVote(member, request.Vote).Decide(state, clock.GetUtcNow()),
            announce: BallotSettled.Announce,
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => BallotStanding.Of(state, member));
    }
}

/// <summary>How a ballot stands for one member; the count stays hidden until it is settled.</summary>
/// <param name="State"><c>open</c>, or the result: approved, rejected or inquorate.</param>
internal sealed record BallotStanding(BallotId Ballot, string State, Vote? Vote)
{
    public static BallotStanding Of(Ballot ballot, CommitteeMemberId member) => ballot is Ballot.Held held
        ? new BallotStanding(
            held.Id,
            held.Result?.ToString().ToLowerInvariant() ?? "open",
            held.Count.Votes.TryGetValue(member, out var vote) ? vote : null)
        : throw new InvalidOperationException("A ballot that was decided on is held.");
}
