using System.Collections.Immutable;

namespace Consortium.Domain.Agreements;

/// <summary>
/// What two companies may agree beyond the conduct rule, « non-maraudage » on screen: that one of them, or each, does not
/// use the programme's contact to solicit the other's participants. Bounded in persons, act, territory and time, signed off by
/// counsel on both sides, and it ends by itself. Nothing here can say that somebody may not be hired.
/// </summary>
public abstract record NonSolicitationCovenant : IState<NonSolicitationCovenant, CovenantEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "covenant.unknown", "L-02", "Aucun engagement de non-maraudage ne porte cet identifiant.", "No non-solicitation covenant has this id.");

    private NonSolicitationCovenant() { }

    /// <summary>No such covenant.</summary>
    public sealed record Unknown : NonSolicitationCovenant;

    /// <summary>Being prepared; items may still be missing, and it binds nobody.</summary>
    /// <param name="SignOffs">Whose counsel signed this draft off.</param>
    public sealed record Draft(CovenantId Id, CovenantDraft Items, ImmutableDictionary<CompanyId, CounselSignOff> SignOffs) : NonSolicitationCovenant;

    /// <summary>In force until the last day of its terms.</summary>
    public sealed record InForce(CovenantId Id, CovenantTerms Terms) : NonSolicitationCovenant;

    /// <summary>Over. What comes after is another covenant (L-07).</summary>
    public sealed record Expired(CovenantId Id, CovenantTerms Terms) : NonSolicitationCovenant;

    /// <inheritdoc/>
    public static NonSolicitationCovenant Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static NonSolicitationCovenant Evolve(NonSolicitationCovenant state, CovenantEvent recorded) => (state, recorded) switch
    {
        (Unknown or Draft, CovenantEvent.Drafted e) => new Draft(e.Covenant, e.Items, ImmutableDictionary<CompanyId, CounselSignOff>.Empty),
        (Draft draft, CovenantEvent.SignedOff e) => draft with { SignOffs = draft.SignOffs.SetItem(e.Company, e.SignOff) },
        (Draft draft, CovenantEvent.TookEffect e) => new InForce(draft.Id, e.Terms),
        (InForce inForce, CovenantEvent.Expired) => new Expired(inForce.Id, inForce.Terms),
        _ => state,
    };
}

/// <summary>That a party's counsel approved a draft.</summary>
/// <param name="Counsel">Who; the name is kept apart.</param>
/// <param name="On">The day, in UTC.</param>
/// <param name="DocumentDigest">SHA-256 of the document that counsel read, in lower-case hexadecimal.</param>
public sealed record CounselSignOff(KeptText Counsel, DateOnly On, string DocumentDigest);

/// <summary>What happens to a covenant.</summary>
public abstract record CovenantEvent
{
    private CovenantEvent() { }

    /// <summary>The covenant was drafted, or drafted anew, which takes every earlier sign-off back.</summary>
    public sealed record Drafted(CovenantId Covenant, CovenantDraft Items, DateTimeOffset At) : CovenantEvent;

    /// <summary>A party's counsel signed the draft off.</summary>
    public sealed record SignedOff(CovenantId Covenant, CompanyId Company, CounselSignOff SignOff, DateTimeOffset At) : CovenantEvent;

    /// <summary>Every condition was met: the covenant binds from the first day of its terms.</summary>
    public sealed record TookEffect(CovenantId Covenant, CovenantTerms Terms, DateTimeOffset At) : CovenantEvent;

    /// <summary>Its last day was over.</summary>
    public sealed record Expired(CovenantId Covenant, DateTimeOffset At) : CovenantEvent;
}
