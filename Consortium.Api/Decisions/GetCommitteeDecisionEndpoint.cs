using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Decisions;

internal sealed class GetCommitteeDecisionEndpoint : IEndpoint
{
    /// <param name="Decided">What was decided, as the list has it.</param>
    /// <param name="Procedure">vote, or no-objection.</param>
    /// <param name="Seats">Seats at the opening.</param>
    /// <param name="Electors">Seats that could vote: without home companies, as a rule, and without those that were recused.</param>
    /// <param name="Recused">People out of this item.</param>
    /// <param name="Quorum">The fewest votes, abstentions included, that made the result valid.</param>
    /// <param name="Chain">Every event of the ballot that concerns the item, of what was decided on and of the deliveries, in order.</param>
    /// <param name="Deliveries">Who was told, and whether they have it.</param>
    internal sealed record Response(
        ListCommitteeDecisionsEndpoint.Row Decided,
        string Procedure,
        DateTimeOffset OpenedAt,
        DateTimeOffset ClosesAt,
        int Seats,
        int Electors,
        int Recused,
        int Quorum,
        IReadOnlyList<Step> Chain,
        IReadOnlyList<Told> Deliveries);

    /// <param name="Sequence">Its place among all events.</param>
    /// <param name="Kind">The kind of its stream.</param>
    /// <param name="Version">Its place in the stream.</param>
    /// <param name="Name">What happened, by its stored name.</param>
    /// <param name="Actor">The roles of whoever caused it; empty for the service itself, and for somebody of whom no role is known.</param>
    /// <param name="ByService">Whether the service did it by itself.</param>
    /// <param name="Words">What somebody wrote with it; absent where nobody did.</param>
    internal sealed record Step(
        long Sequence, string Kind, Guid Stream, long Version, string Name, DateTimeOffset At, IReadOnlyList<string> Actor, bool ByService, Words? Words);

    /// <param name="Digest">The keyed digest that the event carries.</param>
    /// <param name="State">as-recorded where the words that are kept are those that the digest was made of, altered where they are not, erased where there are none.</param>
    internal sealed record Words(Guid Text, string Digest, TextState State);

    /// <param name="Kind">decision, for a home company; slate, for another.</param>
    /// <param name="State">due, retrying, stopped or receipted.</param>
    internal sealed record Told(Guid Delivery, Guid Company, string Kind, string State, int Attempts, DateTimeOffset OpenedAt, DateTimeOffset? ReceiptedAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/committee/decisions/{item:guid}", Handle)
        .WithName("GetCommitteeDecision")
        .WithSummary("One decision with its count, the position of the rules, its chain of events, whether the words behind it are those that were recorded, and who was told.")
        .WithTags("Committee")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid item, Scope caller, Reader reader, IEventStreams streams, IEventLog log, TextProofs proofs, CancellationToken ct)
    {
        // The row answers whether the decision is in reach; the fold answers how it came about.
        if (await ListCommitteeDecisionsEndpoint.One(caller, item, reader, ct) is not [var decided]
            || await streams.Load<Ballot>(decided.Ballot, ct) is not (Ballot.Held ballot, _)
            || ballot.Items.FirstOrDefault(one => one.Id.Value == item) is not { } settled)
            return Answer.Refused(Ballot.NoSuchItem);

        var told = await ToldOf(caller, decided, reader, ct);
        var chain = await DecisionChain.Of(ballot, settled, [.. told.Select(one => one.Delivery)], log, ct);
        var roles = await RolesOf(caller, [.. chain.Select(e => e.Actor).OfType<Guid>().Distinct()], reader, ct);
        var words = await proofs.Of([.. chain.Select(e => DecisionChain.WordsOf(e, settled.Id)).OfType<KeptText>()], ct);
        return TypedResults.Ok(new Response(
            decided,
            StoredJson.Word(ballot.Procedure),
            chain.First(e => e.Data is BallotEvent.Opened).At,
            ballot.ClosesAt,
            ballot.Roster.Length,
            settled.Count.Electors.Count,
            settled.Count.Recused.Count,
            settled.Count.Quorum,
            [.. chain.Select(StepOf)],
            told));

        Step StepOf(RecordedEvent e) => new(
            e.Sequence,
            ConsortiumNames.All.KindOf(ConsortiumNames.All.Name(e.Data)).Name,
            e.Stream,
            e.Version,
            ConsortiumNames.All.Name(e.Data),
            e.At,
            e.Actor is { } actor ? [.. roles[actor]] : [],
            e.Actor is null,
            DecisionChain.WordsOf(e, settled.Id) is { } kept ? new Words(kept.Id.Value, kept.Digest, words[kept.Id]) : null);
    }

    private static Task<IReadOnlyList<Told>> ToldOf(Scope caller, ListCommitteeDecisionsEndpoint.Row decided, Reader reader, CancellationToken ct) => reader.Query(
        caller,
        $"""
        select delivery, company, kind, state, attempts, opened_at, receipted_at from read.delivery
        where {Scope.OfCompany("company")} and (decision = @decision::uuid or @decision::uuid is not null and ballot = @ballot)
        order by opened_at, delivery
        """,
        row => new Told(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetString(2),
            row.GetString(3),
            row.GetInt32(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6)),
        ct,
        ("decision", decided.Decision),
        ("ballot", decided.Ballot));

    private static async Task<ILookup<Guid, string>> RolesOf(Scope caller, Guid[] principals, Reader reader, CancellationToken ct) =>
        (await reader.Query(
            caller,
            "select principal, role from read.principal_role where @sees_all and principal = any(@principals) order by role",
            row => (Principal: row.GetGuid(0), Role: row.GetString(1)),
            ct,
            ("principals", principals)))
        .ToLookup(one => one.Principal, one => one.Role);
}
