using Consortium.Api.Committee;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Meetings;

/// <summary>One meeting: its agenda with the competition-law reminder, and its minutes to be read, printed and approved.</summary>
internal sealed class MeetingModel : ServicePage
{
    [BindProperty(SupportsGet = true, Name = "meeting")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Place { get; set; }

    public ReadMeetingsEndpoint.Whole Meeting { get; private set; } = null!;

    /// <summary>Whether the reader chairs the committee.</summary>
    public bool Chairs { get; private set; }

    public bool IsMember => Caller.Role is Security.Role.CommitteeMember;

    public Task<IActionResult> OnPostStop(CancellationToken ct) =>
        Act("StopTopic", new { meeting = Id }, new { place = Place, reason = Reason ?? "" }, "topic-stopped", ct);

    public Task<IActionResult> OnPostApprove(CancellationToken ct) => Act("ApproveMinutes", new { meeting = Id }, null, "minutes-approved", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Meeting = await Api.Get<ReadMeetingsEndpoint.Whole>("GetMeeting", new { meeting = Id }, ct);
        Chairs = IsMember && (await Api.All<ListSeatsEndpoint.Seat>("ListSeats", null, ct)).Any(seat => seat.Chairs && seat.Member == Caller.Principal);
    }
}
