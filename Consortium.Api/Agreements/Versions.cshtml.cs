using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Agreements;

/// <summary>The versions of the agreement as coordinators draft them, compare them, and bring them before the committee or publish them.</summary>
internal sealed class VersionsModel : ServicePage
{
    [BindProperty]
    public string? French { get; set; }

    [BindProperty]
    public string? English { get; set; }

    [BindProperty]
    public string? From { get; set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<AgreementListed> Versions { get; private set; } = [];

    public Guid? InForce { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public Task<IActionResult> OnPostWrite(CancellationToken ct) =>
        Act("DraftAgreement", null, new { french = French ?? "", english = English ?? "" }, "agreement-drafted", ct);

    public Task<IActionResult> OnPostPublish(Guid agreement, CancellationToken ct) =>
        Act("PublishAgreement", new { agreement }, new { from = Typed.Text(From) }, "agreement-published", ct);

    public Task<IActionResult> OnPostBallot(Guid agreement, CancellationToken ct) =>
        Act("BringAgreementBeforeCommittee", new { agreement }, new { from = Typed.Text(From) ?? "" }, "ballot-opened", ct);

    protected override async Task Load(CancellationToken ct)
    {
        InForce = (await Api.Find<AgreementRead>("GetAgreementInForce", null, ct))?.Id;
        Versions = [.. (await Api.All<AgreementListed>("ListAgreements", null, ct)).OrderByDescending(version => version.DraftedAt)];
    }
}
