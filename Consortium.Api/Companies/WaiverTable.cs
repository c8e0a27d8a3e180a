using Consortium.Api.Events;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>Waivers that were asked for, and what became of them.</summary>
internal sealed class WaiverTable : IReadModel
{
    public string Table => "waiver";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var requested = page.Of<ExclusionWaiverEvent.Requested>();
        if (requested.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (waiver, one, other, begins, ends, reason, state, requested_at)
                select w.waiver, w.one, w.other, w.begins, w.ends, w.reason, 'requested', w.requested_at
                from unnest($1, $2, $3, $4, $5, $6, $7) as w (waiver, one, other, begins, ends, reason, requested_at)
                """,
                requested.Select(e => e.Waiver.Value).ToArray(),
                requested.Select(e => e.Pair.Low.Value).ToArray(),
                requested.Select(e => e.Pair.High.Value).ToArray(),
                requested.Select(e => e.Period.From).ToArray(),
                requested.Select(e => e.Period.Until).ToArray(),
                requested.Select(e => e.Reason.Id.Value).ToArray(),
                requested.Select(e => e.At).ToArray());

        (Guid Waiver, string State, Guid Ballot)[] decided =
        [
            .. page.Of<ExclusionWaiverEvent.Granted>().Select(e => (e.Waiver.Value, "granted", e.Ballot.Value)),
            .. page.Of<ExclusionWaiverEvent.Denied>().Select(e => (e.Waiver.Value, "denied", e.Ballot.Value)),
        ];
        if (decided.Length > 0)
            yield return new SqlStatement(
                $"""
                update {into} set state = d.state, ballot = d.ballot
                from unnest($1, $2, $3) as d (waiver, state, ballot) where {into}.waiver = d.waiver
                """,
                decided.Select(one => one.Waiver).ToArray(),
                decided.Select(one => one.State).ToArray(),
                decided.Select(one => one.Ballot).ToArray());
    }
}
