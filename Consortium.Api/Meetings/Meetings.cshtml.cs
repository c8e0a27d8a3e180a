using System.Globalization;
using Consortium.Api.Committee;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Consortium.Api.Security;
using Consortium.Domain.Meetings;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Meetings;

/// <summary>The committee's meetings, the next one first, and what it follows up. Coordinators convene.</summary>
internal sealed class MeetingsModel : ServicePage
{
    private const int MostItemsLookedAt = 200;

    /// <summary>By the clock of the service's place, as a browser writes it.</summary>
    [BindProperty]
    public string? StartsAt { get; set; }

    /// <summary>Subjects in words, one on each line.</summary>
    [BindProperty]
    public string? Topics { get; set; }

    /// <summary>The ballots to speak about, which come first.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Ballots { get; set; } = [];

    public IReadOnlyList<ReadMeetingsEndpoint.Listed> Meetings { get; private set; } = [];

    public IReadOnlyList<FollowUpEndpoints.Listed> FollowUps { get; private set; } = [];

    /// <summary>What may come on an agenda: the open ballots that close last, which a meeting can still be in time for.</summary>
    public IReadOnlyList<(Guid Ballot, string Subject, int Items, DateTimeOffset ClosesAt)> OpenBallots { get; private set; } = [];

    public bool Convenes => Caller.Role is Role.Coordinator;

    /// <summary>Whether the reader may say what has become of a follow-up.</summary>
    public bool MayChange => Caller.Role is not Role.Auditor;

    public Task<IActionResult> OnPostChange(Guid followUp, FollowUpStatus status, CancellationToken ct) =>
        Act("ChangeFollowUp", new { followUp }, new { status }, "follow-up", ct);

    public async Task<IActionResult> OnPostConvene(CancellationToken ct)
    {
        var agenda = Ballots.Select(ballot => new { ballot = (Guid?)ballot, subject = (string?)null }).Concat(
            (Topics ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(subject => new { ballot = (Guid?)null, subject = (string?)subject }));
        var answer = await Api.Send("ConveneMeeting", null, new { startsAt = Moment(StartsAt), agenda }, Key, version: null, ct);
        return answer.Problem is { } trouble ? await Again(trouble, ct) : await GoOn("meeting-convened", ct, $"/meetings/{answer.Location!.Split('/')[^1]}");
    }

    protected override async Task Load(CancellationToken ct)
    {
        Meetings = [.. (await Api.All<ReadMeetingsEndpoint.Listed>("ListMeetings", null, ct)).OrderByDescending(meeting => meeting.StartsAt)];
        FollowUps = [.. (await Api.All<FollowUpEndpoints.Listed>("ListFollowUps", null, ct)).OrderBy(one => one.Status is not "open").ThenBy(one => one.Due)];
        if (Convenes)
        {
            OpenBallots =
            [
                .. (await Api.Get<Page<ListBallotsEndpoint.Paper>>("ListBallots", new { open = true, newest = true, limit = MostItemsLookedAt }, ct)).Items
                    .GroupBy(item => item.Ballot, (ballot, items) => (ballot, items.First().Subject, items.Count(), items.Max(item => item.ClosesAt))),
            ];
        }
    }

    /// <summary>What is no moment goes on as it is, so that the API says what it expects.</summary>
    private static object? Moment(string? typed) =>
        DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var at) ? at : Typed.Text(typed);
}
