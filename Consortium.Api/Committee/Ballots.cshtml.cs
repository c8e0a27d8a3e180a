using Consortium.Api.Http;
using Consortium.Api.Pages;

namespace Consortium.Api.Committee;

/// <summary>What a member of the committee has to vote on, the nearest deadline first, then what is done with, and what was settled.</summary>
internal sealed class BallotsModel : ServicePage
{
    private const int MostSettled = 50;

    public IReadOnlyList<BallotCard> Open { get; private set; } = [];

    public IReadOnlyList<BallotCard> Settled { get; private set; } = [];

    protected override async Task Load(CancellationToken ct)
    {
        Open = Cards(await Api.All<ListBallotsEndpoint.Paper>("ListBallots", new { open = true }, ct)).OrderBy(card => card.IsDone).ThenBy(card => card.ClosesAt).ToList();
        var settled = await Api.Get<Page<ListBallotsEndpoint.Paper>>("ListBallots", new { open = false, newest = true, limit = PageRequest.MostPerPage }, ct);
        Settled = Cards(settled.Items).OrderByDescending(card => card.ClosesAt).Take(MostSettled).ToList();
    }

    private static IEnumerable<BallotCard> Cards(IEnumerable<ListBallotsEndpoint.Paper> papers) =>
        papers.GroupBy(paper => paper.Ballot, (ballot, items) => new BallotCard(ballot, [.. items.OrderBy(item => item.Place)]));
}

/// <summary>A ballot with the items on it that its reader may see.</summary>
internal sealed record BallotCard(Guid Ballot, IReadOnlyList<ListBallotsEndpoint.Paper> Items)
{
    public DateTimeOffset ClosesAt => Items.Max(item => item.ClosesAt);

    /// <summary>The items that the reader's company votes on.</summary>
    public IReadOnlyList<ListBallotsEndpoint.Paper> ToVoteOn => [.. Items.Where(item => item.Votes)];

    /// <summary>On how many of them it has voted.</summary>
    public int Voted => ToVoteOn.Count(item => item.Vote is not null);

    public bool IsDone => Items is [{ Procedure: "no-objection", Read: true }, ..] || Voted == ToVoteOn.Count;
}
