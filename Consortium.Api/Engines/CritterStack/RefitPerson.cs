using Consortium.Api.Client;
using Consortium.Api.Demonstration;
using Refit;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Calls with the typed client that integrators are given.</summary>
internal sealed class RefitPerson : IPerson
{
    private readonly HttpClient _http;
    private readonly IConsortiumApi _api;

    public RefitPerson(Uri service, string token)
    {
        _http = new HttpClient { BaseAddress = service };
        _api = RestService.ForGenerated<IConsortiumApi>(_http, ConsortiumApi.Settings(token));
    }

    public async Task<IReadOnlyList<TokenListed>> Tokens(CancellationToken ct) => (await Read(_api.ListTokens(ct))).Items;

    public async Task<string> IssueToken(string key, TokenAsked asked, CancellationToken ct) => (await Told(_api.IssueToken(asked, key, ct))).Token;

    public Task RevokeToken(Guid token, CancellationToken ct) => Done(_api.RevokeToken(token, ct));

    public async Task<Uri> CreateSignInLink(string key, SignInLinkAsked asked, CancellationToken ct) =>
        (await Told(_api.CreateSignInLink(asked, key, ct))).Link;

    public Task<Guid> AdmitCompany(string key, CompanyAdmission company, CancellationToken ct) => Made(_api.AdmitCompany(company, key, ct));

    public async Task<string> SetReceiver(Guid company, ReceiverAsked receiver, CancellationToken ct) =>
        (await Told(_api.SetReceiver(company, receiver, ct: ct))).Secret;

    public Task DeclareExclusion(Guid company, string key, ExclusionAsked exclusion, CancellationToken ct) =>
        Done(_api.DeclareExclusion(company, exclusion, key, ct: ct));

    public Task<IReadOnlyList<ExclusionListed>> Exclusions(CancellationToken ct) =>
        Paging.All(after => Read(_api.ListExclusions(after, Paging.Longest, ct)));

    public Task RecordControl(string key, ControlAsked control, CancellationToken ct) => Done(_api.RecordControl(control, key, ct: ct));

    public Task<CorporateGroups> GroupsOf(Guid company, CancellationToken ct) => Read(_api.GetCorporateGroups(company, ct));

    public Task DeclareRelationship(Guid company, string key, RelationshipAsked relationship, CancellationToken ct) =>
        Done(_api.DeclareRelationship(company, relationship, key, ct: ct));

    public Task<IReadOnlyList<RelationshipListed>> Relationships(CancellationToken ct) =>
        Paging.All(after => Read(_api.ListRelationships(after, Paging.Longest, ct)));

    public Task<AgreementInForce> AgreementInForce(CancellationToken ct) => Read(_api.GetAgreementInForce(ct));

    public Task<Guid> DraftCovenant(string key, CovenantAsked covenant, CancellationToken ct) => Made(_api.DraftCovenant(covenant, key, ct));

    public Task SignOffCovenant(Guid covenant, string key, CovenantSignOff signOff, CancellationToken ct) =>
        Done(_api.SignOffCovenant(covenant, signOff, key, ct: ct));

    public Task PutCovenantInForce(Guid covenant, string key, CancellationToken ct) => Done(_api.PutCovenantInForce(covenant, key, ct: ct));

    public Task<IReadOnlyList<CovenantListed>> Covenants(CancellationToken ct) =>
        Paging.All(after => Read(_api.ListCovenants(after, Paging.Longest, ct)));

    public Task<Guid> DraftAgreement(string key, AgreementTexts texts, CancellationToken ct) => Made(_api.DraftAgreement(texts, key, ct));

    public Task PublishAgreement(Guid agreement, string key, AgreementPublication publication, CancellationToken ct) =>
        Done(_api.PublishAgreement(agreement, publication, key, ct: ct));

    public Task SignAgreement(Guid company, string key, AgreementSignature signature, CancellationToken ct) =>
        Done(_api.SignAgreement(company, signature, key, ct: ct));

    public Task FillSeat(Guid company, SeatHolder holder, CancellationToken ct) => Done(_api.FillSeat(company, holder, ct: ct));

    public Task AppointChair(ChairAsked chair, CancellationToken ct) => Done(_api.AppointChair(chair, ct: ct));

    public Task<Guid> OpenCohort(string key, CohortPeriod period, CancellationToken ct) => Made(_api.OpenCohort(period, key, ct));

