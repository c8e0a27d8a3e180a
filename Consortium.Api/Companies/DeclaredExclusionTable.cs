using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>Exclusions as each side declared them; what the other side said is in a row of its own.</summary>
internal sealed class DeclaredExclusionTable : IReadModel
{
    public string Table => "declared_exclusion";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        // In the order of the events, and each statement touches a row once: what follows on the same pair waits for the next round.
        var rounds = page.Of<CompetitorExclusionEvent>()
            .GroupBy(e => e.Between())
            .SelectMany(pair => pair.Select((e, round) => (Event: e, Round: round)))
            .GroupBy(one => one.Round, one => one.Event)
            .OrderBy(round => round.Key);
        return rounds.SelectMany(round => Round([.. round], into));
    }

    private static IEnumerable<SqlStatement> Round(IReadOnlyList<CompetitorExclusionEvent> events, string into)
    {
        CompetitorExclusionEvent.Declared[] declared = [.. events.OfType<CompetitorExclusionEvent.Declared>()];
        if (declared.Length > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (declaration, declared_by, against, begins, ends, is_direct, reason, agreed_to_end, said_at)
                select d.declaration, d.declared_by, d.against, d.begins, d.ends, d.is_direct, d.reason::uuid, false, d.said_at
                from unnest($1, $2, $3, $4, $5, $6, $7, $8)
                    as d (declaration, declared_by, against, begins, ends, is_direct, reason, said_at)
                on conflict (declaration) do update set
                    begins = excluded.begins, ends = excluded.ends, is_direct = excluded.is_direct, reason = excluded.reason,
                    agreed_to_end = false, said_at = excluded.said_at
                """,
                declared.Select(e => RowOf(e.By, e.Against)).ToArray(),
                declared.Select(e => e.By.Value).ToArray(),
                declared.Select(e => e.Against.Value).ToArray(),
                declared.Select(e => e.Grounds.Period.From).ToArray(),
                declared.Select(e => e.Grounds.Period.Until).ToArray(),
                declared.Select(e => e.Grounds.IsDirect).ToArray(),
                declared.Select(e => e.Grounds.Reason?.Id.Value.ToString()).ToArray(),
                declared.Select(e => e.At).ToArray());

        CompetitorExclusionEvent.EndAgreed[] agreed = [.. events.OfType<CompetitorExclusionEvent.EndAgreed>()];
        if (agreed.Length > 0)
        {
            yield return new SqlStatement(
                $"""
                insert into {into} (declaration, declared_by, against, agreed_to_end, said_at)
                select a.declaration, a.declared_by, a.against, true, a.said_at
                from unnest($1, $2, $3, $4) as a (declaration, declared_by, against, said_at)
                on conflict (declaration) do update set agreed_to_end = true
                """,
                agreed.Select(e => RowOf(e.By, e.Against)).ToArray(),
                agreed.Select(e => e.By.Value).ToArray(),
                agreed.Select(e => e.Against.Value).ToArray(),
                agreed.Select(e => e.At).ToArray());
            yield return new SqlStatement(
                $"""
                update {into} one set begins = null, ends = null, is_direct = null, reason = null
                from {into} other
                where one.declaration = any($1) and other.declared_by = one.against and other.against = one.declared_by
                    and one.agreed_to_end and other.agreed_to_end
                """,
                BothSides(agreed.Select(e => (e.By, e.Against))));
        }

        CompetitorExclusionEvent.Removed[] removed = [.. events.OfType<CompetitorExclusionEvent.Removed>()];
        if (removed.Length > 0)
            yield return new SqlStatement(
                $"update {into} set begins = null, ends = null, is_direct = null, reason = null where declaration = any($1)",
                BothSides(removed.Select(e => (e.Company, e.Member))));
    }

    private static Guid[] BothSides(IEnumerable<(CompanyId One, CompanyId Other)> pairs) =>
        [.. pairs.SelectMany(pair => (IEnumerable<Guid>)[RowOf(pair.One, pair.Other), RowOf(pair.Other, pair.One)])];

    private static Guid RowOf(CompanyId by, CompanyId against) => DerivedId.Of("exclusion declaration", by.Value, against.Value);
}
