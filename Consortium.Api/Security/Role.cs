namespace Consortium.Api.Security;

/// <summary>What a caller may be. A token or session has exactly one role; a person with two has two.</summary>
public enum Role
{
    /// <summary>Runs the installation: tokens, dead letters, health. Sees nobody's dossier.</summary>
    Operator,

    /// <summary>Works the match queue for the whole consortium.</summary>
    Coordinator,

    /// <summary>Holds a seat on the steering committee.</summary>
    CommitteeMember,

    /// <summary>A member company's human resources: its own people and decisions only.</summary>
    CompanyHr,

    /// <summary>A mentor or a mentee in one cohort, whose principal is the participant: what is their own, nothing else.</summary>
    Participant,

    /// <summary>A member company's system: reads its feed and acknowledges, nothing else.</summary>
    CompanyReceiver,

    /// <summary>Reads the record of the whole consortium, changes nothing.</summary>
    Auditor,

    /// <summary>Looks into reported breaches, belongs to no company, and sees nothing else.</summary>
    IndependentReviewer,
}
