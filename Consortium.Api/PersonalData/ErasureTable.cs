using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

/// <summary>How far each erasure is at each company that has to do with it.</summary>
internal sealed class ErasureTable : IReadModel
{
    public string Table => "erasure";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var asked = page.Of<ErasureEvent.Asked>();
        if (asked.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (id, person, company, told, asked_at) select id, person, company, false, at from unnest($1, $2, $3, $4) as a (id, person, company, at)",
                asked.Select(e => RowOf(e.Person, e.Company)).ToArray(),
                asked.Select(e => e.Person.Value).ToArray(),
                asked.Select(e => e.Company.Value).ToArray(),
                asked.Select(e => e.At).ToArray());

        var carried = page.Of<ErasureEvent.Carried>();
        if (carried.Count > 0)
        {
            var told = carried.SelectMany(e => e.Told, (e, told) => (e.Person, told.Company)).ToList();
            yield return new SqlStatement(
                $"""
                insert into {into} (id, person, company, told) select id, person, company, true from unnest($1, $2, $3) as t (id, person, company)
                on conflict (id) do update set told = true
                """,
                told.Select(row => RowOf(row.Person, row.Company)).ToArray(),
                told.Select(row => row.Person.Value).ToArray(),
                told.Select(row => row.Company.Value).ToArray());
            yield return new SqlStatement(
                $"update {into} as e set carried_at = c.at from unnest($1, $2) as c (person, at) where e.person = c.person",
                carried.Select(e => e.Person.Value).ToArray(),
                carried.Select(e => e.At).ToArray());
        }

        var acknowledged = page.Of<ErasureEvent.Acknowledged>();
        if (acknowledged.Count > 0)
            yield return new SqlStatement(
                $"update {into} as e set acknowledged_at = a.at from unnest($1, $2) as a (id, at) where e.id = a.id",
                acknowledged.Select(e => RowOf(e.Person, e.Company)).ToArray(),
                acknowledged.Select(e => e.At).ToArray());
    }

    private static Guid RowOf(ParticipantId person, CompanyId company) => DerivedId.Of("erasure-at-company", person.Value, company.Value);
}
