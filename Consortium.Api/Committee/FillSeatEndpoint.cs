using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class FillSeatEndpoint : IEndpoint
{
    /// <param name="Member">The principal who sits for the company from now on.</param>
    internal sealed record Request(CommitteeMemberId Member);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/committee/seats/{company:guid}", Fill)
            .WithName("FillSeat")
            .WithSummary("Gives a member company's seat on the steering committee to a person.")
            .WithTags("Committee")
            .Produces<SeatStanding>();
        api.MapPut("/committee/seats/{company:guid}/alternate", NameAlternate)
            .WithName("NameAlternate")
            .WithSummary("Names who votes for a company when the holder of its seat does not.")
            .WithTags("Committee")
            .Produces<SeatStanding>();
        api.MapDelete("/committee/seats/{company:guid}", LeaveHolder)
            .WithName("LeaveSeat")
            .WithSummary("Records that the holder of a company's seat left it. Open ballots keep their roster.")
            .WithTags("Committee")
            .Produces<SeatStanding>();
        api.MapDelete("/committee/seats/{company:guid}/alternate", LeaveAlternate)
            .WithName("LeaveAlternate")
            .WithSummary("Records that a company's alternate no longer is.")
            .WithTags("Committee")
            .Produces<SeatStanding>();
    }

    private static async Task<IResult> Fill(
        Guid company, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var seat = new FillSeat(new CompanyId(company), request.Member);
        var (inForce, _) = await rules.Now(ct);
        return await Decide(company, act, streams, state => seat.Decide(state, inForce, clock.GetUtcNow()), ct);
    }

    private static async Task<IResult> NameAlternate(
        Guid company, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var alternate = new NameAlternate(new CompanyId(company), request.Member);
        var (inForce, _) = await rules.Now(ct);
        return await Decide(company, act, streams, state => alternate.Decide(state, inForce, clock.GetUtcNow()), ct);
    }

    private static Task<IResult> LeaveHolder(Guid company, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Decide(company, act, streams, state => new LeaveSeat(new CompanyId(company), SeatPart.Holder).Decide(state, clock.GetUtcNow()), ct);

    private static Task<IResult> LeaveAlternate(Guid company, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Decide(company, act, streams, state => new LeaveSeat(new CompanyId(company), SeatPart.Alternate).Decide(state, clock.GetUtcNow()), ct);

    private static async Task<IResult> Decide(
        Guid company, ActRequest act, IEventStreams streams, Func<SteeringCommittee, Outcome<SteeringCommitteeEvent>> decide, CancellationToken ct)
    {
        var decided = await streams.Decide(
            StreamAddress.Of<SteeringCommittee>(SteeringCommittee.Stream, act.Expected),
            decide,
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => SeatStanding.Of(new CompanyId(company), state));
    }
}

/// <summary>Who sits for a company now.</summary>
/// <param name="Member">The holder; absent when the seat is vacant.</param>
/// <param name="Chairs">Whether the holder chairs the committee.</param>
internal sealed record SeatStanding(CompanyId Company, CommitteeMemberId? Member, CommitteeMemberId? Alternate, bool Chairs)
{
    public static SeatStanding Of(CompanyId company, SteeringCommittee committee) => new(
        company, committee[company].Holder, committee[company].Alternate, committee.Chair is { } chair && committee[company].Holder == chair);
}
