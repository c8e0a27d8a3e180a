namespace Consortium.Domain;

/// <summary>What a company is to the consortium on a day, as far as matches go.</summary>
public enum CompanyStanding
{
    /// <summary>Never admitted, or not yet: a candidate, a refused candidate, or a company that is only known.</summary>
    NotAMember,

    /// <summary>A member.</summary>
    Active,

    /// <summary>A member that takes no new matches for now.</summary>
    Suspended,

    /// <summary>No longer a member.</summary>
    Departed,
}

/// <summary>Whether exclusions keep two companies apart on a day.</summary>
public enum Separation
{
    /// <summary>No exclusion does, or a waiver lifts it.</summary>
    None,

    /// <summary>An exclusion does, and the committee could waive it.</summary>
    ByExclusion,

    /// <summary>An exclusion between direct competitors does; nobody can waive it.</summary>
    ByDirectCompetition,
}
