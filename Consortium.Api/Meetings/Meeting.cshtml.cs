using Consortium.Api.Committee;
using Consortium.Api.Companies;
using Consortium.Api.Pages;
using Consortium.Api.Security;
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

    /// <summary>Which members are there.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Present { get; set; } = [];

    public ReadMeetingsEndpoint.Whole Meeting { get; private set; } = null!;

    /// <summary>Whether the reader chairs the committee.</summary>
    public bool Chairs { get; private set; }

    public bool IsMember => Caller.Role is Role.CommitteeMember;

    /// <summary>Whether the reader records who is there, and draws up the minutes.</summary>
    public bool Coordinates => Caller.Role is Role.Coordinator;

    /// <summary>Who sits on the committee, by company; of each the holder of its seat before the alternate.</summary>
    public IReadOnlyList<(string Company, Guid Member, bool Alternate)> Committee { get; private set; } = [];

    public Task<IActionResult> OnPostBegin(bool reminderRead, CancellationToken ct) =>
        Act("BeginMeeting", new { meeting = Id }, new { present = Present, reminderRead }, "meeting-begun", ct);

    public Task<IActionResult> OnPostMinutes(CancellationToken ct) => Act("DrawUpMinutes", new { meeting = Id }, null, "minutes-drawn", ct);

    public Task<IActionResult> OnPostStop(CancellationToken ct) =>
        Act("StopTopic", new { meeting = Id }, new { place = Place, reason = Reason ?? "" }, "topic-stopped", ct);

    public Task<IActionResult> OnPostApprove(CancellationToken ct) => Act("ApproveMinutes", new { meeting = Id }, null, "minutes-approved", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Meeting = await Api.Get<ReadMeetingsEndpoint.Whole>("GetMeeting", new { meeting = Id }, ct);
        var seats = await Api.All<ListSeatsEndpoint.Seat>("ListSeats", null, ct);
        Chairs = IsMember && seats.Any(seat => seat.Chairs && seat.Member == Caller.Principal);
        if (Coordinates && Meeting.Minutes is null)
        {
            var bySeat = seats.ToDictionary(seat => seat.Company);
            Committee =
            [
                .. from company in (await Members.Of(Api, ct)).ByName
                   let seat = bySeat.GetValueOrDefault(company.Id)
                   from one in (IEnumerable<(Guid? Member, bool Alternate)>)[(seat?.Member, false), (seat?.Alternate, true)]
                   where one.Member is not null
                   select (company.LegalName, one.Member!.Value, one.Alternate),
            ];
        }
    }
}
