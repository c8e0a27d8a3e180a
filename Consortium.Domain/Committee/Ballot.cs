using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>One ballot of the steering committee. A ballot on one subject is a slate of one.</summary>
public abstract record Ballot : IState<Ballot, BallotEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "ballot.unknown", "L-30", "Aucun scrutin ne porte cet identifiant.", "No ballot has this id.");

    /// <summary>The ballot has no such item, or not any more.</summary>
    public static readonly Refusal NoSuchItem = new(
        "ballot-item.unknown", "L-35", "Ce scrutin n'a pas de point portant cet identifiant.", "This ballot has no item with this id.");

    private Ballot() { }

    /// <summary>No such ballot.</summary>
    public sealed record Unknown : Ballot;

    /// <summary>Opened. It is over when each of its items has a result.</summary>
    /// <param name="Roster">The seats at opening; it never changes (L-30).</param>
    /// <param name="Items">What is asked, in the order of the agenda.</param>
    /// <param name="Procedure">How its items come to an end.</param>
    /// <param name="ClosesAt">The last instant at which a vote counts, included.</param>
    public sealed record Held(
        BallotId Id, ImmutableArray<Seat> Roster, ImmutableArray<BallotItem> Items, BallotProcedure Procedure, DateTimeOffset ClosesAt) : Ballot
    {
        /// <summary>The seat that a person speaks for; null when none.</summary>
        public Seat? SeatOf(CommitteeMemberId member) => Roster.FirstOrDefault(seat => seat.IsHeldBy(member));

        /// <summary>Whether what became of every match on it is noted.</summary>
        public bool IsConcluded => Items.All(item => item.IsConcluded);

        /// <summary>The item on a subject; null when it is not, or no longer, on this ballot.</summary>
        public BallotItem? On(BallotSubject subject) => Items.FirstOrDefault(item => item.Subject == subject);

        /// <summary>
        /// The items that an act is still to be done on. Of named items each must be there and free, or done already; when none
        /// is named, all are meant, and those that are not free are passed over as long as one is free or done.
        /// </summary>
        internal (ImmutableArray<BallotItemId> Items, Refusal? Refusal) Choose(
            ImmutableArray<BallotItemId> named, Func<BallotItem, bool> isDone, Func<BallotItem, Refusal?> standsInTheWay)
        {
            ImmutableArray<BallotItem> asked = [.. Items.Where(item => named.IsEmpty || named.Contains(item.Id))];
            if (asked.IsEmpty || named.Any(id => asked.All(item => item.Id != id)))
                return ([], NoSuchItem);

            ImmutableArray<BallotItem> undone = [.. asked.Where(item => !isDone(item))];
            ImmutableArray<BallotItem> free = [.. undone.Where(item => standsInTheWay(item) is null)];
            var passes = named.IsEmpty ? free.Length > 0 || undone.Length < asked.Length : free.Length == undone.Length;
            return passes ? ([.. free.Select(item => item.Id)], null) : ([], undone.Select(standsInTheWay).First(refusal => refusal is not null));
        }

        internal Held With(ImmutableArray<BallotItemId> items, Func<BallotItem, BallotItem> change)
        {
            var chosen = items.ToHashSet();
            return this with { Items = [.. Items.Select(item => chosen.Contains(item.Id) ? change(item) : item)] };
        }
    }

    /// <inheritdoc/>
    public static Ballot Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Ballot Evolve(Ballot state, BallotEvent recorded) => (state, recorded) switch
    {
        (Unknown, BallotEvent.Opened e) => new Held(
            e.Ballot,
            e.Roster,
            [.. e.Items.Select(item => new BallotItem(item.Item, item.Subject, item.Dossier, Count.Of(e.Roster, item), Result: null))],
            e.Procedure,
            e.ClosesAt),
        (Held ballot, BallotEvent.MemberRecused e) => ballot.With(e.Items, item => item with { Count = item.Count.Without(e.Member) }),
        (Held ballot, BallotEvent.VoteCast e) =>
            ballot.With(e.Items, item => item with { Count = item.Count.With(e.Company, new SeatVote(e.Member, e.Vote, e.Reason)) }),
        (Held ballot, BallotEvent.ItemsRead e) => ballot.With(e.Items, item => item with { Count = item.Count.ReadBy(e.Company, e.Member) }),
        (Held ballot, BallotEvent.ItemPulledOut e) => ballot with { Items = ballot.Items.RemoveAll(item => item.Id == e.Item) },
        (Held ballot, BallotEvent.Voided e) => ballot.With(e.Items, item => item with { Result = BallotResult.Voided, IsConcluded = true }),
        (Held ballot, BallotEvent.ItemSettled e) => ballot.With([e.Item], item => item with { Result = e.Result }),
        (Held ballot, BallotEvent.MatchConcluded e) =>
            ballot.With([e.Item], item => item with { IsConcluded = true, Decision = e.Decision }),
        _ => state,
    };
}

