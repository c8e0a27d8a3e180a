using Consortium.Api.Events;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Breaches;

/// <summary>Breach reports as the independent reviewer sees them.</summary>
internal sealed class BreachReportTable : IReadModel
{
    public const string Received = "received", UnderReview = "under-review", Closed = "closed";

    public string Table => "breach_report";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var received = page.Of<BreachReportEvent.Received>();
        if (received.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (report, kind, company, concerning, account, state, received_at, since)
                select report, kind, company, concerning, account, '{Received}', at, at
                from unnest($1, $2, $3, $4::uuid[], $5, $6) as r (report, kind, company, concerning, account, at)
                """,
                received.Select(e => e.Facts.Report.Value).ToArray(),
                received.Select(e => StoredJson.Word(e.Facts.Kind)).ToArray(),
                received.Select(e => e.Facts.By.Value).ToArray(),
                received.Select(e => e.Facts.Concerning?.Value).ToArray(),
                received.Select(e => e.Facts.Account.Id.Value).ToArray(),
                received.Select(e => e.At).ToArray());

        foreach (var statement in Progress(page, into))
            yield return statement;

        var told = page.Of<BreachReportEvent.ParticipantTold>();
        if (told.Count > 0)
            yield return new SqlStatement($"update {into} set participant_told = true where report = any($1)", told.Select(e => e.Report.Value).ToArray());
    }

    /// <summary>What moves a report on, in either table.</summary>
    public static IEnumerable<SqlStatement> Progress(IReadOnlyList<RecordedEvent> page, string into)
    {
        var takenUp = page.Of<BreachReportEvent.TakenUp>();
        if (takenUp.Count > 0)
            yield return new SqlStatement(
                $"update {into} set state = '{UnderReview}', since = t.at from unnest($1, $2) as t (report, at) where {into}.report = t.report",
                takenUp.Select(e => e.Report.Value).ToArray(),
                takenUp.Select(e => e.At).ToArray());

        var closed = page.Of<BreachReportEvent.Closed>();
        if (closed.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set state = '{Closed}', measure = c.measure, since = c.at
                from unnest($1, $2, $3) as c (report, measure, at) where {into}.report = c.report
                """,
                closed.Select(e => e.Report.Value).ToArray(),
                closed.Select(e => StoredJson.Word(e.Measure)).ToArray(),
                closed.Select(e => e.At).ToArray());
    }
}

/// <summary>Breach reports as the company that reported sees them.</summary>
internal sealed class OwnBreachReportTable : IReadModel
{
    public string Table => "own_breach_report";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var received = page.Of<BreachReportEvent.Received>();
        if (received.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (report, kind, company, state, received_at, since)
                select report, kind, company, '{BreachReportTable.Received}', at, at from unnest($1, $2, $3, $4) as r (report, kind, company, at)
                """,
                received.Select(e => e.Facts.Report.Value).ToArray(),
                received.Select(e => StoredJson.Word(e.Facts.Kind)).ToArray(),
                received.Select(e => e.Facts.By.Value).ToArray(),
                received.Select(e => e.At).ToArray());

        foreach (var statement in BreachReportTable.Progress(page, into))
            yield return statement;
    }
}
