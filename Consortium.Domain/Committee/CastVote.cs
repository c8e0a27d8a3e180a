using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>
/// A member votes for their company, or changes its vote while an item is open. The vote that leaves nothing to be turned
/// settles the item. The same vote again records nothing, after the settlement too.
/// </summary>
/// <param name="Member">Who votes; known from sign-in, never from a request's body.</param>
/// <param name="Company">The company that they signed in for: nobody votes for another (L-30).</param>
/// <param name="Vote">The choice.</param>
/// <param name="Items">On which items; on each that the company may vote on when none is named.</param>
/// <param name="Reason">Why; of a vote on one item. A vote against an admission or a waiver has one (L-34).</param>
public sealed record CastVote(CommitteeMemberId Member, CompanyId Company, Vote Vote, ImmutableArray<BallotItemId> Items, KeptText? Reason = null)
{
    public static readonly Refusal Closed = new(
        "ballot.closed", "L-30", "Le scrutin est clos.", "The ballot is closed.");

    public static readonly Refusal OwnCompany = new(
        "ballot.own-company", "L-32",
        "Votre entreprise est l'une des deux du jumelage : elle consent, elle ne vote pas.",
        "Your company is one of the two in the match: it consents, it does not vote.");

    public static readonly Refusal Recused = new(
        "ballot.recused", "L-31", "Vous êtes récusé·e de ce scrutin.", "You are recused from this ballot.");

    public static readonly Refusal BySilence = new(
        "ballot.by-silence", "L-35",
        "Ces points sont approuvés si personne ne s'y oppose : confirmez votre lecture, ou opposez-vous à un point.",
        "These items are approved unless somebody objects: confirm that you have read them, or object to one.");

    public static readonly Refusal ReasonNeeded = new(
        "ballot.reason-needed", "L-34",
        "Dites pourquoi : un vote contre une adhésion ou une dérogation est motivé.",
        "Say why: a vote against an admission or a waiver has a reason.");

    public static readonly Refusal ReasonOnSeveral = new(
        "ballot.reason-on-several", "L-34",
        "Un motif porte sur un seul point : votez sur ce point seul, en le nommant.",
        "A reason is about one item: vote on that item alone, by its id.");

    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at)
    {
        if (ballot is not Ballot.Held held || held.SeatOf(Member)?.Company != Company)
            return Ballot.NotFound;

        var (items, refusal) = held.Choose(Items, item => IsCast(item.Count.Votes.GetValueOrDefault(Company)), item => StandsInTheWay(held, item, at));
        if (refusal is not null)
            return refusal;
        if (items.IsEmpty)
            return Outcome.AlreadyDone<BallotEvent>();

        if (Reason is not null && Items.Length != 1 && held.Items.Length > 1)
            return ReasonOnSeveral;

        return CloseBallot.Settling(held, new BallotEvent.VoteCast(held.Id, Company, Member, Vote, items, Reason, at), items, at);
    }

    // Said again without a reason, a vote keeps the one that it had.
    private bool IsCast(SeatVote? cast) => cast is not null && cast.Member == Member && cast.Vote == Vote && (Reason is null || Reason == cast.Reason);

    private Refusal? StandsInTheWay(Ballot.Held ballot, BallotItem item, DateTimeOffset at)
    {
        if (item.Result is not null || at > ballot.ClosesAt)
            return Closed;
        if (item.Count.Recused.Contains(Member))
            return Recused;
        if (ballot.Procedure is BallotProcedure.NoObjection)
            return BySilence;
        if (item.Count.HomeCompanies.Contains(Company) && !item.Count.HomeCompaniesVote)
            return OwnCompany;

        return Vote is Vote.Against && Reason is null && item.Subject is (BallotSubject.OfAdmission or BallotSubject.OfWaiver) ? ReasonNeeded : null;
    }
}
