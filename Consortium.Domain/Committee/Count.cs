using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>
/// The arithmetic of a ballot. Home companies consent and do not vote, unless fewer than two other companies are left: then
/// they vote too, and both must be For. Recused members leave the roster. The quorum is more than half of those who may vote;
/// an abstention counts for the quorum only; approved means more For than Against, so a tie is not approved.
/// </summary>
/// <param name="Roster">The seats at opening.</param>
/// <param name="HomeCompanies">The companies of the match's two people.</param>
/// <param name="Recused">Members out of this ballot.</param>
/// <param name="Votes">The last vote of each member.</param>
public sealed record Count(
    ImmutableArray<Seat> Roster,
    ImmutableHashSet<CompanyId> HomeCompanies,
    ImmutableHashSet<CommitteeMemberId> Recused,
    ImmutableDictionary<CommitteeMemberId, Vote> Votes)
{
    /// <summary>Whether the home companies vote: fewer than two other companies are left.</summary>
    public bool HomeCompaniesVote => Roster.Count(seat => !HomeCompanies.Contains(seat.Company) && !Recused.Contains(seat.Member)) < 2;

    /// <summary>Who may vote now.</summary>
    public IReadOnlyList<Seat> Electors =>
        [.. Roster.Where(seat => !Recused.Contains(seat.Member) && (HomeCompaniesVote || !HomeCompanies.Contains(seat.Company)))];

    /// <summary>The fewest votes, abstentions included, that make the ballot valid: more than half of the electors.</summary>
    public int Quorum => Electors.Count / 2 + 1;

    /// <summary>Votes in favour.</summary>
    public int For => Cast(Vote.For);

    /// <summary>Votes against.</summary>
    public int Against => Cast(Vote.Against);

    /// <summary>Abstentions.</summary>
    public int Abstained => Cast(Vote.Abstain);

    /// <summary>Electors who have not voted.</summary>
    public int Outstanding => Electors.Count - For - Against - Abstained;

    /// <summary>Whether enough electors voted.</summary>
    public bool IsQuorate => For + Against + Abstained >= Quorum;

    /// <summary>How the ballot would end now.</summary>
    public BallotResult Result =>
        !IsQuorate ? BallotResult.Inquorate
        : For > Against && HomeCompaniesAgree(without: 0) ? BallotResult.Approved
        : BallotResult.Rejected;

    /// <summary>
    /// Whether the ballot is over: its time has passed, nobody is left to vote, or there is a quorum and no vote still to come
    /// can turn the result. The closing instant itself is still part of the ballot.
    /// </summary>
    public bool IsSettled(DateTimeOffset closesAt, DateTimeOffset at) =>
        at > closesAt || Outstanding == 0 || (IsQuorate && (Result is BallotResult.Approved ? For > Against + Outstanding : CannotBeApproved));

    /// <summary>The count with one more vote; a member's last vote is the one that counts.</summary>
    public Count With(CommitteeMemberId member, Vote vote) => this with { Votes = Votes.SetItem(member, vote) };

    /// <summary>The count without a member, whose vote goes too.</summary>
    public Count Without(CommitteeMemberId member) => this with { Recused = Recused.Add(member), Votes = Votes.Remove(member) };

    private bool CannotBeApproved => For + Outstanding <= Against || !HomeCompaniesAgree(without: Outstanding);

    // With votes still outstanding, a home company that has not voted may yet agree; one that voted otherwise will not.
    private bool HomeCompaniesAgree(int without) => !HomeCompaniesVote || HomeCompanies.All(home =>
        Electors.Any(seat => seat.Company == home && (Votes.TryGetValue(seat.Member, out var vote) ? vote is Vote.For : without > 0)));

    private int Cast(Vote vote) => Electors.Count(seat => Votes.TryGetValue(seat.Member, out var cast) && cast == vote);
}
