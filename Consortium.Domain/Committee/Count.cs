using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>
/// The arithmetic of one item. Home companies consent and do not vote, unless fewer than two other companies are left: then
/// they vote too, and both must be For. A seat none of whose people is left unrecused leaves the roster. The quorum is more
/// than half of the seats that may vote; an abstention counts for the quorum only; approved means more For than Against, so a
/// tie is not approved.
/// </summary>
/// <param name="Roster">The seats at opening.</param>
/// <param name="HomeCompanies">The companies whose people the item is about.</param>
/// <param name="Recused">People out of this item.</param>
/// <param name="Votes">The last vote of each seat, by its company.</param>
public sealed record Count(
    ImmutableArray<Seat> Roster,
    ImmutableHashSet<CompanyId> HomeCompanies,
    ImmutableHashSet<CommitteeMemberId> Recused,
    ImmutableDictionary<CompanyId, SeatVote> Votes)
{
    /// <summary>The seats that have read the item, by their companies, and who of each did.</summary>
    public ImmutableDictionary<CompanyId, CommitteeMemberId> Readers { get; init; } = ImmutableDictionary<CompanyId, CommitteeMemberId>.Empty;

    // Worked out once, since one vote on a slate asks it hundreds of times of thousands of seats. A copy made by "with" carries it
    // along, so it is asked for whose recusals it was.
    private Seating? _seating;

    /// <summary>The count of an item that has just been opened.</summary>
    public static Count Of(ImmutableArray<Seat> roster, OpenedItem item) =>
        new(roster, [.. item.HomeCompanies], [.. item.Recused], ImmutableDictionary<CompanyId, SeatVote>.Empty);

    /// <summary>Whether the home companies vote: fewer than two other companies are left.</summary>
    public bool HomeCompaniesVote => Seats.HomeCompaniesVote;

    /// <summary>The seats that may vote now.</summary>
    public IReadOnlyList<Seat> Electors => Seats.Electors;

    /// <summary>The fewest votes, abstentions included, that make the result valid: more than half of the electors.</summary>
    public int Quorum => Electors.Count / 2 + 1;

    /// <summary>Votes in favour.</summary>
    public int For => Cast(Vote.For);

    /// <summary>Votes against.</summary>
    public int Against => Cast(Vote.Against);

    /// <summary>Abstentions.</summary>
    public int Abstained => Cast(Vote.Abstain);

    /// <summary>Electors who have not voted.</summary>
    public int Outstanding => Electors.Count - Votes.Count;

    /// <summary>Whether enough electors voted.</summary>
    public bool IsQuorate => Votes.Count >= Quorum;

    /// <summary>How the item would end now.</summary>
    public BallotResult Result =>
        !IsQuorate ? BallotResult.Inquorate
        : For > Against && HomeCompaniesAgree(without: 0) ? BallotResult.Approved
        : BallotResult.Rejected;

    /// <summary>
    /// Whether the item is over: its time has passed, nobody is left to vote, or there is a quorum and no vote still to come
    /// can turn the result. The closing instant itself is still part of the ballot.
    /// </summary>
    public bool IsSettled(DateTimeOffset closesAt, DateTimeOffset at)
    {
        var outstanding = Outstanding;
        if (at > closesAt || outstanding == 0)
            return true;

        return IsQuorate && (Result is BallotResult.Approved ? For > Against + outstanding : CannotBeApproved(outstanding));
    }

    /// <summary>How the item would end now if nobody objects: approved when as many as a quorum have read it.</summary>
    public BallotResult ResultBySilence => Readers.Count >= Quorum ? BallotResult.Approved : BallotResult.Inquorate;

    /// <summary>Whether an item by silence is over: its window has passed, or nobody is left who could object.</summary>
    public bool IsSettledBySilence(DateTimeOffset closesAt, DateTimeOffset at) => at > closesAt || Electors.Count == 0;

    /// <summary>The count with one more seat that has read the item.</summary>
    public Count ReadBy(CompanyId company, CommitteeMemberId member) => this with { Readers = Readers.SetItem(company, member) };

    /// <summary>The count with one more vote; a seat's last vote is the one that counts.</summary>
    public Count With(CompanyId company, SeatVote vote) => this with { Votes = Votes.SetItem(company, vote) };

    /// <summary>The count without a person, whose vote and reading go too; the vote that the other person of the seat cast stays.</summary>
    public Count Without(CommitteeMemberId member) => this with
    {
        Recused = Recused.Add(member),
        Votes = Votes.RemoveRange(Votes.Where(vote => vote.Value.Member == member).Select(vote => vote.Key)),
        Readers = Readers.RemoveRange(Readers.Where(reader => reader.Value == member).Select(reader => reader.Key)),
    };

    private Seating Seats => _seating is { } known && ReferenceEquals(known.Without, Recused) ? known : _seating = Seating.Of(this);

    private bool CannotBeApproved(int outstanding) => For + outstanding <= Against || !HomeCompaniesAgree(without: outstanding);

    // With votes still outstanding, a home company that has not voted may yet agree; one that voted otherwise will not.
    private bool HomeCompaniesAgree(int without) => !HomeCompaniesVote || HomeCompanies.All(home =>
        Seats.Sitting.Any(seat => seat.Company == home && (Votes.TryGetValue(home, out var vote) ? vote.Vote is Vote.For : without > 0)));

    private int Cast(Vote vote) => Votes.Values.Count(cast => cast.Vote == vote);

    /// <summary>Who sits and who may vote, without the people who are recused.</summary>
    private sealed record Seating(
        ImmutableHashSet<CommitteeMemberId> Without, ImmutableArray<Seat> Sitting, bool HomeCompaniesVote, ImmutableArray<Seat> Electors)
    {
        public static Seating Of(Count count)
        {
            ImmutableArray<Seat> sitting = count.Recused.IsEmpty ? count.Roster : [.. count.Roster.Where(seat => seat.SitsWithout(count.Recused))];
            ImmutableArray<Seat> others = [.. sitting.Where(seat => !count.HomeCompanies.Contains(seat.Company))];
            return others.Length < 2 ? new(count.Recused, sitting, true, sitting) : new(count.Recused, sitting, false, others);
        }
    }
}
