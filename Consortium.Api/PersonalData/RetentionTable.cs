using Consortium.Api.Events;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

/// <summary>What decides when each person is due to be erased, and whether a legal hold keeps them.</summary>
internal sealed class RetentionTable : IReadModel
{
    public string Table => "retention";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var registered = page.Of<ParticipantEvent.Registered>();
        if (registered.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (participant, company, cohort) select * from unnest($1, $2, $3)",
                registered.Select(e => e.Participant.Value).ToArray(),
                registered.Select(e => e.Company.Value).ToArray(),
                registered.Select(e => e.Cohort.Value).ToArray());

        var moved = page.Of<ParticipantEvent.Transferred>().LastBy(e => e.Participant);
        if (moved.Count > 0)
            yield return new SqlStatement(
                $"update {into} set company = m.company from unnest($1, $2) as m (participant, company) where {into}.participant = m.participant",
                moved.Select(e => e.Participant.Value).ToArray(),
                moved.Select(e => e.To.Value).ToArray());

        var matched = page.Of<ParticipantEvent.PlaceTaken>();
        if (matched.Count > 0)
            yield return new SqlStatement($"update {into} set matched = true where participant = any($1)", matched.Select(e => e.Participant.Value).ToArray());

        var left = page.Where(e => e.Data is ParticipantEvent.Withdrawn or ParticipantEvent.Departed).Select(e => (e.Stream, On: DateOf(e.Data))).ToList();
        if (left.Count > 0)
            yield return new SqlStatement(
                $"update {into} set left_on = l.day from unnest($1, $2) as l (participant, day) where {into}.participant = l.participant",
                left.Select(one => one.Stream).ToArray(),
                left.Select(one => one.On).ToArray());

        var asked = page.Of<ErasureEvent.Asked>();
        if (asked.Count > 0)
            yield return new SqlStatement($"update {into} set erasure_asked = true where participant = any($1)", asked.Select(e => e.Person.Value).ToArray());

        foreach (var holds in LegalHoldTable.LastOf(page).GroupBy(hold => hold.By))
            yield return new SqlStatement(
                $"""
                update {into} set held_by = array_remove(held_by, $1) || case when h.placed then array[$1]::varchar[] else '{"{}"}' end
                from unnest($2, $3) as h (participant, placed) where {into}.participant = h.participant
                """,
                StoredJson.Word(holds.Key),
                holds.Select(hold => hold.Person.Value).ToArray(),
                holds.Select(hold => hold.Placed is not null).ToArray());

        var erased = page.Of<ErasureEvent.Carried>();
        if (erased.Count > 0)
            yield return new SqlStatement($"delete from {into} where participant = any($1)", erased.Select(e => e.Person.Value).ToArray());
    }

    private static DateOnly DateOf(object leaving) => DateOnly.FromDateTime((leaving switch
    {
        ParticipantEvent.Withdrawn e => e.At,
        ParticipantEvent.Departed e => e.At,
        _ => throw new ArgumentOutOfRangeException(nameof(leaving)),
    }).UtcDateTime);
}
