using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

internal sealed class LegalHoldEndpoints : IEndpoint
{
    /// <param name="Reason">Why, for those who keep the person in the same role.</param>
    internal sealed record Request([property: Required, FreeText(2_000)] string Reason);

    /// <param name="HeldBy">Who keeps the person's information now.</param>
    internal sealed record Response(ParticipantId Person, IReadOnlyList<HoldKeeper> HeldBy);

    /// <param name="Reason">For those who keep the person in the same role.</param>
    internal sealed record Item(Guid Id, Guid Person, string HeldBy, string? Reason, DateTimeOffset PlacedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/participants/{participant:guid}/legal-hold", Place)
            .WithName("PlaceLegalHold")
            .WithSummary("Keeps a person's information from being erased for a claim or an inquiry; who asks meanwhile is forgotten once it is lifted.")
            .WithTags("Personal data")
            .Produces<Response>();
        api.MapDelete("/participants/{participant:guid}/legal-hold", Lift)
            .WithName("LiftLegalHold")
            .WithSummary("Lifts the caller's own hold on a person's information; an erasure that was asked for meanwhile is carried out.")
            .WithTags("Personal data")
            .Produces<Response>();
        api.MapGet("/legal-holds", All)
            .WithName("ListLegalHolds")
            .WithSummary("The legal holds that stand.")
            .WithTags("Personal data")
            .Produces<Page<Item>>();
    }

    private static async Task<IResult> Place(
        Guid participant, Request request, ActRequest act, IEventStreams streams, Texts texts, TimeProvider clock, CancellationToken ct)
    {
        var (by, person) = (KeeperOf(act.Caller), new ParticipantId(participant));
        var (state, _) = await streams.Load<Participant>(participant, ct);
        if (state.Registration is null)
            return Answer.Refused(Participant.NotFound);

        var (reason, keep) = await texts.Keep(
            new TextId(act.NewId("legal hold")), participant, by is HoldKeeper.Reviewer ? Readers.Reviewer : Readers.Coordinators, request.Reason, ct);
        var stream = Erasure.StreamOf(person);
        var folds = await streams.Decide(
            [StreamAddress.Of<Erasure>(stream)],
            before =>
            {
                var outcome = new PlaceLegalHold(person, by, reason).Decide(before.Of<Erasure>(stream), state, clock.GetUtcNow());
                return new Recording(outcome.Refusal)
                {
                    Events = [(stream, [.. outcome.Events])],
                    Alongside = [.. outcome.Events.Count > 0 ? [keep] : (SqlStatement[])[], .. act.Keep(StatusCodes.Status200OK)],
                };
            },
            ct);
        return Answer.Ok(folds.As<Erasure>(stream), erasure => Held(person, erasure));
    }

    private static async Task<IResult> Lift(Guid participant, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var person = new ParticipantId(participant);
        var (state, _) = await streams.Load<Participant>(participant, ct);
        var decided = await streams.Decide(
            StreamAddress.Of<Erasure>(Erasure.StreamOf(person), act.Expected),
            (Erasure erasure) => new LiftLegalHold(person, KeeperOf(act.Caller)).Decide(erasure, state, clock.GetUtcNow()),
            announce: (erasure, _) => erasure is Erasure.Asked ? [new Announcement(new ErasureAsked(person))] : [],
            ct: ct);
        return Answer.Ok(decided, erasure => Held(person, erasure));
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, Texts texts, CancellationToken ct) => await page.Answer(
        async (after, limit) =>
        {
            var rows = await reader.Query(
                caller,
                $"""
                select hold, participant, held_by, reason, placed_at from read.legal_hold
                where {Scope.OfReviewer} and (@after::uuid is null or hold > @after) order by hold limit @limit
                """,
                row => (Item: new Item(row.GetGuid(0), row.GetGuid(1), row.GetString(2), null, row.GetFieldValue<DateTimeOffset>(4)), Reason: new TextId(row.GetGuid(3))),
                ct,
                ("after", after),
                ("limit", limit));
            var reasons = await texts.Read(caller, [.. rows.Select(row => row.Reason)], ct);
            return (IReadOnlyList<Item>)[.. rows.Select(row => row.Item with { Reason = reasons.GetValueOrDefault(row.Reason) })];
        },
        hold => hold.Id);

    private static HoldKeeper KeeperOf(Scope caller) => caller.Role is Role.IndependentReviewer ? HoldKeeper.Reviewer : HoldKeeper.Coordinators;

    private static Response Held(ParticipantId person, Erasure erasure) => new(person, erasure is Erasure.UnderHold held ? [.. held.By] : []);
}
