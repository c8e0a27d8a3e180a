using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

/// <summary>The legal holds that stand, each with the id of its reason.</summary>
internal sealed class LegalHoldTable : IReadModel
{
    public string Table => "legal_hold";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var last = LastOf(page);
        var lifted = last.Where(hold => hold.Placed is null).Select(hold => RowOf(hold.Person, hold.By))
            .Concat(page.Of<ErasureEvent.Carried>().SelectMany(e => Enum.GetValues<HoldKeeper>(), (e, by) => RowOf(e.Person, by))).ToArray();
        var placed = last.Select(hold => hold.Placed).OfType<ErasureEvent.HoldPlaced>().ToList();
        if (placed.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (hold, participant, held_by, reason, placed_at) select * from unnest($1, $2, $3, $4, $5)
                on conflict (hold) do update set reason = excluded.reason, placed_at = excluded.placed_at
                """,
                placed.Select(e => RowOf(e.Person, e.By)).ToArray(),
                placed.Select(e => e.Person.Value).ToArray(),
                placed.Select(e => StoredJson.Word(e.By)).ToArray(),
                placed.Select(e => e.Reason.Id.Value).ToArray(),
                placed.Select(e => e.At).ToArray());
        if (lifted.Length > 0)
            yield return new SqlStatement($"delete from {into} where hold = any($1)", lifted);
    }

    /// <summary>What the page last said of each hold; without an event where it was lifted.</summary>
    public static IReadOnlyList<(ParticipantId Person, HoldKeeper By, ErasureEvent.HoldPlaced? Placed)> LastOf(IReadOnlyList<RecordedEvent> page) => page
        .Select(e => e.Data switch
        {
            ErasureEvent.HoldPlaced placed => new Last(placed.Person, placed.By, placed),
            ErasureEvent.HoldLifted lifted => new Last(lifted.Person, lifted.By, null),
            _ => null,
        })
        .OfType<Last>().ToList().LastBy(hold => (hold.Person, hold.By)).Select(hold => (hold.Person, hold.By, hold.Placed)).ToList();

    private static Guid RowOf(ParticipantId person, HoldKeeper by) => DerivedId.Of($"legal hold of {StoredJson.Word(by)}", person.Value);

    private sealed record Last(ParticipantId Person, HoldKeeper By, ErasureEvent.HoldPlaced? Placed);
}
