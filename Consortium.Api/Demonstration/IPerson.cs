using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>
/// Somebody of the demonstration at their keyboard: calls the public API with a token of their own, as anybody could. A key is an
/// Idempotency-Key: the demonstration played again sends the same one, and makes nothing twice.
/// </summary>
internal interface IPerson : IDisposable
{
    Task<IReadOnlyList<TokenListed>> Tokens(CancellationToken ct);

    /// <summary>Answers the token.</summary>
    Task<string> IssueToken(string key, TokenAsked asked, CancellationToken ct);

    Task RevokeToken(Guid token, CancellationToken ct);

    Task<Uri> CreateSignInLink(string key, SignInLinkAsked asked, CancellationToken ct);

    Task<Guid> AdmitCompany(string key, CompanyAdmission company, CancellationToken ct);

    /// <summary>Answers the secret that notices are signed with.</summary>
    Task<string> SetReceiver(Guid company, ReceiverAsked receiver, CancellationToken ct);

    Task DeclareExclusion(Guid company, string key, ExclusionAsked exclusion, CancellationToken ct);

    Task<IReadOnlyList<ExclusionListed>> Exclusions(CancellationToken ct);

    Task RecordControl(string key, ControlAsked control, CancellationToken ct);

    Task<CorporateGroups> GroupsOf(Guid company, CancellationToken ct);

    Task DeclareRelationship(Guid company, string key, RelationshipAsked relationship, CancellationToken ct);

    Task<IReadOnlyList<RelationshipListed>> Relationships(CancellationToken ct);

    Task<AgreementInForce> AgreementInForce(CancellationToken ct);

    Task<Guid> DraftCovenant(string key, CovenantAsked covenant, CancellationToken ct);

    Task SignOffCovenant(Guid covenant, string key, CovenantSignOff signOff, CancellationToken ct);

    Task PutCovenantInForce(Guid covenant, string key, CancellationToken ct);

    Task<IReadOnlyList<CovenantListed>> Covenants(CancellationToken ct);

    Task<Guid> DraftAgreement(string key, AgreementTexts texts, CancellationToken ct);

    Task PublishAgreement(Guid agreement, string key, AgreementPublication publication, CancellationToken ct);

    Task SignAgreement(Guid company, string key, AgreementSignature signature, CancellationToken ct);

    Task FillSeat(Guid company, SeatHolder holder, CancellationToken ct);

    Task AppointChair(ChairAsked chair, CancellationToken ct);

    Task<Guid> OpenCohort(string key, CohortPeriod period, CancellationToken ct);

    Task<FileReport> SendFile(Guid cohort, string key, byte[] csv, CancellationToken ct);

    Task RegisterParticipant(Guid cohort, string key, ParticipantAsked participant, CancellationToken ct);

    Task<IReadOnlyList<ParticipantListed>> Participants(Guid cohort, CancellationToken ct);

    Task<Guid> RequestMatchingRun(Guid cohort, string key, MatchingRunAsked run, CancellationToken ct);

    Task<MatchingRun> MatchingRun(Guid run, CancellationToken ct);

    /// <param name="cohort">The matches of one cohort.</param>
    /// <param name="state">Those in one state; all when null.</param>
    /// <param name="ct">Gives up.</param>
    Task<IReadOnlyList<QueuedMatch>> MatchQueue(Guid cohort, string? state, CancellationToken ct);

    Task PairByHand(Guid cohort, string key, PairAsked pair, CancellationToken ct);

    Task ScreenMatch(Guid match, string key, CancellationToken ct);

    Task ProposeMatch(Guid match, string key, CancellationToken ct);

    Task ConsentToMatch(Guid match, string key, Consent consent, CancellationToken ct);

    Task AnswerMatch(Guid match, Guid participant, string key, MatchAnswer answer, CancellationToken ct);

    Task RecordAcknowledgement(Guid participant, string key, PaperAcknowledgement paper, CancellationToken ct);

    Task OpenBallot(Guid match, string key, BallotTerm term, CancellationToken ct);

    Task OpenSlate(string key, SlateAsked slate, CancellationToken ct);

    /// <param name="open">Those with items that are open, or with none; all when null.</param>
    /// <param name="ct">Gives up.</param>
    Task<IReadOnlyList<BallotPaper>> Ballots(bool? open, CancellationToken ct);

    Task<BallotSheet> Ballot(Guid ballot, CancellationToken ct);

    Task CastVote(Guid ballot, string key, VoteCast vote, CancellationToken ct);

    Task<IReadOnlyList<DeliveryListed>> Deliveries(CancellationToken ct);
}

/// <summary>A step of the demonstration did not come to its end.</summary>
internal sealed class StepFailedException(string message, Problem? problem = null) : Exception(message)
{
    /// <summary>Why the service refused it; null when it did not, or did not say.</summary>
    public Problem? Problem => problem;

    public static StepFailedException Answered(HttpMethod method, Uri? url, int status, Problem? problem) =>
        new($"{method} {url?.AbsolutePath} was answered {status}: {problem?.Code ?? "no problem details"}", problem);
}
