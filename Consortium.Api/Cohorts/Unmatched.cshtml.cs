using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Consortium.Api.Cohorts;

/// <summary>The mentees of a cohort whom nobody has a match for: who is still searched for, and who was told that there is none.</summary>
internal sealed class UnmatchedModel : ServicePage
{
    /// <summary>The cohort; the latest when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    /// <summary>What was typed for the company.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>For whom it was typed.</summary>
    [BindProperty]
    public Guid? Participant { get; set; }

    /// <summary>The person around whom those still searched for are shown; the first of them when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Around { get; set; }

    /// <summary>Where the page of closed searches before this one left off.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    private IReadOnlyDictionary<Guid, string> Companies { get; set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    /// <summary>Mentees with a free place and no match that holds one.</summary>
    public Part<ListSearchingEndpoint.Person> Searching { get; private set; } = new(0, 0, [], null, null);

    public PartShown SearchingShown => PartShown.Of(Searching, person => Address(person, After));

    /// <summary>For how many the search was closed.</summary>
    public int ClosedInAll { get; private set; }

    /// <summary>The newest first.</summary>
    public Page<NoMatchEndpoints.Closed> Closed { get; private set; } = new([], null);

    public Task<IActionResult> OnPostClose(string because, CancellationToken ct) => Act(
        "CloseWithoutMatch",
        new { cohort = Cohort, participant = Participant },
        new { because, words = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim() },
        "search-closed",
        ct);

    /// <summary>Somebody else of the part that is shown, around whom it is shown again once a search on it was closed; null in the first part.</summary>
    public Guid? Beside(Guid participant) => Searching.Start == 0
        ? null
        : Searching.Items.Select(person => (Guid?)person.Participant).FirstOrDefault(other => other != participant) ?? Searching.PageBefore;

    /// <summary>This page around somebody, and with a page of the closed searches.</summary>
    public string Address(Guid? around, string? after) => QueryHelpers.AddQueryString(
        "/unmatched", new Dictionary<string, string?> { ["cohort"] = Cohort?.ToString(), ["around"] = around?.ToString(), ["after"] = after }.Where(pair => pair.Value is not null));

    public string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);

    protected override async Task Load(CancellationToken ct)
    {
        Cohorts = await Editions.Of(Api, ct);
        Cohort ??= Cohorts is [var latest, ..] ? latest.Id : null;
        if (Cohort is not { } cohort)
            return;

        var searching = await Api.Get<ListSearchingEndpoint.Response>("ListSearching", new { cohort, participant = Around }, ct);
        (Searching, ClosedInAll) = (searching.People, searching.Closed);
        Closed = await Api.Get<Page<NoMatchEndpoints.Closed>>("ListNoMatches", new { cohort, newest = true, after = After }, ct);
        Companies = await CompaniesShown.Of(Api, Closed.Items.Select(closed => closed.Company), ct);
    }
}
