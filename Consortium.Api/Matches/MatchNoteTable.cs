using Consortium.Api.Events;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>Which notes there are on each match; what they say is kept apart.</summary>
internal sealed class MatchNoteTable : IReadModel
{
    public string Table => "match_note";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var noted = page.Of<MatchEvent.Noted>();
        if (noted.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (match, note, coordinator, noted_at) select * from unnest($1, $2, $3, $4)",
                noted.Select(e => e.Match.Value).ToArray(),
                noted.Select(e => e.Words.Id.Value).ToArray(),
                noted.Select(e => e.By.Value).ToArray(),
                noted.Select(e => e.At).ToArray());
    }
}
