using Consortium.Api.Client;
using Refit;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// The API of the service for a client in .NET. What is asked is answered with what is told; what is done is answered with an
/// <see cref="IApiResponse"/>, for its Location and ETag, and because a request that is sent again under its key has no body to
/// be answered with.
/// </summary>
[Headers("Authorization: Bearer")]
public interface IConsortiumApi
{
    [Get("/api/v1/tokens")]
    Task<TokenList> ListTokens(CancellationToken ct = default);

    [Post("/api/v1/tokens")]
    Task<IApiResponse<TokenTold>> IssueToken([Body] TokenAsked token, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Delete("/api/v1/tokens/{token}")]
    Task<IApiResponse> RevokeToken(Guid token, CancellationToken ct = default);

    [Post("/api/v1/sign-in-links")]
    Task<IApiResponse<SignInLinkTold>> CreateSignInLink([Body] SignInLinkAsked link, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Post("/api/v1/companies")]
    Task<IApiResponse<CompanyAdmitted>> AdmitCompany([Body] CompanyAdmission company, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Put("/api/v1/companies/{company}/receiver")]
    Task<IApiResponse<ReceiverSet>> SetReceiver(
        Guid company, [Body] ReceiverAsked receiver, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Post("/api/v1/companies/{company}/receiver/test")]
    Task<IApiResponse<ReceiverTested>> TestReceiver(Guid company, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Post("/api/v1/companies/{company}/exclusions")]
    Task<IApiResponse<ExclusionDeclared>> DeclareExclusion(
        Guid company, [Body] ExclusionAsked exclusion, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null,
        CancellationToken ct = default);

    [Get("/api/v1/exclusions")]
    Task<Page<ExclusionListed>> ListExclusions(string? after = null, int? limit = null, CancellationToken ct = default);

    [Post("/api/v1/control-links")]
    Task<IApiResponse<ControlRecorded>> RecordControl(
        [Body] ControlAsked control, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Get("/api/v1/companies/{company}/groups")]
    Task<CorporateGroups> GetCorporateGroups(Guid company, CancellationToken ct = default);

    [Post("/api/v1/companies/{company}/relationships")]
    Task<IApiResponse<RelationshipListed>> DeclareRelationship(
        Guid company, [Body] RelationshipAsked relationship, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null,
        CancellationToken ct = default);

    [Get("/api/v1/relationships")]
    Task<Page<RelationshipListed>> ListRelationships(string? after = null, int? limit = null, CancellationToken ct = default);

    [Post("/api/v1/covenants")]
    Task<IApiResponse<CovenantDrafted>> DraftCovenant([Body] CovenantAsked covenant, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Post("/api/v1/covenants/{covenant}/sign-offs")]
    Task<IApiResponse<CovenantSignedOff>> SignOffCovenant(
        Guid covenant, [Body] CovenantSignOff signOff, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null,
        CancellationToken ct = default);

    [Post("/api/v1/covenants/{covenant}/effect")]
    Task<IApiResponse<CovenantInForce>> PutCovenantInForce(
        Guid covenant, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Get("/api/v1/covenants")]
    Task<Page<CovenantListed>> ListCovenants(string? after = null, int? limit = null, CancellationToken ct = default);

    [Post("/api/v1/companies/{company}/agreement-signatures")]
    Task<IApiResponse<AgreementSigned>> SignAgreement(
        Guid company, [Body] AgreementSignature signature, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null,
        CancellationToken ct = default);

    [Post("/api/v1/agreements")]
    Task<IApiResponse<AgreementDrafted>> DraftAgreement([Body] AgreementTexts texts, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Post("/api/v1/agreements/{agreement}/publication")]
    Task<IApiResponse<AgreementPublished>> PublishAgreement(
        Guid agreement, [Body] AgreementPublication publication, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null,
        CancellationToken ct = default);

    [Get("/api/v1/agreements/in-force")]
    Task<AgreementInForce> GetAgreementInForce(CancellationToken ct = default);

    [Put("/api/v1/committee/seats/{company}")]
    Task<IApiResponse<SeatStanding>> FillSeat(
        Guid company, [Body] SeatHolder holder, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Put("/api/v1/committee/chair")]
    Task<IApiResponse<ChairAppointed>> AppointChair(
        [Body] ChairAsked chair, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Post("/api/v1/cohorts")]
    Task<IApiResponse<CohortOpened>> OpenCohort([Body] CohortPeriod period, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Get("/api/v1/cohorts/{cohort}/participants")]
    Task<Page<ParticipantListed>> ListParticipants(Guid cohort, string? after = null, int? limit = null, CancellationToken ct = default);

