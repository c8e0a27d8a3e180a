using System.Text.Json;
using System.Text.Json.Nodes;
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
            yield return new SqlStatement(
                $"""
                insert into {into} (participant, cohort, company, through, role, profile, capacity, registered_at)
                select participant, cohort, company, through, role, profile::jsonb, capacity, at
                from unnest($1, $2, $3, $4, $5, $6, $7, $8) as r (participant, cohort, company, through, role, profile, capacity, at)
                """,
                registered.Select(e => e.Participant.Value).ToArray(),
                registered.Select(e => e.Cohort.Value).ToArray(),
                registered.Select(e => e.Company.Value).ToArray(),
                registered.Select(e => e.Through?.Value).ToArray(),
                registered.Select(e => StoredJson.Word(e.Role)).ToArray(),
                registered.Select(e => JsonSerializer.Serialize(e.Profile, StoredJson.Options)).ToArray(),
                registered.Select(e => (short)e.Capacity).ToArray(),
                registered.Select(e => e.At).ToArray());

        var stated = page.Of<ParticipantEvent.AttributeStated>().GroupBy(e => e.Participant).ToList();
        if (stated.Count > 0)
            yield return new SqlStatement(
                $"update {into} set profile = profile || s.said::jsonb from unnest($1, $2) as s (participant, said) where {into}.participant = s.participant",
                stated.Select(said => said.Key.Value).ToArray(),
                stated.Select(said => Said(said.Select(e => e.Statement))).ToArray());

        var resized = page.Of<ParticipantEvent.CapacityChanged>().LastBy(e => e.Participant);
        if (resized.Count > 0)
            yield return new SqlStatement(
                $"update {into} set capacity = c.capacity from unnest($1, $2) as c (participant, capacity) where {into}.participant = c.participant",
                resized.Select(e => e.Participant.Value).ToArray(),
                resized.Select(e => (short)e.Capacity).ToArray());

        foreach (var statement in (SqlStatement?[])[Standing(page, into), Applications(page, into), Sponsors(page, into), Offers(page, into), Moves(page, into), Places(page, into)])
        {
            if (statement is not null)
                yield return statement;
        }

        var erased = page.Of<ErasureEvent.Carried>();
        if (erased.Count > 0)
            yield return new SqlStatement($"delete from {into} where participant = any($1)", erased.Select(e => e.Person.Value).ToArray());
    }

    /// <summary>What was said, by attribute: what the profile in the table is overwritten with.</summary>
    private static string Said(IEnumerable<Statement> statements)
    {
        var said = statements.ToList();
        var whole = JsonSerializer.SerializeToNode(said.Aggregate(Profile.Blank, (profile, statement) => statement.On(profile)), StoredJson.Options)!;
        var names = said.Select(statement => JsonNamingPolicy.CamelCase.ConvertName(statement.GetType().Name)).Distinct();
        return new JsonObject(names.Select(name => KeyValuePair.Create(name, whole[name]?.DeepClone()))).ToJsonString();
    }

    private static SqlStatement? Standing(IReadOnlyList<RecordedEvent> page, string into)
    {
        var stands = page
            .Select(e => e.Data switch
            {
                ParticipantEvent.BecameUnavailable away => new Stand(e.Stream, "away", away.Until),
                ParticipantEvent.BecameAvailable => new Stand(e.Stream, "registered", null),
                ParticipantEvent.Withdrawn => new Stand(e.Stream, "withdrawn", null),
                ParticipantEvent.Departed => new Stand(e.Stream, "departed", null),
                _ => null,
            })
            .OfType<Stand>().ToList().LastBy(stand => stand.Person);
        return stands.Count == 0 ? null : new SqlStatement(
            $"""
            update {into} set state = s.state, away_until = s.until
            from unnest($1, $2, $3::date[]) as s (participant, state, until) where {into}.participant = s.participant
            """,
            stands.Select(stand => stand.Person).ToArray(),
            stands.Select(stand => stand.State).ToArray(),
            stands.Select(stand => stand.Until).ToArray());
    }

    private static SqlStatement? Offers(IReadOnlyList<RecordedEvent> page, string into)
    {
        var offers = page.Of<ParticipantEvent.TransferOffered>().LastBy(e => e.Participant);
        return offers.Count == 0 ? null : new SqlStatement(
            $"update {into} set transfer_offered_to = o.company from unnest($1, $2) as o (participant, company) where {into}.participant = o.participant",
            offers.Select(e => e.Participant.Value).ToArray(),
            offers.Select(e => e.To.Value).ToArray());
    }

    private static SqlStatement? Moves(IReadOnlyList<RecordedEvent> page, string into)
    {
        var moves = page.Of<ParticipantEvent.Transferred>().LastBy(e => e.Participant);
        return moves.Count == 0 ? null : new SqlStatement(
            $"""
            update {into} set company = m.company, transfer_offered_to = nullif(transfer_offered_to, m.company)
            from unnest($1, $2) as m (participant, company) where {into}.participant = m.participant
            """,
            moves.Select(e => e.Participant.Value).ToArray(),
            moves.Select(e => e.To.Value).ToArray());
    }

    private static SqlStatement? Applications(IReadOnlyList<RecordedEvent> page, string into)
    {
        var applied = page.Of<ParticipantEvent.Applied>().LastBy(e => e.Participant);
        return applied.Count == 0 ? null : new SqlStatement(
            $"""
            update {into} set motivation = a.motivation, voluntary_on = a.voluntary_on
            from unnest($1, $2, $3) as a (participant, motivation, voluntary_on) where {into}.participant = a.participant
            """,
            applied.Select(e => e.Participant.Value).ToArray(),
            applied.Select(e => e.Motivation.Id.Value).ToArray(),
            applied.Select(e => DateOnly.FromDateTime(e.At.UtcDateTime)).ToArray());
    }

    /// <summary>The employer's word; a company that took the person over has not spoken yet.</summary>
    private static SqlStatement? Sponsors(IReadOnlyList<RecordedEvent> page, string into)
    {
        IReadOnlyList<RecordedEvent> words = [.. page.Where(e => e.Data is ParticipantEvent.Sponsored or ParticipantEvent.Transferred)];
        var last = words.LastBy(e => e.Stream);
        return last.Count == 0 ? null : new SqlStatement(
            $"update {into} set sponsored_on = s.sponsored_on from unnest($1, $2::date[]) as s (participant, sponsored_on) where {into}.participant = s.participant",
            last.Select(e => e.Stream).ToArray(),
            last.Select(e => (e.Data as ParticipantEvent.Sponsored)?.On).ToArray());
    }

    /// <summary>Each place as the last event of the page left it. Matches go as JSON: an array of arrays of unequal lengths has no parameter type.</summary>
    private static SqlStatement? Places(IReadOnlyList<RecordedEvent> page, string into)
    {
        var places = page
            .Select(e => e.Data switch
            {
                ParticipantEvent.PlaceReserved reserved => new Place(e.Stream, reserved.Match.Value, Held: true, Taken: false),
                ParticipantEvent.PlaceTaken taken => new Place(e.Stream, taken.Match.Value, Held: true, Taken: true),
                ParticipantEvent.PlaceReleased released => new Place(e.Stream, released.Match.Value, Held: false, Taken: false),
                _ => null,
            })
            .OfType<Place>().ToList().LastBy(place => (place.Person, place.Match)).ToLookup(place => place.Person);
        return places.Count == 0 ? null : new SqlStatement(
            $"""
            update {into} set
                held = array(select unnest(held) except select jsonb_array_elements_text(p.gone)::uuid union select jsonb_array_elements_text(p.held_now)::uuid),
                taken = array(select unnest(taken) except select jsonb_array_elements_text(p.gone)::uuid union select jsonb_array_elements_text(p.taken_now)::uuid)
            from (select participant, gone::jsonb, held_now::jsonb, taken_now::jsonb
                from unnest($1, $2, $3, $4) as j (participant, gone, held_now, taken_now)) p
            where {into}.participant = p.participant
            """,
            places.Select(person => person.Key).ToArray(),
            places.Select(person => Matches(person.Where(place => !place.Held))).ToArray(),
            places.Select(person => Matches(person.Where(place => place.Held))).ToArray(),
            places.Select(person => Matches(person.Where(place => place.Taken))).ToArray());

        static string Matches(IEnumerable<Place> of) => JsonSerializer.Serialize(of.Select(place => place.Match));
    }

    private sealed record Stand(Guid Person, string State, DateOnly? Until);

    private sealed record Place(Guid Person, Guid Match, bool Held, bool Taken);
}
