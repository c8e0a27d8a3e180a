using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>Business between companies, a row for each side of it.</summary>
internal sealed class RelationshipTable : IReadModel
{
    public string Table => "relationship";

    /// <summary>The row of one side.</summary>
    public static Guid RowOf(CommercialRelationship.Recorded relationship, CompanyId seenBy) =>
        RowOf(CommercialRelationship.StreamOf(relationship.Company, relationship.With, relationship.Kind), seenBy);

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        foreach (var recorded in page)
        {
            if (recorded.Data is CommercialRelationshipEvent.Declared declared)
            {
                yield return Side(recorded.Stream, declared.Company, declared.With, declared);
                yield return Side(recorded.Stream, declared.With, declared.Company, declared);
            }
            else if (recorded.Data is CommercialRelationshipEvent.Ended ended)
                yield return new SqlStatement(
                    $"update {into} set ends = $2 where relationship = any($1) and (ends is null or ends > $2)",
                    new[] { RowOf(recorded.Stream, ended.Company), RowOf(recorded.Stream, ended.With) },
                    ended.LastDay);
        }

        SqlStatement Side(Guid stream, CompanyId seenBy, CompanyId with, CommercialRelationshipEvent.Declared declared) => new(
            $"""
            insert into {into} (relationship, company, with_company, role, begins, ends) values ($1, $2, $3, $4, $5, $6::date)
            on conflict (relationship) do update set begins = excluded.begins, ends = excluded.ends
            """,
            RowOf(stream, seenBy),
            seenBy.Value,
            with.Value,
            StoredJson.Word(RelationshipEndpoints.RoleOf(declared.Kind, seenBy == declared.Company)),
            declared.Period.From,
            declared.Period.Until);
    }

    private static Guid RowOf(Guid stream, CompanyId seenBy) => DerivedId.Of("side of a relationship", stream, seenBy.Value);
}