/// <summary>What happens to a ballot.</summary>
public abstract record BallotEvent
{
    private BallotEvent() { }

    /// <summary>The ballot opened; its roster is frozen from here on (L-30).</summary>
    /// <param name="Ballot">The ballot.</param>
    /// <param name="Roster">Every seat of the committee at opening.</param>
    /// <param name="Items">What is asked, in the order of the agenda.</param>
    /// <param name="Procedure">How its items come to an end.</param>
    /// <param name="ClosesAt">The last instant at which a vote counts, included.</param>
    /// <param name="At">When.</param>
    public sealed record Opened(
        BallotId Ballot,
        ImmutableArray<Seat> Roster,
        ImmutableArray<OpenedItem> Items,
        BallotProcedure Procedure,
        DateTimeOffset ClosesAt,
        DateTimeOffset At) : BallotEvent;

    /// <summary>A member left these items: no vote, no dossier, no part in the quorum (L-31).</summary>
    public sealed record MemberRecused(BallotId Ballot, CommitteeMemberId Member, ImmutableArray<BallotItemId> Items, DateTimeOffset At) : BallotEvent;

    /// <summary>A seat voted on these items, or changed its vote.</summary>
    /// <param name="Ballot">The ballot.</param>
    /// <param name="Company">Whose vote it is.</param>
    /// <param name="Member">Who cast it.</param>
    /// <param name="Vote">The choice.</param>
    /// <param name="Items">The items that it counts on.</param>
    /// <param name="Reason">Why; of a vote on one item alone.</param>
    /// <param name="At">When.</param>
    public sealed record VoteCast(
        BallotId Ballot,
        CompanyId Company,
        CommitteeMemberId Member,
        Vote Vote,
        ImmutableArray<BallotItemId> Items,
        KeptText? Reason,
        DateTimeOffset At) : BallotEvent;

    /// <summary>A seat has read these items, and has nothing against them so far.</summary>
    public sealed record ItemsRead(
        BallotId Ballot, CompanyId Company, CommitteeMemberId Member, ImmutableArray<BallotItemId> Items, DateTimeOffset At) : BallotEvent;

    /// <summary>An item left the slate and is voted on in a ballot of its own.</summary>
    /// <param name="Ballot">The slate.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Into">The ballot of its own.</param>
    /// <param name="By">The company that objected; null when a coordinator pulled it out.</param>
    /// <param name="Reason">Why, when somebody said.</param>
    /// <param name="At">When.</param>
    public sealed record ItemPulledOut(BallotId Ballot, BallotItemId Item, BallotId Into, CompanyId? By, KeptText? Reason, DateTimeOffset At)
        : BallotEvent;

    /// <summary>The ballot was voided: what was still open of it ended without a result (C-22).</summary>
    public sealed record Voided(
        BallotId Ballot, ImmutableArray<BallotItemId> Items, ImmutableArray<BallotSubject> Subjects, KeptText Reason, DateTimeOffset At) : BallotEvent;

    /// <summary>An item ended.</summary>
    public sealed record ItemSettled(
        BallotId Ballot, BallotItemId Item, BallotSubject Subject, BallotResult Result, int For, int Against, int Abstained, DateTimeOffset At)
        : BallotEvent;

    /// <summary>What became of a settled item's match is noted.</summary>
    /// <param name="Ballot">The ballot.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Decision">What was decided; null when the match had ended before.</param>
    /// <param name="At">When.</param>
    public sealed record MatchConcluded(BallotId Ballot, BallotItemId Item, Decisions.Decision? Decision, DateTimeOffset At) : BallotEvent;
}
