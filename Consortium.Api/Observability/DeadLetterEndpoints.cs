using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;

namespace Consortium.Api.Observability;

/// <summary>Messages that failed too often to be tried again by themselves.</summary>
internal sealed class DeadLetterEndpoints : IEndpoint
{
    public static readonly Refusal NotFound = new(
        "dead-letter.unknown", "C-01",
        "Aucun message abandonné ne porte cet identifiant ; il a peut-être été repris.",
        "No message that was given up has this id; it may have been tried again already.");

    private const int Most = 200;

    /// <param name="Items">The newest first, 200 at most.</param>
    /// <param name="All">How many there are.</param>
    internal sealed record Response(IReadOnlyList<DeadLetter> Items, long All);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dead-letters", List)
            .WithName("ListDeadLetters")
            .WithSummary("Messages that were given up, by the kind of fault that ended their last attempt; never what they say.")
            .WithTags("Health")
            .Produces<Response>();
        api.MapPost("/dead-letters/{letter:guid}/replay", Replay)
            .WithName("ReplayDeadLetter")
            .WithSummary("Tries a message again that was given up, from the start.")
            .WithTags("Health")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(IOutbox outbox, CancellationToken ct) =>
        TypedResults.Ok(new Response(await outbox.DeadLetters(Most, ct), (await outbox.Load(ct)).Dead));

    private static async Task<IResult> Replay(Guid letter, ActRequest act, IOutbox outbox, Databases databases, CancellationToken ct)
    {
        if (!await outbox.Replay(letter, ct))
            return Answer.Refused(NotFound);

        // Not with the replay: a repeat that finds nothing to keep the answer of has no second effect either.
        await databases.Engine.Run(act.Keep(StatusCodes.Status204NoContent), ct);
        return TypedResults.NoContent();
    }
}
