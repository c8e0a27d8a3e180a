using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

/// <summary>Every notice that a company was issued, by number: what its pull feed reads.</summary>
internal sealed class NoticeFeed : IReadModel
{
    public string Table => "notice_feed";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var opened = page.Of<DeliveryEvent.Opened>();
        if (opened.Count > 0)
        {
            yield return new SqlStatement(
                $"insert into {into} (company, number, notice) select * from unnest($1::uuid[], $2::bigint[], $3::jsonb[])",
                opened.Select(e => e.Notice.Company.Value).ToArray(),
                opened.Select(e => e.Number).ToArray(),
                opened.Select(e => JsonSerializer.Serialize(e.Notice, StoredJson.Options)).ToArray());
        }
    }
}
