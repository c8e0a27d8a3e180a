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

    internal sealed record Response(CompanyId Company, CommitteeMemberId Member);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/committee/seats/{company:guid}", Handle)
        .WithName("FillSeat")
        .WithSummary("Gives a member company's seat on the steering committee to a person.")
        .WithTags("Committee")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var seat = new FillSeat(new CompanyId(company), request.Member);
        var (inForce, _) = await rules.Now(ct);
        var decided = await streams.Decide(
            StreamAddress.Of<SteeringCommittee>(SteeringCommittee.Stream, act.Expected),
            (SteeringCommittee state) => seat.Decide(state, inForce, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, _ => new Response(seat.Company, seat.Member));
    }
}
