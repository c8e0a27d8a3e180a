using Consortium.Api.Events;
using Consortium.Domain.Meetings;

namespace Consortium.Api.Meetings;

/// <summary>What the committee follows up .</summary>
internal sealed class FollowUpTable : IReadModel
{
    public string Table => "follow_up";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var opened = page.Of<FollowUpEvent.Opened>();
        if (opened.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (follow_up, meeting, owner, due, what, status, opened_at)
                select f, m, o, d, w, 'open', at from unnest($1, $2, $3, $4, $5, $6) as u (f, m, o, d, w, at)
                """,
                opened.Select(e => e.FollowUp.Value).ToArray(),
                opened.Select(e => e.Meeting?.Value).ToArray(),
                opened.Select(e => e.Owner.Value).ToArray(),
                opened.Select(e => e.Due).ToArray(),
                opened.Select(e => e.What.Id.Value).ToArray(),
                opened.Select(e => e.At).ToArray());

        var changed = page.Of<FollowUpEvent.StatusChanged>().LastBy(e => e.FollowUp);
        if (changed.Count > 0)
            yield return new SqlStatement(
                $"update {into} set status = c.status from unnest($1, $2) as c (follow_up, status) where {into}.follow_up = c.follow_up",
                changed.Select(e => e.FollowUp.Value).ToArray(),
                changed.Select(e => StoredJson.Word(e.Status)).ToArray());
    }
}
