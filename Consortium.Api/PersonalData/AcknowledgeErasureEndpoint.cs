using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

internal sealed class AcknowledgeErasureEndpoint : IEndpoint
{
    /// <param name="Outstanding">How many companies have not said yet that they forgot the person.</param>
    internal sealed record Response(ParticipantId Person, int Outstanding);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/participants/{person:guid}/erasure/acknowledgement", Handle)
        .WithName("AcknowledgeErasure")
        .WithSummary("Says that the caller's company forgot a person whose name it was told.")
        .WithTags("Personal data")
        .Produces<Response>();

    private static async Task<IResult> Handle(Guid person, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        if (act.Caller.Company is not { } company)
            return Answer.Refused(Erasure.NotFound);

        var id = new ParticipantId(person);
        var decided = await streams.Decide(
            StreamAddress.Of<Erasure>(Erasure.StreamOf(id), act.Expected),
            (Erasure state) => new AcknowledgeErasure(company).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => state is Erasure.Carried carried
            ? new Response(id, carried.Outstanding.Count)
            : throw new InvalidOperationException("An erasure that was acknowledged was carried out."));
    }
}
