using Consortium.Api.Pages;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Agreements.Breaches;

/// <summary>Breach reports: all of them and the legal holds for the independent reviewer, one's own company's for who reports.</summary>
internal sealed class BreachReportsModel : ServicePage
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? Concerning { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What waits longest first, what is closed last.</summary>
    public IReadOnlyList<ListBreachReportsEndpoint.Item> Reports { get; private set; } = [];

    public IReadOnlyList<LegalHoldEndpoints.Item> Holds { get; private set; } = [];

    public bool Reviews => Caller.Role is Role.IndependentReviewer;

    public Task<IActionResult> OnPostReport(CancellationToken ct) =>
        Act("ReportBreach", null, new { kind = Kind, account = Account?.Trim() ?? "", concerning = Typed.Text(Concerning) }, "breach-reported", ct);

    public Task<IActionResult> OnPostHold(string? person, CancellationToken ct) =>
        Act("PlaceLegalHold", new { participant = person?.Trim() }, new { reason = Reason?.Trim() ?? "" }, "hold-placed", ct);

    public Task<IActionResult> OnPostLift(string? person, CancellationToken ct) =>
        Act("LiftLegalHold", new { participant = person?.Trim() }, null, "hold-lifted", ct);

    protected override async Task Load(CancellationToken ct)
    {
        var reports = await Api.All<ListBreachReportsEndpoint.Item>("ListBreachReports", null, ct);
        Reports = [.. reports.OrderBy(report => report.State is BreachReportTable.Closed).ThenBy(report => report.Since)];
        if (Reviews)
            Holds = [.. (await Api.All<LegalHoldEndpoints.Item>("ListLegalHolds", null, ct)).OrderBy(hold => hold.PlacedAt)];
    }
}
