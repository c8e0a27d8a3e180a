namespace Consortium.Domain.Decisions;

/// <summary>The committee's outcome on one match: what is carried to the companies and kept for ever.</summary>
/// <param name="Id">Follows from the ballot and the match.</param>
/// <param name="Ballot">The ballot that led to it.</param>
/// <param name="Outcome">Approved or not, and on what ground.</param>
/// <param name="RulesPosition">Up to which event the rules had been read: a later rule re-opens the question.</param>
/// <param name="At">When.</param>
public sealed record Decision(DecisionId Id, BallotId Ballot, DecisionOutcome Outcome, long RulesPosition, DateTimeOffset At)
{
    /// <summary>The id of the decision that a ballot leads to on a match.</summary>
    public static DecisionId IdOf(BallotId ballot, MatchId match) => new(DerivedId.Of("decision", ballot.Value, match.Value));
}

/// <summary>What was decided.</summary>
public enum DecisionOutcome
{
    /// <summary>The match is approved.</summary>
    Approved,

    /// <summary>The committee did not approve it.</summary>
    Rejected,

    /// <summary>The ballot closed without a quorum.</summary>
    Inquorate,

    /// <summary>The committee approved it, but a rule that came in meanwhile forbids it.</summary>
    NotEligible,
}
