using System.ComponentModel.DataAnnotations;
using Consortium.Api.Decisions;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class VoidBallotEndpoint : IEndpoint
{
    /// <param name="Reason">For the voters and the coordinators.</param>
    internal sealed record Request([property: Required, StringLength(2000, MinimumLength = 1)] string Reason);

    /// <param name="Voided">How many items ended without a result.</param>
    internal sealed record Response(BallotId Ballot, int Voided);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/ballots/{ballot:guid}/voiding", Handle)
        .WithName("VoidBallot")
        .WithSummary("Ends what is still open of a ballot without a result, with a reason; its matches may be brought before the committee again.")
        .WithTags("Committee")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid ballot, Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (reason, keep) = await texts.Keep(act, "voiding", Readers.Ballot(new BallotId(ballot)), request.Reason, ct);
        var decided = await streams.Decide(
            StreamAddress.Of<Ballot>(ballot, act.Expected),
            (Ballot state) => new VoidBallot(reason!).Decide(state, clock.GetUtcNow()),
            announce: BallotItemVoided.Announce,
            alongside: [.. keep, .. act.Keep(StatusCodes.Status200OK)],
            ct: ct);

        return Answer.Ok(decided, state => new Response(
            new BallotId(ballot), state is Ballot.Held held ? held.Items.Count(item => item.Result is BallotResult.Voided) : 0));
    }
}
