using System.ComponentModel.DataAnnotations;
using Consortium.Api.Decisions;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class CastVoteEndpoint : IEndpoint
{
    /// <param name="Vote">for, against or abstain. Who votes comes from sign-in.</param>
    /// <param name="Items">On which items; on each that the caller's company may vote on when none is named.</param>
    /// <param name="Reason">For the voters and the coordinators, once the item has its result. With it, one item alone is voted on.</param>
    internal sealed record Request(
        Vote Vote,
        [property: MaxLength(BallotStanding.MostItems)] IReadOnlyList<BallotItemId>? Items,
        [property: StringLength(2000, MinimumLength = 1)] string? Reason);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/ballots/{ballot:guid}/votes", Handle)
        .WithName("CastVote")
        .WithSummary("Casts or changes the vote of the caller's company while an item is open.")
        .WithTags("Committee")
        .Produces<BallotStanding>();

    private static async Task<IResult> Handle(
        Guid ballot, Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (member, company) = (new CommitteeMemberId(act.Caller.Principal), act.Caller.Company.GetValueOrDefault());
        var readers = request.Items is [var only] ? Readers.Ballot(only) : Readers.Ballot(new BallotId(ballot));
        var (reason, keep) = await texts.Keep(act, "vote reason", readers, request.Reason, ct);
        var decided = await streams.Decide(
            StreamAddress.Of<Ballot>(ballot, act.Expected),
            (Ballot state) => new CastVote(member, company, request.Vote, [.. request.Items ?? []], reason).Decide(state, clock.GetUtcNow()),
            announce: BallotItemSettled.Announce,
            alongside: [.. keep, .. act.Keep(StatusCodes.Status200OK)],
            ct: ct);

        return Answer.Ok(decided, state => BallotStanding.Of(state, member));
    }
}

/// <summary>How a ballot stands for one member; the count stays hidden until an item is settled.</summary>
/// <param name="Items">The items that the member is not recused from.</param>
internal sealed record BallotStanding(BallotId Ballot, IReadOnlyList<BallotStanding.Item> Items)
{
    /// <summary>The most items that a ballot has.</summary>
    public const int MostItems = 200;

    /// <param name="State"><c>open</c>, or the result: approved, rejected, inquorate or voided.</param>
    /// <param name="Vote">What the member's company said last.</param>
    internal sealed record Item(BallotItemId Id, string State, Vote? Vote);

    public static BallotStanding Of(Ballot ballot, CommitteeMemberId member)
    {
        if (ballot is not Ballot.Held held || held.SeatOf(member) is not { } seat)
            throw new InvalidOperationException("A ballot that a member decided on is held, and they sit on its roster.");

        return new BallotStanding(
            held.Id,
            [
                .. held.Items.Where(item => !item.Count.Recused.Contains(member)).Select(item => new Item(
                    item.Id,
                    item.Result is { } result ? StoredJson.Word(result) : "open",
                    item.Count.Votes.GetValueOrDefault(seat.Company)?.Vote)),
            ]);
    }
}
