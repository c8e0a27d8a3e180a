using Consortium.Api.Events;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

/// <summary>Who acknowledged which version.</summary>
internal sealed class AcknowledgementTable : IReadModel
{
    public string Table => "acknowledgement";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var given = page.Of<AcknowledgementEvent.Given>();
        if (given.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (participant, agreement, company, language, source, acknowledged_on, recorded_at)
                select * from unnest($1, $2, $3, $4, $5, $6, $7)
                """,
                given.Select(e => e.Participant.Value).ToArray(),
                given.Select(e => e.Agreement.Value).ToArray(),
                given.Select(e => e.Company.Value).ToArray(),
                given.Select(e => StoredJson.Word(e.Language)).ToArray(),
                given.Select(e => StoredJson.Word(e.Source)).ToArray(),
                given.Select(e => e.On).ToArray(),
                given.Select(e => e.At).ToArray());
    }
}
