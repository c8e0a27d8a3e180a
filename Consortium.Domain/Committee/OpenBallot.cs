using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>
/// Lays one or several subjects before the committee. The roster is the committee of this moment, a seat per member company;
/// members with a declared link to what an item touches open recused from it. Opening the ballot again records nothing.
/// </summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="ClosesAt">The last instant at which a vote counts, included, within a year; when null, as the policy says.</param>
/// <param name="Procedure">How its items come to an end. By silence, it is open for the policy's working days at least.</param>
public sealed record OpenBallot(BallotId Ballot, DateTimeOffset? ClosesAt, BallotProcedure Procedure = BallotProcedure.Vote)
{
    public static readonly Refusal ClosesInThePast = new(
        "ballot.closes-in-the-past", "L-30",
        "La fin du scrutin est déjà passée : choisissez un moment à venir.",
        "The ballot would close in the past: choose a time to come.");

    public static readonly Refusal ClosesTooLate = new(
        "ballot.closes-too-late", "C-01",
        "Un scrutin dure un an au plus : choisissez une fin plus proche.",
        "A ballot is open for a year at most: choose an earlier end.");

    public static readonly Refusal NobodyMayVote = new(
        "ballot.nobody-may-vote", "L-31",
        "Personne ne peut voter : tous les sièges sont vacants ou récusés.",
        "Nobody may vote: every seat is vacant or recused.");

    public static readonly Refusal WindowTooShort = new(
        "ballot.objection-window-too-short", "L-35",
        "Le délai d'opposition est plus court que celui fixé par le comité.",
        "The objection window is shorter than the one that the committee fixed.");

    public static readonly Refusal OutOfRange = new(
        "policy.out-of-range", "A-14",
        "Cette valeur est hors des bornes du paramètre.",
        "This value is outside of the number's range.");

    /// <param name="ballot">What is recorded under the id.</param>
    /// <param name="topics">What is asked, in the order of the agenda; at least one.</param>
    /// <param name="committee">Who sits now.</param>
    /// <param name="rules">The rules in force: who is a member, and the policy.</param>
    /// <param name="at">When.</param>
    public Outcome<BallotEvent> Decide(
        Ballot ballot, IReadOnlyList<Topic> topics, SteeringCommittee committee, ConsortiumRules rules, DateTimeOffset at)
    {
        if (ballot is Committee.Ballot.Held)
            return Outcome.AlreadyDone<BallotEvent>();
        if (topics.Select(topic => topic.Subject).OfType<BallotSubject.OfPolicy>().FirstOrDefault(IsOutOfRange) is { } outOfRange)
            return OutOfRange.With("lowest", PolicyRange.Of(outOfRange.Number).Lowest).With("highest", PolicyRange.Of(outOfRange.Number).Highest);

        var window = WorkingDays.After(at, rules.Policy[PolicyNumber.ObjectionWindowWorkingDays]);
        var closesAt = ClosesAt ?? (Procedure is BallotProcedure.Vote ? at.AddDays(rules.Policy[PolicyNumber.BallotLengthDays]) : window);
        if (closesAt <= at)
            return ClosesInThePast;
        if (closesAt > at.AddYears(1))
            return ClosesTooLate;
        if (Procedure is BallotProcedure.NoObjection && closesAt < window)
            return WindowTooShort.With("until", $"{window:O}");

        var roster = committee.RosterOf(rules.ActiveMembers);
        ImmutableArray<OpenedItem> items =
        [
            .. topics.Select((topic, place) => new OpenedItem(
                BallotItem.IdOf(Ballot, place), topic.Subject, topic.HomeCompanies, Recused(topic, roster, committee), topic.Dossier)),
        ];
        if (items.Any(item => Count.Of(roster, item).Electors.Count == 0))
            return NobodyMayVote;

        return new BallotEvent.Opened(Ballot, roster, items, Procedure, closesAt, at);
    }

    private static bool IsOutOfRange(BallotSubject.OfPolicy policy) => !PolicyRange.Of(policy.Number).Allows(policy.Value);

    private static ImmutableArray<CommitteeMemberId> Recused(Topic topic, ImmutableArray<Seat> roster, SteeringCommittee committee) =>
        [.. roster.Where(seat => topic.Gaining.Contains(seat.Company)).SelectMany(seat => seat.People).Union(committee.LinkedWith(topic.Touches))];
}
