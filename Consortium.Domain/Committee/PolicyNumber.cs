namespace Consortium.Domain.Committee;

/// <summary>The numbers of the programme that a decision of the committee changes. The quorum is a rule and not one of them.</summary>
public enum PolicyNumber
{
    /// <summary>How many working days an objection to a slate may take (L-35).</summary>
    ObjectionWindowWorkingDays,

    /// <summary>How many days a ballot is open when nothing else is said.</summary>
    BallotLengthDays,

    /// <summary>The longest tail of a non-solicitation covenant after its match ended, in months (L-06).</summary>
    LongestCovenantTailMonths,

    /// <summary>How many years back an employment, a shareholding or a contract counts as a conflict (L-26).</summary>
    ConflictLookBackYears,
}
