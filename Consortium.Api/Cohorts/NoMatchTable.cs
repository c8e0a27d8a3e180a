using Consortium.Api.Events;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.Cohorts;

/// <summary>For whom the search was closed. A row is made with the registration, so that later events find the company and cohort.</summary>
internal sealed class NoMatchTable : IReadModel
{
    public string Table => "no_match";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var registered = page.Of<ParticipantEvent.Registered>();
        if (registered.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (participant, cohort, company) select * from unnest($1, $2, $3)",
                registered.Select(e => e.Participant.Value).ToArray(),
                registered.Select(e => e.Cohort.Value).ToArray(),
                registered.Select(e => e.Company.Value).ToArray());

        var moved = page.Of<ParticipantEvent.Transferred>().LastBy(e => e.Participant);
        if (moved.Count > 0)
            yield return new SqlStatement(
                $"update {into} set company = m.company from unnest($1, $2) as m (participant, company) where {into}.participant = m.participant",
                moved.Select(e => e.Participant.Value).ToArray(),
                moved.Select(e => e.To.Value).ToArray());

        var searches = page.Where(e => e.Data is ParticipantEvent.NoMatchFound or ParticipantEvent.SearchReopened or ParticipantEvent.PlaceReserved)
            .GroupBy(e => e.Stream).Select(person => (Person: person.Key, Closed: person.Last().Data as ParticipantEvent.NoMatchFound)).ToList();
        if (searches.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set because = s.because, words = s.words, closed_at = s.at
                from unnest($1, $2, $3, $4) as s (participant, because, words, at) where {into}.participant = s.participant
                """,
                searches.Select(search => search.Person).ToArray(),
                searches.Select(search => search.Closed is { } closed ? StoredJson.Word(closed.Because) : null).ToArray(),
                searches.Select(search => search.Closed?.Words?.Id.Value).ToArray(),
                searches.Select(search => search.Closed?.At).ToArray());

        var erased = page.Of<ErasureEvent.Carried>();
        if (erased.Count > 0)
            yield return new SqlStatement($"delete from {into} where participant = any($1)", erased.Select(e => e.Person.Value).ToArray());
    }
}
