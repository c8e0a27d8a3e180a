using Consortium.Api.Agreements;
using Consortium.Api.Agreements.Covenants;
using Consortium.Api.Matches;
using Consortium.Api.Pages;
using Consortium.Api.PersonalData;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Cohorts;

/// <summary>One of the company's own people, for its human resources.</summary>
internal sealed class PersonModel : PersonActs
{
    [BindProperty(SupportsGet = true)]
    public Guid Cohort { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Participant { get; set; }

    public ListParticipantsEndpoint.Response? Person { get; private set; }

    public ListCohortsEndpoint.Response? Edition { get; private set; }

    /// <summary>When they acknowledged the agreement in force; null when it is not in the lists yet.</summary>
    public ListAcknowledgementsEndpoint.Item? Acknowledgement { get; private set; }

    /// <summary>The version in force; null before the first.</summary>
    public AgreementRead? Agreement { get; private set; }

    public IReadOnlyList<ListCompanyMatchesEndpoint.Item> Matches { get; private set; } = [];

    public IReadOnlyList<ListCovenantsEndpoint.Told> Covenants { get; private set; } = [];

    /// <summary>How far their erasure is; null when nobody asked for it.</summary>
    public string? Erasure { get; private set; }

    /// <summary>A link that was just made: it is told once.</summary>
    public OfferAcknowledgementLinkEndpoint.Response? Link { get; private set; }

    public override PersonShown? Of => Person is { } one
        ? new PersonShown(one.Id, one.Cohort, one.Role, one.State, one.AwayUntil, ProfileShown.Of(one.Profile, one.Expectations, IsFrench, one.Role is "mentor"))
        : null;

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public Task<IActionResult> OnPostPlaces(CancellationToken ct) => OfPerson("ChangeCapacity", new { places = Typed.Number(Text) ?? "" }, "places", ct);

    public Task<IActionResult> OnPostIndependence(bool none, CancellationToken ct) => OfPerson("DeclareIndependence", AllAnswered(none), "independence", ct);

    public Task<IActionResult> OnPostSponsor(CancellationToken ct) => OfPerson("SponsorMentee", new { on = Typed.Text(From) ?? "" }, "sponsored", ct);

    public Task<IActionResult> OnPostWithdraw(CancellationToken ct) => OfPerson("WithdrawParticipant", new { }, "withdrawn", ct);

    public Task<IActionResult> OnPostDeparture(CancellationToken ct) => OfPerson("RecordDeparture", new { lastDay = Typed.Text(Until) ?? "" }, "departed", ct);

    public Task<IActionResult> OnPostErasure(CancellationToken ct) => Act("AskErasure", new { person = Participant }, null, "erasure-asked", ct);

    public async Task<IActionResult> OnPostPaper(CancellationToken ct) => await Act(
        "RecordAcknowledgement",
        new { participant = Participant },
        new { agreement = (await Api.Get<AgreementRead>("GetAgreementInForce", null, ct)).Id, language = Text, on = Typed.Text(From) ?? "" },
        "acknowledged",
        ct);

    public async Task<IActionResult> OnPostLink(CancellationToken ct)
    {
        var answer = await Api.Send("OfferAcknowledgementLink", new { participant = Participant }, new { }, Key, version: null, ct);
        if (answer.Problem is { } trouble)
            return await Again(trouble, ct);
        if (!answer.Says)
            return await GoOn("shown-once", ct);

        Link = answer.Read<OfferAcknowledgementLinkEndpoint.Response>();
        await Load(ct);
        return Page();
    }

    protected override async Task Load(CancellationToken ct)
    {
        Person = await Api.Get<ListParticipantsEndpoint.Response>("GetParticipant", new { cohort = Cohort, participant = Participant }, ct);
        Edition = await Api.Get<ListCohortsEndpoint.Response>("GetCohort", new { cohort = Cohort }, ct);
        Agreement = await Api.Find<AgreementRead>("GetAgreementInForce", null, ct);
        Acknowledgement = (await Api.All<ListAcknowledgementsEndpoint.Item>("ListAcknowledgements", null, ct)).FirstOrDefault(item => item.Participant == Participant);
        Matches = [.. (await Api.All<ListCompanyMatchesEndpoint.Item>("ListCompanyMatches", null, ct)).Where(match => match.OwnPerson == Participant).OrderByDescending(match => match.Since)];
        Covenants = (await Api.Find<ListCovenantsEndpoint.ToldList>("ListCovenantsOfParticipant", new { participant = Participant }, ct))?.Items ?? [];
        Erasure = (await Api.All<ListErasuresEndpoint.Row>("ListErasures", null, ct)).FirstOrDefault(row => row.Person == Participant && row.Company == Person.Company)?.State;
    }
}
