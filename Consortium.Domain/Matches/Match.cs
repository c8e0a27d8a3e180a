using System.Collections.Immutable;

namespace Consortium.Domain.Matches;

/// <summary>One pair of a mentor and a mentee on its way from the matching run to the committee's decision.</summary>
public abstract record Match : IState<Match, MatchEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "match.unknown", "L-39", "Aucun jumelage ne porte cet identifiant.", "No match has this id.");

    /// <summary>The act needs a match that both home companies consented to.</summary>
    public static readonly Refusal NotConsented = new(
        "match.not-consented", "L-32",
        "Les deux entreprises n'ont pas encore consenti à ce jumelage, ou il est déjà plus loin.",
        "The two companies have not both consented to this match yet, or it is further on already.");

    private Match() { }

    /// <summary>No such match.</summary>
    public sealed record Unknown : Match;

    /// <summary>Found by a run; waits in the coordinator's queue.</summary>
    public sealed record Draft(Pair Pair) : Match;

    /// <summary>Proposed: a place of each person is reserved and both home companies are asked.</summary>
    /// <param name="Consents">Home companies that have consented.</param>
    public sealed record Proposed(Pair Pair, ImmutableHashSet<CompanyId> Consents) : Match;

    /// <summary>Both home companies consented.</summary>
    public sealed record Consented(Pair Pair) : Match;

    /// <summary>Before the steering committee.</summary>
    public sealed record BeforeCommittee(Pair Pair, BallotId Ballot) : Match;

    /// <summary>Decided by the committee, one way or the other.</summary>
    public sealed record Decided(Pair Pair, Decisions.Decision Decision) : Match;

    /// <summary>A home company did not consent, or one of the two people left; the places are free again.</summary>
    public sealed record Withdrawn(Pair Pair) : Match
    {
        /// <summary>The committee's decision, when the match ended after one: both home companies had a notice of it.</summary>
        public Decisions.Decision? Decision { get; init; }
    }

    /// <inheritdoc/>
    public static Match Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Match Evolve(Match state, MatchEvent recorded) => (state, recorded) switch
    {
        (Unknown, MatchEvent.Drafted e) => new Draft(e.Pair),
        (Draft draft, MatchEvent.Proposed) => new Proposed(draft.Pair, []),
        (Proposed proposed, MatchEvent.CompanyConsented e) => proposed with { Consents = proposed.Consents.Add(e.Company) },
        (Proposed proposed, MatchEvent.Consented) => new Consented(proposed.Pair),
        (Proposed proposed, MatchEvent.CompanyDeclined) => new Withdrawn(proposed.Pair),
        (Consented consented, MatchEvent.CompanyDeclined) => new Withdrawn(consented.Pair),
        (Proposed proposed, MatchEvent.ParticipantLost) => new Withdrawn(proposed.Pair),
        (Consented consented, MatchEvent.ParticipantLost) => new Withdrawn(consented.Pair),
        (BeforeCommittee before, MatchEvent.ParticipantLost) => new Withdrawn(before.Pair),
        (Decided decided, MatchEvent.ParticipantLost) => new Withdrawn(decided.Pair) { Decision = decided.Decision },
        (Consented consented, MatchEvent.BroughtBeforeCommittee e) => new BeforeCommittee(consented.Pair, e.Ballot),
        (BeforeCommittee before, MatchEvent.BroughtBeforeCommittee e) => before with { Ballot = e.Ballot },
        (BeforeCommittee before, MatchEvent.ReturnedFromCommittee) => new Consented(before.Pair),
        (BeforeCommittee before, MatchEvent.Decided e) => new Decided(before.Pair, e.Decision),
        _ => state,
    };
}

/// <summary>Who is joined, and why the run thought so.</summary>
/// <param name="Cohort">The cohort of both.</param>
/// <param name="Score">How well the mentor covers the mentee's needs, 0 to 1000.</param>
/// <param name="Confidence">The share of the attributes behind the score that were known, 0 to 100.</param>
public sealed record Pair(
    CohortId Cohort,
    ParticipantId Mentor,
    CompanyId MentorCompany,
    ParticipantId Mentee,
    CompanyId MenteeCompany,
    int Score,
    int Confidence)
{
    /// <summary>The mentor's company and the mentee's.</summary>
    public IReadOnlyList<CompanyId> HomeCompanies => [MentorCompany, MenteeCompany];

    /// <summary>The ids of the two people and of their companies: a link with any of them recuses.</summary>
    public IReadOnlyList<Guid> Touches => [Mentor.Value, Mentee.Value, MentorCompany.Value, MenteeCompany.Value];
}

/// <summary>What happens to a match.</summary>
public abstract record MatchEvent
{
    private MatchEvent() { }

    /// <summary>A matching run found the pair.</summary>
    public sealed record Drafted(MatchId Match, MatchingRunId Run, Pair Pair, DateTimeOffset At) : MatchEvent;

    /// <summary>The coordinator proposed it to both home companies.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="RulesPosition">Up to which event the rules had been read when eligibility was asked.</param>
    /// <param name="At">When.</param>
    public sealed record Proposed(MatchId Match, long RulesPosition, DateTimeOffset At) : MatchEvent;

    /// <summary>A home company consented.</summary>
    public sealed record CompanyConsented(MatchId Match, CompanyId Company, DateTimeOffset At) : MatchEvent;

    /// <summary>Both home companies have consented.</summary>
    public sealed record Consented(MatchId Match, DateTimeOffset At) : MatchEvent;

    /// <summary>A home company did not consent, which ends the match.</summary>
    public sealed record CompanyDeclined(MatchId Match, CompanyId Company, DateTimeOffset At) : MatchEvent;

    /// <summary>One of the two people left, moved to another company or takes no proposals, which ends the match.</summary>
    public sealed record ParticipantLost(MatchId Match, ParticipantId Participant, DateTimeOffset At) : MatchEvent;

    /// <summary>The committee was asked; asked again when the match left a slate for a ballot of its own.</summary>
    public sealed record BroughtBeforeCommittee(MatchId Match, BallotId Ballot, DateTimeOffset At) : MatchEvent;

    /// <summary>Its ballot was voided: the committee is not asked any more.</summary>
    public sealed record ReturnedFromCommittee(MatchId Match, BallotId Ballot, DateTimeOffset At) : MatchEvent;

    /// <summary>The committee decided.</summary>
    public sealed record Decided(MatchId Match, Decisions.Decision Decision) : MatchEvent;
}
