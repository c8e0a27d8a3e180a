using Consortium.Api.Events;
using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.Deliveries;

/// <summary>Each delivery as it stands: what a company's own people and the coordinators look at.</summary>
internal sealed class DeliveryBoard : IReadModel
{
    public string Table => "delivery";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var opened = page.Of<DeliveryEvent.Opened>();
        if (opened.Count > 0)
        {
            yield return new SqlStatement(
                $"""
                insert into {into} (delivery, version, company, kind, decision, cohort, ballot, person, number, state, attempts, next_attempt, opened_at)
                select delivery, 1, company, kind, decision, cohort, ballot, person, number, 'due', 0, at, at
                from unnest($1::uuid[], $2::uuid[], $3::varchar[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::bigint[], $9::timestamptz[])
                    as t (delivery, company, kind, decision, cohort, ballot, person, number, at)
                """,
                opened.Select(e => e.Delivery.Value).ToArray(),
                opened.Select(e => e.Notice.Company.Value).ToArray(),
                opened.Select(e => ClosedSets.Word(e.Notice)).ToArray(),
                opened.Select(e => (e.Notice as DecisionNotice)?.Decision.Value).ToArray(),
                opened.Select(e => (e.Notice as DecisionNotice)?.Cohort.Value).ToArray(),
                opened.Select(e => (e.Notice as SlateNotice)?.Ballot.Value).ToArray(),
                opened.Select(e => (e.Notice as ErasureNotice)?.Person.Value).ToArray(),
                opened.Select(e => e.Number).ToArray(),
                opened.Select(e => e.At).ToArray());
        }

        var changes = page.Select(ChangeOf).OfType<Change>().GroupBy(change => change.Delivery)
            .Select(several => several.Aggregate((earlier, later) => later.After(earlier))).ToList();
        if (changes.Count > 0)
        {
            yield return new SqlStatement(
                $"""
                update {into} as d set version = t.version, state = t.state, next_attempt = t.next_attempt,
                    attempts = coalesce(t.attempts, d.attempts), fault = coalesce(t.fault, d.fault),
                    status = case when t.fault is null then d.status else t.status end, receipted_at = t.receipted_at
                from unnest($1::uuid[], $2::bigint[], $3::varchar[], $4::timestamptz[], $5::integer[], $6::varchar[], $7::integer[], $8::timestamptz[])
                    as t (delivery, version, state, next_attempt, attempts, fault, status, receipted_at)
                where d.delivery = t.delivery
                """,
                changes.Select(change => change.Delivery).ToArray(),
                changes.Select(change => change.Version).ToArray(),
                changes.Select(change => StoredJson.Word(change.State)).ToArray(),
                changes.Select(change => change.NextAttempt).ToArray(),
                changes.Select(change => change.Attempts).ToArray(),
                changes.Select(change => change.Fault is { } fault ? StoredJson.Word(fault) : null).ToArray(),
                changes.Select(change => change.Status).ToArray(),
                changes.Select(change => change.ReceiptedAt).ToArray());
        }
    }

    private static Change? ChangeOf(RecordedEvent recorded) => recorded.Data switch
    {
        DeliveryEvent.AttemptFailed e => new(
            recorded.Stream, recorded.Version, e.NextAttempt is null ? DeliveryState.Stopped : DeliveryState.Retrying, e.NextAttempt, e.Attempt,
            e.Fault, e.Status, ReceiptedAt: null),
        DeliveryEvent.Replayed e => new(
            recorded.Stream, recorded.Version, DeliveryState.Due, e.At, Attempts: 0, Fault: null, Status: null, ReceiptedAt: null),
        DeliveryEvent.Receipted e => new(
            recorded.Stream, recorded.Version, DeliveryState.Receipted, NextAttempt: null, Attempts: null, Fault: null, Status: null, e.At),
        _ => null,
    };

    /// <summary>What events after the opening make of a row; a null of attempts or fault leaves what is there.</summary>
    private sealed record Change(
        Guid Delivery, long Version, DeliveryState State, DateTimeOffset? NextAttempt, int? Attempts, AttemptFault? Fault, int? Status,
        DateTimeOffset? ReceiptedAt)
    {
        public Change After(Change earlier) => this with
        {
            Attempts = Attempts ?? earlier.Attempts,
            Fault = Fault ?? earlier.Fault,
            Status = Fault is null ? earlier.Status : Status,
        };
    }
}

/// <summary>Where a delivery stands.</summary>
internal enum DeliveryState
{
    /// <summary>Its first attempt is due.</summary>
    Due,

    /// <summary>An attempt failed and another is due later.</summary>
    Retrying,

    /// <summary>No attempt is due: a coordinator has to look.</summary>
    Stopped,

    /// <summary>The company has it.</summary>
    Receipted,
}
