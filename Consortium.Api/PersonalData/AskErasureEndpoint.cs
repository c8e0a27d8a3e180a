using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

internal sealed class AskErasureEndpoint : IEndpoint
{
    /// <param name="State">asked; postponed, while a legal hold keeps the person; or carried once the key is destroyed.</param>
    internal sealed record Response(ParticipantId Person, string State);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/participants/{person:guid}/erasure", Handle)
        .WithName("AskErasure")
        .WithSummary("Has a person forgotten: the key of their details is destroyed, and every company that was told the name has to say that it forgot it.")
        .WithTags("Personal data")
        .Produces<Response>(StatusCodes.Status202Accepted);

    private static async Task<IResult> Handle(Guid person, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new ParticipantId(person);
        var (state, _) = await streams.Load<Participant>(person, ct);
        if (state.Registration is not { } registered || !act.Caller.MayActFor(registered.Company))
            return Answer.Refused(Participant.NotFound);

        var decided = await streams.Decide(
            StreamAddress.Of<Erasure>(Erasure.StreamOf(id)),
            (Erasure erasure) => new AskErasure(id).Decide(erasure, state, clock.GetUtcNow()),
            announce: (erasure, _) => erasure is Erasure.Asked ? [new Announcement(new ErasureAsked(id))] : [],
            alongside: act.Keep(StatusCodes.Status202Accepted, "/api/v1/erasures"),
            ct: ct);

        return Answer.Accepted(decided, "/api/v1/erasures", erasure => new Response(id, erasure switch
        {
            Erasure.Carried => "carried",
            Erasure.Postponed => "postponed",
            _ => "asked",
        }));
    }
}
