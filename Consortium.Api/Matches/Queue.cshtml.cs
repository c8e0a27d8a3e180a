using Consortium.Api.Cohorts;
using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Consortium.Domain.Matches;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Consortium.Api.Matches;

/// <summary>
/// The coordinators' queue: what waits, what is nearest to its date first, and the dossier of one match beside it. All of what is
/// chosen stands in the address, so a step back is a step back.
/// </summary>
internal sealed partial class QueueModel : ServicePage
{
    public const string Everybody = "all", Mine = "mine", Nobodys = "nobody";

    // What takes several acts back at once is offered right after them, and not carried along by every link.
    private const int MostCarried = 100;

    /// <summary>The one cohort to show; every one when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    /// <summary>The one state to show; goes before <see cref="Owner"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Whose turn it is: the coordinators' when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    /// <summary>mine or nobody, by who looks after a match.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Whose { get; set; }

    /// <summary>Only those of whom half of the time is gone.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Reminded { get; set; }

    /// <summary>The match whose dossier is open; the first when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Match { get; set; }

    /// <summary>The short ids of matches put off to the end, with commas.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Later { get; set; }

    /// <summary>Whether every match shown is ticked.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ticked { get; set; }

    /// <summary>What the last act would be taken back by.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Undo { get; set; }

    public IReadOnlyDictionary<Guid, string> Companies { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    /// <summary>The part of the queue that holds the open match, in the order of the work.</summary>
    private TriageMatchQueueEndpoint.Triage Part { get; set; } = new(0, 0, [], null, null, null);

    public IReadOnlyList<ListMatchQueueEndpoint.Item> Items => Part.Items;

    public int Total => Part.Total;

    public int Start => Part.Start;

    public Guid? PageBefore => Part.PageBefore;

    public Guid? PageAfter => Part.After;

    public PairDossier? Dossier { get; private set; }

    /// <summary>By company, drafts of the cohort on which something is open that it can say; nobody was asked about them yet.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<(ListMatchQueueEndpoint.Item Match, IReadOnlyList<OpenQuestion> Questions)>> AlsoOpen { get; private set; } =
        new Dictionary<Guid, IReadOnlyList<(ListMatchQueueEndpoint.Item, IReadOnlyList<OpenQuestion>)>>();

    /// <summary>To whom a match may be handed over.</summary>
    public IReadOnlyList<ListCoordinatorsEndpoint.Coordinator> Coordinators { get; private set; } = [];

    /// <summary>Where the open match stands among them; -1 when the filters leave it out.</summary>
    private int Position => Dossier is null ? -1 : Items.Index().FirstOrDefault(one => one.Item.Match == Dossier.Match.Match, (-1, null!)).Index;

    public Guid? Next => Position + 1 < Items.Count ? Items[Position + 1].Match : Part.After;

    public Guid? Previous => Position > 0 ? Items[Position - 1].Match : Position is 0 ? Part.Before : null;

    /// <summary>What opens after an act on this one.</summary>
    public Guid? Following => Next ?? Previous;

    /// <summary>Put off to the end of the list for this sitting: nothing is recorded.</summary>
    public string LaterAddress => QueryHelpers.AddQueryString("/queue", With(Following, [.. PutOff, Shown.Short(Dossier!.Match.Match)]));

    /// <summary>Which act would be taken back, and of which match or how many.</summary>
    public (string Act, string Of)? WhatUndoUndoes => Undo?.Split(':') switch
    {
        [var act and ("screened" or "proposed"), var several] => (act, Shown.Number(several.Split(',').Length)),
        ["handed", .. var back] => ("handed", Shown.Number(HandedBy(back).Count())),
        [var act and ("screen" or "propose" or "hand" or "swap"), var match, ..] when Guid.TryParse(match, out var of) => (act, Shown.Short(of)),
        [var act and ("search" or "ballot"), ..] => (act, ""),
        _ => null,
    };

    public string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);

    /// <summary>A coordinator, without a name: by the end of their id and what they look after.</summary>
    public string Told(ListCoordinatorsEndpoint.Coordinator who, IStringLocalizer<MatchWords> word) =>
        word["CoordinatorLooksAfter", who.Id == Caller.Principal ? word["Whose.mine"].Value : Shown.Short(who.Id), who.LooksAfter];

