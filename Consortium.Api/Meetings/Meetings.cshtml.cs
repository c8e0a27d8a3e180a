using Consortium.Api.Pages;
using Consortium.Domain.Meetings;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Meetings;

/// <summary>The committee's meetings, the next one first, and what it follows up.</summary>
internal sealed class MeetingsModel : ServicePage
{
    public IReadOnlyList<ReadMeetingsEndpoint.Listed> Meetings { get; private set; } = [];

    public IReadOnlyList<FollowUpEndpoints.Listed> FollowUps { get; private set; } = [];

    /// <summary>Whether the reader may say what has become of a follow-up.</summary>
    public bool MayChange => Caller.Role is not Security.Role.Auditor;

    public Task<IActionResult> OnPostChange(Guid followUp, FollowUpStatus status, CancellationToken ct) =>
        Act("ChangeFollowUp", new { followUp }, new { status }, "follow-up", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Meetings = [.. (await Api.All<ReadMeetingsEndpoint.Listed>("ListMeetings", null, ct)).OrderByDescending(meeting => meeting.StartsAt)];
        FollowUps = [.. (await Api.All<FollowUpEndpoints.Listed>("ListFollowUps", null, ct)).OrderBy(one => one.Status is not "open").ThenBy(one => one.Due)];
    }
}
