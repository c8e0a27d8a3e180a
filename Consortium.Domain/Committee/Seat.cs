namespace Consortium.Domain.Committee;

/// <summary>A company's seat as it stood when a ballot's roster was frozen.</summary>
/// <param name="Company">The company; it has one vote (L-30).</param>
/// <param name="Member">The holder; the alternate, when the seat had no holder.</param>
/// <param name="Alternate">Who votes for the company when the holder does not; null when it named nobody.</param>
public sealed record Seat(CompanyId Company, CommitteeMemberId Member, CommitteeMemberId? Alternate = null)
{
    /// <summary>The one or two who speak for the company.</summary>
    public IEnumerable<CommitteeMemberId> People => Alternate is { } alternate ? [Member, alternate] : [Member];

    /// <summary>Whether this person speaks for the company.</summary>
    public bool IsHeldBy(CommitteeMemberId member) => Member == member || Alternate == member;

    /// <summary>Whether somebody is left to speak for it when some people are recused.</summary>
    public bool SitsWithout(IReadOnlySet<CommitteeMemberId> recused) =>
        !recused.Contains(Member) || (Alternate is { } alternate && !recused.Contains(alternate));
}

/// <summary>What a seat said last on an item.</summary>
/// <param name="Member">Who of the seat said it.</param>
/// <param name="Vote">The choice.</param>
/// <param name="Reason">Why, when they said.</param>
public sealed record SeatVote(CommitteeMemberId Member, Vote Vote, KeptText? Reason = null);

/// <summary>A seat's choice.</summary>
public enum Vote
{
    /// <summary>In favour.</summary>
    For,

    /// <summary>Not in favour.</summary>
    Against,

    /// <summary>Counts for the quorum only.</summary>
    Abstain,
}