    public Task<FileReport> SendFile(Guid cohort, string key, byte[] csv, CancellationToken ct) =>
        Told(_api.RegisterParticipantsFile(cohort, Wire.Csv(csv), key, ct));

    public Task RegisterParticipant(Guid cohort, string key, ParticipantAsked participant, CancellationToken ct) =>
        Done(_api.RegisterParticipant(cohort, participant, key, ct));

    public Task<IReadOnlyList<ParticipantListed>> Participants(Guid cohort, CancellationToken ct) =>
        Paging.All(after => Read(_api.ListParticipants(cohort, after, Paging.Longest, ct)));

    public Task<Guid> RequestMatchingRun(Guid cohort, string key, MatchingRunAsked run, CancellationToken ct) =>
        Made(_api.RequestMatchingRun(cohort, run, key, ct));

    public Task<MatchingRun> MatchingRun(Guid run, CancellationToken ct) => Read(_api.GetMatchingRun(run, ct));

    public Task<IReadOnlyList<QueuedMatch>> MatchQueue(Guid cohort, string? state, CancellationToken ct) =>
        Paging.All(after => Read(_api.ListMatchQueue(cohort, state, after, Paging.Longest, ct)));

    public Task PairByHand(Guid cohort, string key, PairAsked pair, CancellationToken ct) => Done(_api.PairByHand(cohort, pair, key, ct));

    public Task ScreenMatch(Guid match, string key, CancellationToken ct) => Done(_api.ScreenMatch(match, key, ct: ct));

    public Task ProposeMatch(Guid match, string key, CancellationToken ct) => Done(_api.ProposeMatch(match, key, ct: ct));

    public Task ConsentToMatch(Guid match, string key, Consent consent, CancellationToken ct) => Done(_api.ConsentToMatch(match, consent, key, ct: ct));

    public Task AnswerMatch(Guid match, Guid participant, string key, MatchAnswer answer, CancellationToken ct) =>
        Done(_api.AnswerMatch(match, participant, answer, key, ct: ct));

    public Task RecordAcknowledgement(Guid participant, string key, PaperAcknowledgement paper, CancellationToken ct) =>
        Done(_api.RecordAcknowledgement(participant, paper, key, ct));

    public Task OpenBallot(Guid match, string key, BallotTerm term, CancellationToken ct) => Done(_api.OpenBallot(match, term, key, ct: ct));

    public Task OpenSlate(string key, SlateAsked slate, CancellationToken ct) => Done(_api.OpenSlate(slate, key, ct));

    public Task<IReadOnlyList<BallotPaper>> Ballots(bool? open, CancellationToken ct) =>
        Paging.All(after => Read(_api.ListBallots(open, after, Paging.Longest, ct)));

    public Task<BallotSheet> Ballot(Guid ballot, CancellationToken ct) => Read(_api.GetBallot(ballot, ct));

    public Task CastVote(Guid ballot, string key, VoteCast vote, CancellationToken ct) => Done(_api.CastVote(ballot, vote, key, ct: ct));

    public Task<IReadOnlyList<DeliveryListed>> Deliveries(CancellationToken ct) =>
        Paging.All(after => Read(_api.ListDeliveries(state: null, after, Paging.Longest, ct)));

    public void Dispose() => _http.Dispose();

    private static async Task<T> Told<T>(Task<IApiResponse<T>> sent)
    {
        using var answer = await Succeeded(sent);
        return answer.Content!;
    }

    private static async Task<Guid> Made<T>(Task<IApiResponse<T>> sent)
    {
        using var answer = await Succeeded(sent);
        return answer.Headers!.Made();
    }

    private static async Task Done<T>(Task<T> sent) where T : IApiResponse => (await Succeeded(sent)).Dispose();

    private static async Task<T> Succeeded<T>(Task<T> sent) where T : IApiResponse => await Read(Throwing(sent));

    private static async Task<T> Throwing<T>(Task<T> sent) where T : IApiResponse
    {
        var answer = await sent;
        await answer.EnsureSuccessfulAsync();
        return answer;
    }

    private static async Task<T> Read<T>(Task<T> asked)
    {
        try
        {
            return await asked;
        }
        catch (ApiException refused)
        {
            refused.TryGetContentAs<Client.Problem>(out var problem);
            throw StepFailedException.Answered(refused.HttpMethod, refused.Uri, (int)refused.StatusCode, problem);
        }
        catch (ApiRequestException broken)
        {
            throw new StepFailedException(broken.Message);
        }
    }
}
