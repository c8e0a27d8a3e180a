using System.Net.Http.Headers;
using System.Text.Json;
using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>Calls with an <see cref="HttpClient"/> alone.</summary>
internal sealed class HttpPerson(Uri service, string token) : IPerson
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri(service, "/api/v1/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    public async Task<IReadOnlyList<TokenListed>> Tokens(CancellationToken ct) => (await Get<TokenList>("tokens", ct)).Items;

    public async Task<string> IssueToken(string key, TokenAsked asked, CancellationToken ct) =>
        (await Read<TokenTold>(Post("tokens", key, Json(asked), ct), ct)).Token;

    public Task RevokeToken(Guid token, CancellationToken ct) => Done(Send(HttpMethod.Delete, $"tokens/{token}", null, null, ct));

    public async Task<Uri> CreateSignInLink(string key, SignInLinkAsked asked, CancellationToken ct) =>
        (await Read<SignInLinkTold>(Post("sign-in-links", key, Json(asked), ct), ct)).Link;

    public Task<Guid> AdmitCompany(string key, CompanyAdmission company, CancellationToken ct) => Made(Post("companies", key, Json(company), ct));

    public async Task<string> SetReceiver(Guid company, ReceiverAsked receiver, CancellationToken ct) =>
        (await Read<ReceiverSet>(Send(HttpMethod.Put, $"companies/{company}/receiver", null, Json(receiver), ct), ct)).Secret;

    public Task DeclareExclusion(Guid company, string key, ExclusionAsked exclusion, CancellationToken ct) =>
        Done(Post($"companies/{company}/exclusions", key, Json(exclusion), ct));

    public Task<IReadOnlyList<ExclusionListed>> Exclusions(CancellationToken ct) => All<ExclusionListed>("exclusions?", ct);

    public Task RecordControl(string key, ControlAsked control, CancellationToken ct) => Done(Post("control-links", key, Json(control), ct));

    public Task<CorporateGroups> GroupsOf(Guid company, CancellationToken ct) => Get<CorporateGroups>($"companies/{company}/groups", ct);

    public Task DeclareRelationship(Guid company, string key, RelationshipAsked relationship, CancellationToken ct) =>
        Done(Post($"companies/{company}/relationships", key, Json(relationship), ct));

    public Task<IReadOnlyList<RelationshipListed>> Relationships(CancellationToken ct) => All<RelationshipListed>("relationships?", ct);

    public Task<AgreementInForce> AgreementInForce(CancellationToken ct) => Get<AgreementInForce>("agreements/in-force", ct);

    public Task<Guid> DraftCovenant(string key, CovenantAsked covenant, CancellationToken ct) => Made(Post("covenants", key, Json(covenant), ct));

    public Task SignOffCovenant(Guid covenant, string key, CovenantSignOff signOff, CancellationToken ct) =>
        Done(Post($"covenants/{covenant}/sign-offs", key, Json(signOff), ct));

    public Task PutCovenantInForce(Guid covenant, string key, CancellationToken ct) => Done(Post($"covenants/{covenant}/effect", key, null, ct));

    public Task<IReadOnlyList<CovenantListed>> Covenants(CancellationToken ct) => All<CovenantListed>("covenants?", ct);

    public Task<Guid> DraftAgreement(string key, AgreementTexts texts, CancellationToken ct) => Made(Post("agreements", key, Json(texts), ct));

    public Task PublishAgreement(Guid agreement, string key, AgreementPublication publication, CancellationToken ct) =>
        Done(Post($"agreements/{agreement}/publication", key, Json(publication), ct));

    public Task SignAgreement(Guid company, string key, AgreementSignature signature, CancellationToken ct) =>
        Done(Post($"companies/{company}/agreement-signatures", key, Json(signature), ct));

    public Task FillSeat(Guid company, SeatHolder holder, CancellationToken ct) =>
        Done(Send(HttpMethod.Put, $"committee/seats/{company}", null, Json(holder), ct));

    public Task AppointChair(ChairAsked chair, CancellationToken ct) => Done(Send(HttpMethod.Put, "committee/chair", null, Json(chair), ct));

    public Task<Guid> OpenCohort(string key, CohortPeriod period, CancellationToken ct) => Made(Post("cohorts", key, Json(period), ct));

    public Task<FileReport> SendFile(Guid cohort, string key, byte[] csv, CancellationToken ct) =>
        Read<FileReport>(Post($"cohorts/{cohort}/participants/file", key, Wire.Csv(csv), ct), ct);

    public Task RegisterParticipant(Guid cohort, string key, ParticipantAsked participant, CancellationToken ct) =>
        Done(Post($"cohorts/{cohort}/participants", key, Json(participant), ct));

    public Task<IReadOnlyList<ParticipantListed>> Participants(Guid cohort, CancellationToken ct) =>
        All<ParticipantListed>($"cohorts/{cohort}/participants?", ct);

    public Task<Guid> RequestMatchingRun(Guid cohort, string key, MatchingRunAsked run, CancellationToken ct) =>
        Made(Post($"cohorts/{cohort}/matching-runs", key, Json(run), ct));

    public Task<MatchingRun> MatchingRun(Guid run, CancellationToken ct) => Get<MatchingRun>($"matching-runs/{run}", ct);

    public Task<IReadOnlyList<QueuedMatch>> MatchQueue(Guid cohort, string? state, CancellationToken ct) =>
        All<QueuedMatch>($"match-queue?cohort={cohort}{(state is null ? "" : $"&state={state}")}&", ct);

    public Task PairByHand(Guid cohort, string key, PairAsked pair, CancellationToken ct) => Done(Post($"cohorts/{cohort}/matches", key, Json(pair), ct));

    public Task ScreenMatch(Guid match, string key, CancellationToken ct) => Done(Post($"matches/{match}/screening", key, null, ct));

    public Task ProposeMatch(Guid match, string key, CancellationToken ct) => Done(Post($"matches/{match}/proposal", key, null, ct));

    public Task ConsentToMatch(Guid match, string key, Consent consent, CancellationToken ct) =>
        Done(Post($"matches/{match}/consents", key, Json(consent), ct));

    public Task AnswerMatch(Guid match, Guid participant, string key, MatchAnswer answer, CancellationToken ct) =>
        Done(Post($"matches/{match}/participants/{participant}/answer", key, Json(answer), ct));

    public Task RecordAcknowledgement(Guid participant, string key, PaperAcknowledgement paper, CancellationToken ct) =>
        Done(Post($"participants/{participant}/acknowledgements", key, Json(paper), ct));

    public Task OpenBallot(Guid match, string key, BallotTerm term, CancellationToken ct) =>
        Done(Post($"matches/{match}/ballot", key, Json(term), ct));

    public Task OpenSlate(string key, SlateAsked slate, CancellationToken ct) => Done(Post("slates", key, Json(slate), ct));

    public Task<IReadOnlyList<BallotPaper>> Ballots(bool? open, CancellationToken ct) =>
        All<BallotPaper>(open is null ? "ballots?" : open.Value ? "ballots?open=true&" : "ballots?open=false&", ct);

    public Task<BallotSheet> Ballot(Guid ballot, CancellationToken ct) => Get<BallotSheet>($"ballots/{ballot}", ct);

    public Task CastVote(Guid ballot, string key, VoteCast vote, CancellationToken ct) => Done(Post($"ballots/{ballot}/votes", key, Json(vote), ct));

    public Task<IReadOnlyList<DeliveryListed>> Deliveries(CancellationToken ct) => All<DeliveryListed>("deliveries?", ct);

    public void Dispose() => _http.Dispose();

    private Task<T> Get<T>(string path, CancellationToken ct) => Read<T>(Send(HttpMethod.Get, path, null, null, ct), ct);

    private Task<IReadOnlyList<T>> All<T>(string path, CancellationToken ct) =>
        Paging.All(after => Get<Page<T>>($"{path}limit={Paging.Longest}{(after is null ? "" : $"&after={after}")}", ct));

    private Task<HttpResponseMessage> Post(string path, string key, HttpContent? body, CancellationToken ct) =>
        Send(HttpMethod.Post, path, key, body, ct);

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? key, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        var answer = await _http.SendAsync(request, ct);
        if (answer.IsSuccessStatusCode)
            return answer;

        using (answer)
            throw StepFailedException.Answered(method, request.RequestUri, (int)answer.StatusCode, await ProblemOf(answer, ct));
    }

    private static JsonContent Json<T>(T body) => JsonContent.Create(body, options: ClientJson.Options);

    private static async Task<T> Read<T>(Task<HttpResponseMessage> sent, CancellationToken ct)
    {
        using var answer = await sent;
        return (await answer.Content.ReadFromJsonAsync<T>(ClientJson.Options, ct))!;
    }

    /// <summary>The id of what was made, the last part of its Location.</summary>
    private static async Task<Guid> Made(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return answer.Headers.Made();
    }

    private static async Task Done(Task<HttpResponseMessage> sent) => (await sent).Dispose();

    private static async Task<Problem?> ProblemOf(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<Problem>(ClientJson.Options, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
