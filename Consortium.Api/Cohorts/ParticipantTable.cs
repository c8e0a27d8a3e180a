using System.Collections.Immutable;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.Cohorts;

/// <summary>Who takes part, without names: those are joined at read time, for those who may see them.</summary>
internal sealed class ParticipantTable : IReadModel
{
    public string Table => "participant";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var registered = page.Of<ParticipantEvent.Registered>();
        if (registered.Count > 0)
            yield return Insert(registered, into);

        var held = Held(page);
        if (held.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set places_held = places_held + h.change
                from unnest($1, $2) as h (participant, change) where {into}.participant = h.participant
                """,
                held.Keys.ToArray(),
                held.Values.ToArray());

        var erased = page.Of<ErasureEvent.Carried>();
        if (erased.Count > 0)
            yield return new SqlStatement($"delete from {into} where participant = any($1)", erased.Select(e => e.Person.Value).ToArray());
    }

    // The two lists go as JSON arrays: an array of arrays of unequal lengths has no parameter type.
    private static SqlStatement Insert(IReadOnlyList<ParticipantEvent.Registered> registered, string into) => new(
        $"""
        insert into {into} (participant, cohort, company, role, skills, languages, years, known, capacity, registered_at)
        select participant, cohort, company, role,
            case when skills is not null then array(select jsonb_array_elements_text(skills::jsonb)) end,
            case when languages is not null then array(select jsonb_array_elements_text(languages::jsonb)) end,
            years, known, capacity, at
        from unnest($1, $2, $3, $4, $5, $6, $7::int[], $8, $9, $10)
            as r (participant, cohort, company, role, skills, languages, years, known, capacity, at)
        """,
        registered.Select(e => e.Participant.Value).ToArray(),
        registered.Select(e => e.Cohort.Value).ToArray(),
        registered.Select(e => e.Company.Value).ToArray(),
        registered.Select(e => e.Role is MentoringRole.Mentor ? "mentor" : "mentee").ToArray(),
        registered.Select(e => Codes(e.Profile.Skills)).ToArray(),
        registered.Select(e => Codes(e.Profile.Languages)).ToArray(),
        registered.Select(e => e.Profile.YearsOfExperience.IsKnown(out var years) ? years : (int?)null).ToArray(),
        registered.Select(e => (short)e.Profile.KnownCount).ToArray(),
        registered.Select(e => (short)e.Capacity).ToArray(),
        registered.Select(e => e.At).ToArray());

    private static string? Codes(Knowledge<ImmutableSortedSet<string>> known) =>
        known.IsKnown(out var codes) ? JsonSerializer.Serialize(codes, StoredJson.Options) : null;

    private static Dictionary<Guid, short> Held(IReadOnlyList<RecordedEvent> page)
    {
        var held = new Dictionary<Guid, short>();
        foreach (var recorded in page)
        {
            var change = recorded.Data switch
            {
                ParticipantEvent.PlaceReserved => 1,
                ParticipantEvent.PlaceReleased => -1,
                _ => 0,
            };
            if (change != 0)
                held[recorded.Stream] = (short)(held.GetValueOrDefault(recorded.Stream) + change);
        }

        return held;
    }
}
