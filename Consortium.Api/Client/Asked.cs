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

public sealed record AgreementTexts(string French, string English);

/// <param name="From">The first day on which it is in force; the day of publication when not said.</param>
public sealed record AgreementPublication(DateOnly? From = null);

/// <param name="Signatory">Who signed as the company's executive: name and title.</param>
public sealed record AgreementSignature(Guid Agreement, string Signatory);

public sealed record SeatHolder(Guid Member);

/// <param name="Url">Where notices go: an https address, or a queue of the company's own broker.</param>
public sealed record ReceiverAsked(string Url);

public sealed record ExclusionAsked(Guid Against, DateOnly From);

public sealed record CohortPeriod(DateOnly From, DateOnly Until);

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

/// <param name="Items">On which items; on each that the company may vote on when none is named.</param>
/// <param name="Reason">Of a vote on one item; needed against an admission or a waiver.</param>
public sealed record VoteCast(BallotVote Vote, IReadOnlyList<Guid>? Items = null, string? Reason = null);
