using System.Globalization;
using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Consortium.Api.Decisions;

/// <summary>What the committee decided, the newest first, for who follows it.</summary>
internal sealed class DecidedModel : ServicePage
{
    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Result { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>Where the page before left off.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<ListCommitteeDecisionsEndpoint.Row> Decisions { get; private set; } = new([], null);

    public IReadOnlyDictionary<Guid, string> Companies { get; private set; } = new Dictionary<Guid, string>();

    public bool IsFiltered => Subject is not null || Result is not null || From is not null || Until is not null;

    /// <summary>Where the older ones are; null on the last page.</summary>
    public string? Older => Decisions.Next is { } next
        ? QueryHelpers.AddQueryString("/decided", new Dictionary<string, string?>
        { ["subject"] = Subject, ["result"] = Result, ["from"] = Typed(From), ["until"] = Typed(Until), ["after"] = next })
        : null;

    public static string? Typed(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    protected override async Task Load(CancellationToken ct)
    {
        Decisions = await Api.Get<Page<ListCommitteeDecisionsEndpoint.Row>>(
            "ListCommitteeDecisions", new { subject = Subject, result = Result, from = From, until = Until, after = After }, ct);
        Companies = await CompaniesShown.Of(Api, Decisions.Items.Select(row => row.About).OfType<Guid>(), ct);
    }
}
