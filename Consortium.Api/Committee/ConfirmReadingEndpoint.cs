using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class ConfirmReadingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/ballots/{ballot:guid}/readings", Handle)
        .WithName("ConfirmReading")
        .WithSummary("Confirms that the caller's company has read a slate that is approved unless somebody objects.")
        .WithTags("Committee")
        .Produces<BallotStanding>();

    private static async Task<IResult> Handle(Guid ballot, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (member, company) = (new CommitteeMemberId(act.Caller.Principal), act.Caller.Company.GetValueOrDefault());
        var decided = await streams.Decide(
            StreamAddress.Of<Ballot>(ballot, act.Expected),
            (Ballot state) => new ConfirmReading(member, company).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => BallotStanding.Of(state, member));
    }
}
