using Consortium.Api.Pages;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Agreements.Breaches;

/// <summary>One breach report: for the independent reviewer with what happened and what to do next, for who reported where it stands.</summary>
internal sealed class ReportedBreachModel : ServicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Report { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ListBreachReportsEndpoint.Item Found { get; private set; } = null!;

    /// <summary>Whether the reviewer keeps the person concerned from being erased.</summary>
    public bool IsHeld { get; private set; }

    public bool Reviews => Caller.Role is Role.IndependentReviewer;

    public bool MustBeTold => Found is { Concerning: not null, ParticipantTold: false };

    public Task<IActionResult> OnPostTakeUp(CancellationToken ct) => Act("TakeUpBreach", new { report = Report }, null, "breach-taken-up", ct);

    public Task<IActionResult> OnPostTell(CancellationToken ct) => Act("TellParticipantConcerned", new { report = Report }, null, "participant-told", ct);

    public Task<IActionResult> OnPostClose(string? measure, CancellationToken ct) => Act("CloseBreach", new { report = Report }, new { measure }, "breach-closed", ct);

    public Task<IActionResult> OnPostHold(string? person, CancellationToken ct) =>
        Act("PlaceLegalHold", new { participant = person?.Trim() }, new { reason = Reason?.Trim() ?? "" }, "hold-placed", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Found = await Api.Get<ListBreachReportsEndpoint.Item>("GetBreachReport", new { report = Report }, ct);
        if (Reviews && Found.Concerning is { } person)
            IsHeld = (await Api.All<LegalHoldEndpoints.Item>("ListLegalHolds", null, ct)).Any(hold => hold.Person == person && hold.HeldBy is "reviewer");
    }
}
