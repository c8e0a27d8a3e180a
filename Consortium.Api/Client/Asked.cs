namespace Consortium.Api.Client;

/// <summary>A role of a caller.</summary>
public enum CallerRole
{
    Operator,
    Coordinator,
    CommitteeMember,
    CompanyHr,
    Participant,
    CompanyReceiver,
    Auditor,
    IndependentReviewer,
}

/// <summary>A committee member's vote.</summary>
public enum BallotVote
{
    For,
    Against,
    Abstain,
}

/// <param name="Company">For the roles that belong to one.</param>
/// <param name="Principal">Who will hold it; somebody new when nobody is named.</param>
/// <param name="Days">How long it is valid; the service's own term when not said.</param>
public sealed record TokenAsked(CallerRole Role, Guid? Company = null, Guid? Principal = null, int? Days = null);

/// <param name="Company">For the roles that belong to one.</param>
/// <param name="Principal">Who will sign in; somebody new when nobody is named.</param>
/// <param name="Minutes">How long it is valid; the service's own term when not said.</param>
public sealed record SignInLinkAsked(CallerRole Role, Guid? Company = null, Guid? Principal = null, int? Minutes = null);

public sealed record CompanyAdmission(string LegalName);

/// <param name="Covenants">Permits non-solicitation covenants between two companies; none when it is not said.</param>
public sealed record AgreementTexts(string French, string English, CovenantPermission? Covenants = null);

/// <param name="LongestTailMonths">The longest tail after a match; 6 when it is not said.</param>
public sealed record CovenantPermission(int? LongestTailMonths = null);

/// <param name="From">The first day on which it is in force; the day of publication when not said.</param>
public sealed record AgreementPublication(DateOnly? From = null);

/// <param name="Signatory">Who signed as the company's executive: name and title.</param>
public sealed record AgreementSignature(Guid Agreement, string Signatory);

public sealed record SeatHolder(Guid Member);

/// <param name="Member">The holder of a seat.</param>
public sealed record ChairAsked(Guid Member);

/// <param name="Url">Where notices go: an https address, or a queue of the company's own broker.</param>
public sealed record ReceiverAsked(string Url);

/// <param name="DirectCompetition">Whether nobody can waive it; so when it is not said.</param>
/// <param name="Reason">For the declaring company and the coordinators.</param>
public sealed record ExclusionAsked(Guid Against, DateOnly From, bool? DirectCompetition = null, string? Reason = null);

/// <param name="Test">votes, board, veto, joint or in-fact.</param>
/// <param name="Share">Of the votes, in hundredths of a percent.</param>
/// <param name="Source">company, register, filing, press or coordinator.</param>
/// <param name="Confidence">0 to 100.</param>
public sealed record ControlAsked(Guid Controller, Guid Controlled, DateOnly From, string Test, int? Share, string Source, int Confidence);

/// <param name="Role">What the company in the path is to the other: supplier, client, investor-in, owned-in-part-by or partner.</param>
public sealed record RelationshipAsked(Guid With, string Role, DateOnly From);

/// <param name="ProhibitedAct">direct-solicitation-by-mentor, -by-programme-staff or -by-mentor-or-programme-staff; nothing else can be recorded.</param>
/// <param name="Territory">ISO 3166 codes.</param>
public sealed record CovenantAsked(
    Guid Bound, Guid Beneficiary, Guid? MainAgreement, Guid? Cohort, string? LegitimateInterest, string? Necessity, string? Jurisdiction,
    string? ProtectedPersons, string? ProhibitedAct, IReadOnlyList<string>? Territory, DateOnly? From, DateOnly? Until);

/// <param name="Counsel">Who: name and firm.</param>
/// <param name="DocumentDigest">SHA-256 in lower-case hexadecimal.</param>
public sealed record CovenantSignOff(string Counsel, DateOnly On, string DocumentDigest);

public sealed record CohortPeriod(DateOnly From, DateOnly Until);

/// <param name="Role">mentor or mentee.</param>
/// <param name="NoLinks">Whether the person declared to have no link of any kind.</param>
/// <param name="Skills">Codes of the taxonomy.</param>
public sealed record ParticipantAsked(
    string GivenName, string FamilyName, string Email, string Role, bool? NoLinks = null, IReadOnlyList<string>? Skills = null,
    int? YearsOfExperience = null);

public sealed record PairAsked(Guid Mentor, Guid Mentee);

public sealed record MatchingRunAsked(int? Seed = null);

public sealed record Consent(bool Consents);

/// <param name="Reason">Why not; for the person alone to say.</param>
public sealed record MatchAnswer(bool Accepts, string? Reason = null);

/// <param name="Agreement">The version that stands on the paper.</param>
/// <param name="Language">french or english.</param>
/// <param name="On">The day that stands on it.</param>
public sealed record PaperAcknowledgement(Guid Agreement, string Language, DateOnly On);

/// <param name="ClosesAt">As the policy says when it is not said.</param>
public sealed record BallotTerm(DateTimeOffset? ClosesAt = null, string? Rationale = null);

/// <param name="Matches">In the order of the agenda.</param>
/// <param name="ClosesAt">As the policy says when it is not said.</param>
public sealed record SlateAsked(IReadOnlyList<Guid> Matches, DateTimeOffset? ClosesAt = null);

/// <param name="Items">On which items; on each that the company may vote on when none is named.</param>
/// <param name="Reason">Of a vote on one item; needed against an admission or a waiver.</param>
public sealed record VoteCast(BallotVote Vote, IReadOnlyList<Guid>? Items = null, string? Reason = null);
