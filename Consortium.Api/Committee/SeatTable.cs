using Consortium.Api.Events;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>Who sits on the committee.</summary>
internal sealed class SeatTable : IReadModel
{
    public string Table => "seat";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var filled = page.Of<SteeringCommitteeEvent.SeatFilled>().LastBy(e => e.Company);
        if (filled.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (company, member, since) select * from unnest($1, $2, $3)
                on conflict (company) do update set member = excluded.member, since = excluded.since
                """,
                filled.Select(e => e.Company.Value).ToArray(),
                filled.Select(e => e.Member.Value).ToArray(),
                filled.Select(e => e.At).ToArray());
    }
}
