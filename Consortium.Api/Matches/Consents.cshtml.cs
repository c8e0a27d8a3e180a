using System.Text.Json;
using Consortium.Api.Cohorts;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Pages;
using Consortium.Api.PersonalData;
using Consortium.Domain.Matches;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Matches;

/// <summary>What a company's human resources are asked now: consents, answers of their people, information, and whom to forget.</summary>
internal sealed class ConsentsModel : ServicePage
{
    private IReadOnlyDictionary<Guid, ListParticipantsEndpoint.Response> _people = new Dictionary<Guid, ListParticipantsEndpoint.Response>();

    /// <summary>Proposed matches that wait for this company's consent, the nearest deadline first.</summary>
    public IReadOnlyList<ListCompanyMatchesEndpoint.Item> ToConsent { get; private set; } = [];

    /// <summary>Approved matches whose own person has not answered.</summary>
    public IReadOnlyList<ListCompanyMatchesEndpoint.Item> ToAnswer { get; private set; } = [];

    /// <summary>Matches whose people have not met, as far as anybody said.</summary>
    public IReadOnlyList<ListCompanyMatchesEndpoint.Item> ToMeet { get; private set; } = [];

    public IReadOnlyList<Asked> Questions { get; private set; } = [];

    public IReadOnlyList<ListErasuresEndpoint.Row> ToForget { get; private set; } = [];

    public IReadOnlyList<TransferEndpoints.Offered> Offered { get; private set; } = [];

    /// <summary>Every other match, the newest first.</summary>
    public IReadOnlyList<ListCompanyMatchesEndpoint.Item> Others { get; private set; } = [];

    public bool NothingToDo => ToConsent.Count + ToAnswer.Count + Questions.Count + ToForget.Count + Offered.Count == 0;

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>How one of the company's own people is called; the end of their id once they were forgotten.</summary>
    public string NameOf(Guid person) =>
        _people.GetValueOrDefault(person) is { FamilyName: { } family, GivenName: { } given } ? $"{given} {family}" : Shown.Short(person);

    /// <summary>The page of one of the company's own people; null where they are not listed.</summary>
    public string? PageOf(Guid person) => _people.GetValueOrDefault(person) is { } found ? $"/people/{found.Cohort}/{found.Id}" : null;

    public Task<IActionResult> OnPostConsent(Guid match, bool consents, CancellationToken ct) =>
        Act("ConsentToMatch", new { match }, new { consents }, consents ? "consented" : "not-consented", ct);

    public Task<IActionResult> OnPostAnswer(Guid match, Guid participant, bool accepts, CancellationToken ct) =>
        Act("AnswerMatch", new { match, participant }, new { accepts }, accepts ? "accepted" : "declined", ct);

    public Task<IActionResult> OnPostMet(Guid match, string? on, CancellationToken ct) =>
        Act("RecordFirstMeeting", new { match }, new { on = Typed.Text(on) ?? "" }, "met", ct);

    public Task<IActionResult> OnPostInform(Guid request, CancellationToken ct) => Act("AnswerInformation", new { request }, null, "informed", ct);

    public Task<IActionResult> OnPostForgot(Guid person, CancellationToken ct) => Act("AcknowledgeErasure", new { person }, null, "forgot", ct);

    public Task<IActionResult> OnPostTakeOver(Guid cohort, Guid participant, string? givenName, string? familyName, string? email, CancellationToken ct) => Act(
        "AcceptTransfer",
        new { cohort, participant },
        new { givenName = givenName?.Trim() ?? "", familyName = familyName?.Trim() ?? "", email = email?.Trim() ?? "" },
        "taken-over",
        ct);

    public Members Members { get; private set; } = Members.None;

    protected override async Task Load(CancellationToken ct)
    {
        Members = await Members.Of(Api, ct);
        var matches = await Api.All<ListCompanyMatchesEndpoint.Item>("ListCompanyMatches", null, ct);
        ToConsent = [.. matches.Where(match => match is { State: MatchStates.AwaitingCompanyConsents, Consented: false }).OrderBy(match => match.Due)];
        ToAnswer = [.. matches.Where(match => match is { State: MatchStates.AwaitingParticipants, Accepted: false }).OrderBy(match => match.Due)];
        ToMeet = [.. matches.Where(match => match is { State: MatchStates.Active, Due: not null }).OrderBy(match => match.Due)];
        Others = [.. matches.Except(ToConsent).Except(ToAnswer).Except(ToMeet).OrderByDescending(match => match.Since)];
        Questions =
        [
            .. (await Api.All<InformationRequestEndpoints.Listed>("ListInformationRequests", new { open = true }, ct)).OrderBy(asked => asked.Due)
                .Select(asked => new Asked(asked, asked.Questions.Deserialize<IReadOnlyList<OpenQuestion>>(StoredJson.Options)!)),
        ];
        ToForget = await Api.All<ListErasuresEndpoint.Row>("ListErasures", new { state = "to-forget" }, ct);
        Offered = await Api.All<TransferEndpoints.Offered>("ListTransferOffers", null, ct);

        var cohorts = Questions.Count > 0
            ? (await Editions.Of(Api, ct)).Select(cohort => cohort.Id)
            : matches.Select(match => match.Cohort).Distinct();
        var people = new List<ListParticipantsEndpoint.Response>();
        foreach (var cohort in cohorts)
            people.AddRange(await Api.All<ListParticipantsEndpoint.Response>("ListParticipants", new { cohort }, ct));
        _people = people.ToDictionary(person => person.Id);
    }

    /// <summary>A request for information with its questions.</summary>
    internal sealed record Asked(InformationRequestEndpoints.Listed Of, IReadOnlyList<OpenQuestion> Questions);
}
