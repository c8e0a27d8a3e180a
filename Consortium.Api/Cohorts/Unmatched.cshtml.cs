using Consortium.Api.Companies;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

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

    public IReadOnlyDictionary<Guid, string> Companies { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    /// <summary>Mentees with a free place and no match that holds one.</summary>
    public IReadOnlyList<ListParticipantsEndpoint.Response> Searching { get; private set; } = [];

    public IReadOnlyList<NoMatchEndpoints.Closed> Closed { get; private set; } = [];

    public Task<IActionResult> OnPostClose(string because, CancellationToken ct) => Act(
        "CloseWithoutMatch",
        new { cohort = Cohort, participant = Participant },
        new { because, words = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim() },
        "search-closed",
        ct);

    public string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);

    protected override async Task Load(CancellationToken ct)
    {
        Companies = await CompaniesShown.Of(Api, ct);
        Cohorts = await Editions.Of(Api, ct);
        Cohort ??= Cohorts is [var latest, ..] ? latest.Id : null;
        if (Cohort is not { } cohort)
            return;

        Closed = [.. (await Api.All<NoMatchEndpoints.Closed>("ListNoMatches", new { cohort }, ct)).OrderByDescending(closed => closed.ClosedAt)];
        var closed = Closed.Select(one => one.Participant).ToHashSet();
        Searching =
        [
            .. (await Api.All<ListParticipantsEndpoint.Response>("ListParticipants", new { cohort }, ct))
                .Where(person => person is { Role: "mentee", State: "registered" or "away", PlacesHeld: 0, PlacesTaken: 0 } && !closed.Contains(person.Id))
                .OrderBy(person => NameOf(person.Company), StringComparer.CurrentCulture).ThenBy(person => person.Id),
        ];
    }
}