    [Post("/api/v1/cohorts/{cohort}/participants")]
    Task<IApiResponse<ParticipantRegistered>> RegisterParticipant(
        Guid cohort, [Body] ParticipantAsked participant, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    /// <param name="file">CSV, as <c>text/csv</c>.</param>
    [Post("/api/v1/cohorts/{cohort}/participants/file")]
    Task<IApiResponse<FileReport>> RegisterParticipantsFile(
        Guid cohort, [Body] HttpContent file, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    /// <summary>How far a file is that is read after the answer.</summary>
    [Get("/api/v1/participant-files/{file}")]
    Task<FileProgress> GetParticipantFile(Guid file, CancellationToken ct = default);

    [Get("/api/v1/participant-files/{file}/rows")]
    Task<FileRows> ListParticipantFileRows(Guid file, string? status = null, CancellationToken ct = default);

    [Post("/api/v1/cohorts/{cohort}/matching-runs")]
    Task<IApiResponse<MatchingRun>> RequestMatchingRun(
        Guid cohort, [Body] MatchingRunAsked run, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Get("/api/v1/matching-runs/{run}")]
    Task<MatchingRun> GetMatchingRun(Guid run, CancellationToken ct = default);

    [Get("/api/v1/match-queue")]
    Task<Page<QueuedMatch>> ListMatchQueue(
        Guid? cohort = null, string? state = null, string? after = null, int? limit = null, CancellationToken ct = default);

    /// <summary>With its ETag, for If-Match.</summary>
    [Get("/api/v1/matches/{match}")]
    Task<IApiResponse<Match>> GetMatch(Guid match, CancellationToken ct = default);

    [Post("/api/v1/cohorts/{cohort}/matches")]
    Task<IApiResponse<Match>> PairByHand(
        Guid cohort, [Body] PairAsked pair, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Post("/api/v1/matches/{match}/screening")]
    Task<IApiResponse<Match>> ScreenMatch(
        Guid match, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Post("/api/v1/matches/{match}/proposal")]
    Task<IApiResponse<Match>> ProposeMatch(
        Guid match, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Post("/api/v1/matches/{match}/consents")]
    Task<IApiResponse<Match>> ConsentToMatch(
        Guid match, [Body] Consent consent, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Post("/api/v1/matches/{match}/participants/{participant}/answer")]
    Task<IApiResponse<Match>> AnswerMatch(
        Guid match,
        Guid participant,
        [Body] MatchAnswer answer,
        [Header(ConsortiumApi.Key)] string key,
        [Header(ConsortiumApi.IfMatch)] string? ifMatch = null,
        CancellationToken ct = default);

    [Post("/api/v1/participants/{participant}/acknowledgements")]
    Task<IApiResponse<Acknowledged>> RecordAcknowledgement(
        Guid participant, [Body] PaperAcknowledgement paper, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Post("/api/v1/matches/{match}/ballot")]
    Task<IApiResponse<BallotOpened>> OpenBallot(
        Guid match, [Body] BallotTerm term, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Post("/api/v1/slates")]
    Task<IApiResponse<BallotOpened>> OpenSlate([Body] SlateAsked slate, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Get("/api/v1/ballots")]
    Task<Page<BallotPaper>> ListBallots(bool? open = null, string? after = null, int? limit = null, CancellationToken ct = default);

    [Get("/api/v1/ballots/{ballot}")]
    Task<BallotSheet> GetBallot(Guid ballot, CancellationToken ct = default);

    [Post("/api/v1/ballots/{ballot}/votes")]
    Task<IApiResponse<BallotStanding>> CastVote(
        Guid ballot, [Body] VoteCast vote, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    [Post("/api/v1/participants/{person}/erasure")]
    Task<IApiResponse<ErasureAccepted>> AskErasure(Guid person, [Header(ConsortiumApi.Key)] string key, CancellationToken ct = default);

    [Get("/api/v1/erasures")]
    Task<Page<ErasureListed>> ListErasures(string? state = null, string? after = null, int? limit = null, CancellationToken ct = default);

    /// <summary>Says that the caller's company forgot a person whose name it was told.</summary>
    [Post("/api/v1/participants/{person}/erasure/acknowledgement")]
    Task<IApiResponse<ErasureAcknowledged>> AcknowledgeErasure(
        Guid person, [Header(ConsortiumApi.Key)] string key, [Header(ConsortiumApi.IfMatch)] string? ifMatch = null, CancellationToken ct = default);

    /// <summary>Every decision that the caller's company was told of.</summary>
    [Get("/api/v1/decisions")]
    Task<FeedPage> ReadFeed(string? after = null, int? limit = null, CancellationToken ct = default);

    [Get("/api/v1/deliveries")]
    Task<Page<DeliveryListed>> ListDeliveries(string? state = null, string? after = null, int? limit = null, CancellationToken ct = default);
}
