using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Covenants;

/// <summary>Covenants as each of their two parties sees them.</summary>
internal sealed class CovenantTable : IReadModel
{
    public const string Draft = "draft", InForce = "in-force", Expired = "expired";

    public string Table => "covenant";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var drafted = page.Of<CovenantEvent.Drafted>().LastBy(e => e.Covenant);
        if (drafted.Count > 0)
        {
            // Drafted anew, it may have other parties.
            yield return new SqlStatement($"delete from {into} where covenant = any($1)", drafted.Select(e => e.Covenant.Value).ToArray());
            yield return Insert([.. drafted.SelectMany(e => e.Items.Parties, (e, party) => (e, party))], into);
        }

        var effective = page.Of<CovenantEvent.TookEffect>();
        if (effective.Count > 0)
            yield return new SqlStatement(
                $"update {into} set state = '{InForce}', in_force_at = e.at from unnest($1, $2) as e (covenant, at) where {into}.covenant = e.covenant",
                effective.Select(e => e.Covenant.Value).ToArray(),
                effective.Select(e => e.At).ToArray());

        var expired = page.Of<CovenantEvent.Expired>();
        if (expired.Count > 0)
            yield return new SqlStatement(
                $"update {into} set state = '{Expired}', expired_at = e.at from unnest($1, $2) as e (covenant, at) where {into}.covenant = e.covenant",
                expired.Select(e => e.Covenant.Value).ToArray(),
                expired.Select(e => e.At).ToArray());
    }

    private static SqlStatement Insert(IReadOnlyList<(CovenantEvent.Drafted Draft, CompanyId Party)> rows, string into) => new(
        $"""
        insert into {into} (covenant, company, bound, beneficiary, reciprocal, state, cohort, jurisdiction, prohibited, territory, begins, ends, tail_months, drafted_at)
        select covenant, company, bound, beneficiary, reciprocal, '{Draft}', cohort, jurisdiction, prohibited, territory, begins, ends, tail, at
        from unnest($1, $2, $3, $4, $5, $6::uuid[], $7, $8, $9, $10::date[], $11::date[], $12, $13)
            as d (covenant, company, bound, beneficiary, reciprocal, cohort, jurisdiction, prohibited, territory, begins, ends, tail, at)
        """,
        rows.Select(row => row.Draft.Covenant.Value).ToArray(),
        rows.Select(row => row.Party.Value).ToArray(),
        rows.Select(row => row.Draft.Items.Bound.Value).ToArray(),
        rows.Select(row => row.Draft.Items.Beneficiary.Value).ToArray(),
        rows.Select(row => row.Draft.Items.Reciprocal).ToArray(),
        rows.Select(row => row.Draft.Items.Cohort?.Value).ToArray(),
        rows.Select(row => Word(row.Draft.Items.Jurisdiction)).ToArray(),
        rows.Select(row => Word(row.Draft.Items.Prohibited)).ToArray(),
        rows.Select(row => row.Draft.Items.Territory?.Codes).ToArray(),
        rows.Select(row => row.Draft.Items.From).ToArray(),
        rows.Select(row => row.Draft.Items.Until).ToArray(),
        rows.Select(row => (short)row.Draft.Items.TailMonths).ToArray(),
        rows.Select(row => row.Draft.At).ToArray());

    private static string? Word<T>(T? value) where T : struct, Enum => value is { } known ? StoredJson.Word(known) : null;
}
