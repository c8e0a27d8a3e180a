using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>Who controls whom, a row per period.</summary>
internal sealed class ControlLinkTable : IReadModel
{
    public string Table => "control_link";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        foreach (var recorded in page.Of<ControlLinkEvent>())
        {
            if (recorded is ControlLinkEvent.Ended ended)
            {
                foreach (var cut in Cut(into, ended.Controller, ended.Controlled, ended.LastDay))
                    yield return cut;
            }
            else if (recorded is ControlLinkEvent.Recorded { Control: var control } link)
            {
                var from = control.Period.From;
                if (from > DateOnly.MinValue)
                {
                    foreach (var cut in Cut(into, link.Controller, link.Controlled, from.AddDays(-1)))
                        yield return cut;
                }

                yield return new SqlStatement(
                    $"""
                    insert into {into} (period, controller, controlled, begins, ends, test, share, source, confidence, recorded_at)
                    values ($1, $2, $3, $4, $5::date, $6, $7::integer, $8, $9, $10)
                    on conflict (period) do update set
                        ends = excluded.ends, test = excluded.test, share = excluded.share, source = excluded.source,
                        confidence = excluded.confidence, recorded_at = excluded.recorded_at
                    """,
                    DerivedId.Of($"control from {from:O}", link.Controller.Value, link.Controlled.Value),
                    link.Controller.Value,
                    link.Controlled.Value,
                    from,
                    control.Period.Until,
                    StoredJson.Word(control.Test),
                    control.Share,
                    StoredJson.Word(control.Source),
                    control.Confidence,
                    link.At);
            }
        }
    }

    /// <summary>What was recorded of the two ends on a day at the latest.</summary>
    private static IEnumerable<SqlStatement> Cut(string into, CompanyId controller, CompanyId controlled, DateOnly lastDay) =>
    [
        new($"delete from {into} where controller = $1 and controlled = $2 and begins > $3", controller.Value, controlled.Value, lastDay),
        new(
            $"update {into} set ends = $3 where controller = $1 and controlled = $2 and (ends is null or ends > $3)",
            controller.Value,
            controlled.Value,
            lastDay),
    ];
}
