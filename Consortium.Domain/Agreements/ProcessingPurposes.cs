namespace Consortium.Domain.Agreements;

/// <summary>Why personal data are processed at all. Each has one lawful basis, and none can rest on consent (L-37).</summary>
public enum CorePurpose
{
    /// <summary>Registering who is offered and nominated.</summary>
    Registration,

    /// <summary>Finding and proposing pairs.</summary>
    Matching,

    /// <summary>The steering committee's decisions and their record.</summary>
    Decisions,

    /// <summary>Telling each company what concerns it.</summary>
    Notices,

    /// <summary>Figures about the programme, never about one person.</summary>
    Statistics,

    /// <summary>Who saw and did what.</summary>
    Audit,
}

/// <summary>On which ground a core purpose rests. An employee's consent is none: it is hardly free (L-37).</summary>
public enum LawfulBasis
{
    /// <summary>A contract with the person.</summary>
    Contract,

    /// <summary>A duty in law.</summary>
    LegalObligation,

    /// <summary>A legitimate interest that the person's own do not outweigh.</summary>
    LegitimateInterest,
}

/// <summary>What only a person's consent allows: asked for each by itself, as easily withdrawn, without detriment (L-37).</summary>
public enum OptionalPurpose
{
    /// <summary>Being quoted.</summary>
    Testimonial,

    /// <summary>Being shown.</summary>
    Photo,

    /// <summary>Being asked again months after the end.</summary>
    DelayedEvaluation,

    /// <summary>Letting others than one's own company know.</summary>
    SharingBeyondOwnCompany,
}
