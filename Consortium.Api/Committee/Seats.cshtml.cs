using Consortium.Api.Companies;
using Consortium.Api.Pages;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Committee;

/// <summary>Who sits for whom, whose seat is vacant, and who chairs; coordinators give the seats.</summary>
internal sealed class SeatsModel : ServicePage
{
    /// <summary>Member companies with their seats: the vacant ones first.</summary>
    public IReadOnlyList<SeatShown> Seats { get; private set; } = [];

    public bool Coordinates => Caller.Role is Role.Coordinator;

    public Task<IActionResult> OnPostFill(Guid company, Guid member, CancellationToken ct) => Act("FillSeat", new { company }, new { member }, "seat-filled", ct);

    public Task<IActionResult> OnPostAlternate(Guid company, Guid member, CancellationToken ct) =>
        Act("NameAlternate", new { company }, new { member }, "alternate-named", ct);

    public Task<IActionResult> OnPostChair(Guid member, CancellationToken ct) => Act("AppointChair", null, new { member }, "chair-appointed", ct);

    public Task<IActionResult> OnPostLeave(Guid company, CancellationToken ct) => Act("LeaveSeat", new { company }, null, "seat-left", ct);

    public Task<IActionResult> OnPostLeaveAlternate(Guid company, CancellationToken ct) => Act("LeaveAlternate", new { company }, null, "seat-left", ct);

    protected override async Task Load(CancellationToken ct)
    {
        var seats = (await Api.All<ListSeatsEndpoint.Seat>("ListSeats", null, ct)).ToDictionary(seat => seat.Company);
        var people = (Coordinates ? (await Api.Get<ListRepresentativesEndpoint.Representatives>("ListRepresentatives", null, ct)).Items : [])
            .ToLookup(one => one.Company, one => one.Id);
        Seats =
        [
            .. (await Members.Of(Api, ct)).ByName.Select(member => new SeatShown(member, seats.GetValueOrDefault(member.Id), [.. people[member.Id]]))
                .OrderByDescending(seat => seat.IsVacant),
        ];
    }
}

/// <param name="Of">Null while nobody ever sat for the company.</param>
/// <param name="People">Whom the company sent; for coordinators.</param>
internal sealed record SeatShown(ListMembersEndpoint.Member Company, ListSeatsEndpoint.Seat? Of, IReadOnlyList<Guid> People)
{
    public bool IsVacant => Of?.Member is null;
}
