using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>What each company is asked about its people.</summary>
internal sealed class InformationRequestTable : IReadModel
{
    public string Table => "information_request";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var asked = page.Of<InformationRequestEvent.Asked>();
        if (asked.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (request, company, questions, words, asked_at, due)
                select request, company, questions::jsonb, words, at, due from unnest($1, $2, $3, $4, $5, $6) as a (request, company, questions, words, at, due)
                """,
                asked.Select(e => e.Request.Value).ToArray(),
                asked.Select(e => e.Company.Value).ToArray(),
                asked.Select(e => JsonSerializer.Serialize(e.Questions, StoredJson.Options)).ToArray(),
                asked.Select(e => e.Words?.Id.Value).ToArray(),
                asked.Select(e => e.At).ToArray(),
                asked.Select(e => e.At + Patience.Information).ToArray());

        var answered = page.Of<InformationRequestEvent.Answered>();
        if (answered.Count > 0)
            yield return new SqlStatement(
                $"update {into} set answered_at = a.at from unnest($1, $2) as a (request, at) where {into}.request = a.request",
                answered.Select(e => e.Request.Value).ToArray(),
                answered.Select(e => e.At).ToArray());
    }
}