    /// <summary>This page with everything that was chosen.</summary>
    /// <param name="match">The match to open.</param>
    /// <param name="handler">The act that a form asks for.</param>
    /// <param name="ticked">Whether every match shown is ticked.</param>
    public string Address(Guid? match, string? handler = null, bool ticked = false) => QueryHelpers.AddQueryString(
        "/queue", [.. With(match, PutOff), .. Pairs(("handler", handler), ("ticked", ticked ? "true" : null))]);

    private string[] PutOff => Later?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    protected override async Task Load(CancellationToken ct)
    {
        // What does not wait for one another is asked at once: from a key to the next dossier, this page is most of the time.
        var cohorts = Editions.Of(Api, ct);
        var coordinators = Api.Get<ListCoordinatorsEndpoint.Coordinators>("ListCoordinators", null, ct);
        var part = Api.Get<TriageMatchQueueEndpoint.Triage>("TriageMatchQueue", Asked(), ct);
        await Task.WhenAll(cohorts, coordinators, part);
        Cohorts = await cohorts;
        Coordinators = [.. (await coordinators).Items.Where(one => one.HasAccess)];
        Part = await part;
        var chosen = Items.FirstOrDefault(item => item.Match == Match)
            ?? (Match is { } match ? await Api.Find<ListMatchQueueEndpoint.Item>("GetQueueItem", new { match }, ct) : null)
            ?? (Items is [var first, ..] ? first : null);
        Dossier = chosen is null ? null : await PairDossier.Of(chosen, Api, ct);
        var companies = CompaniesShown.Of(
            Api, [.. Items.SelectMany(item => (Guid[])[item.MentorCompany, item.MenteeCompany]), .. Dossier?.Companies ?? []], ct);
        var alsoOpen = Dossier is { IsOpen: true } open ? OthersThatAsk(open, ct) : Task.FromResult(AlsoOpen);
        await Task.WhenAll(companies, alsoOpen);
        (Companies, AlsoOpen) = (await companies, await alsoOpen);
    }

    private object Asked() => new
    {
        cohort = Cohort,
        state = State,
        owner = State is null && Owner is not Everybody ? Owner ?? "coordinator" : null,
        coordinator = Whose is Mine ? Caller.Principal : (Guid?)null,
        unassigned = Whose is Nobodys ? true : (bool?)null,
        reminded = Reminded ? true : (bool?)null,
        later = Later,
        match = Match,
    };

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<(ListMatchQueueEndpoint.Item Match, IReadOnlyList<OpenQuestion> Questions)>>> OthersThatAsk(
        PairDossier open, CancellationToken ct)
    {
        var asked = open.People.Where(person => person.Unknown.Count > 0).Select(person => person.Person.Company).Distinct().Select(async company =>
        {
            var drafts = await Api.Get<Page<ListMatchQueueEndpoint.Item>>(
                "ListMatchQueue", new { cohort = open.Match.Cohort, state = MatchStates.Draft, company, limit = LookedThrough }, ct);
            IReadOnlyList<(ListMatchQueueEndpoint.Item, IReadOnlyList<OpenQuestion>)> others =
            [
                .. drafts.Items.Where(item => item.Match != open.Match.Match && !item.SearchClosed)
                    .Select(item => (Match: item, Questions: PairDossier.OpenOf(item, company)))
                    .Where(one => one.Questions.Count > 0)
                    .Take(MostAskedAtOnce),
            ];
            return (company, others);
        });
        return (await Task.WhenAll(asked)).ToDictionary();
    }

    private IEnumerable<KeyValuePair<string, string?>> With(Guid? match, IReadOnlyList<string> later) => Pairs(
        ("cohort", Cohort?.ToString()),
        ("state", State),
        ("owner", Owner),
        ("whose", Whose),
        ("reminded", Reminded ? "true" : null),
        ("undo", HttpMethods.IsGet(Request.Method) && Undo is { Length: < MostCarried } ? Undo : null),
        ("later", later.Count == 0 ? null : string.Join(',', later.Distinct())),
        ("match", match?.ToString() ?? ""));

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(params IEnumerable<(string Name, string? Value)> all) =>
        all.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value));
}
