using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>What is asked, as the voters may see it, and how it ended.</summary>
internal sealed class BallotItemTable : IReadModel
{
    public string Table => "ballot_item";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var opened = page.Of<BallotEvent.Opened>().SelectMany(e => e.Items.Select((item, place) => (Ballot: e, Item: item, Place: place + 1))).ToList();
        if (opened.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (item, ballot, place, procedure, subject, about, number, value, cohort, score, confidence, dossier, opened_at, closes_at)
                select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb[], $13, $14)
                """,
                opened.Select(one => one.Item.Item.Value).ToArray(),
                opened.Select(one => one.Ballot.Ballot.Value).ToArray(),
                opened.Select(one => (short)one.Place).ToArray(),
                opened.Select(one => StoredJson.Word(one.Ballot.Procedure)).ToArray(),
                opened.Select(one => ClosedSets.Word(one.Item.Subject)).ToArray(),
                opened.Select(one => About(one.Item.Subject)).ToArray(),
                opened.Select(one => (one.Item.Subject as BallotSubject.OfPolicy)?.Number).Select(number => number is { } named ? StoredJson.Word(named) : null).ToArray(),
                opened.Select(one => (one.Item.Subject as BallotSubject.OfPolicy)?.Value).ToArray(),
                opened.Select(one => one.Item.Dossier?.Cohort.Value).ToArray(),
                opened.Select(one => (short?)one.Item.Dossier?.Score).ToArray(),
                opened.Select(one => (short?)one.Item.Dossier?.Confidence).ToArray(),
                opened.Select(one => one.Item.Dossier is { } dossier ? JsonSerializer.Serialize(dossier, StoredJson.Options) : null).ToArray(),
                opened.Select(one => one.Ballot.At).ToArray(),
                opened.Select(one => one.Ballot.ClosesAt).ToArray());

        var settled = page.Of<BallotEvent.ItemSettled>();
        if (settled.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set result = s.result, votes_for = s.votes_for, votes_against = s.votes_against, abstained = s.abstained
                from unnest($1, $2, $3, $4, $5) as s (item, result, votes_for, votes_against, abstained) where {into}.item = s.item
                """,
                settled.Select(e => e.Item.Value).ToArray(),
                settled.Select(e => StoredJson.Word(e.Result)).ToArray(),
                settled.Select(e => (short)e.For).ToArray(),
                settled.Select(e => (short)e.Against).ToArray(),
                settled.Select(e => (short)e.Abstained).ToArray());

        var ended = page.SelectMany(e => EndedWithoutResult(e.Data)).ToList();
        if (ended.Count > 0)
            yield return new SqlStatement(
                $"update {into} set result = e.result, pulled_into = e.own from unnest($1, $2, $3) as e (item, result, own) where {into}.item = e.item",
                ended.Select(e => e.Item.Value).ToArray(),
                ended.Select(e => e.Result).ToArray(),
                ended.Select(e => e.Into?.Value).ToArray());
    }

    private static IEnumerable<(BallotItemId Item, string Result, BallotId? Into)> EndedWithoutResult(object happened) => happened switch
    {
        BallotEvent.ItemPulledOut e => [(e.Item, "pulled-out", e.Into)],
        BallotEvent.Voided e => e.Items.Select(item => (item, StoredJson.Word(BallotResult.Voided), (BallotId?)null)),
        _ => [],
    };

    // What the voters are told by its id; which match it is they are not told.
    private static Guid? About(BallotSubject subject) => subject switch
    {
        BallotSubject.OfAdmission(var company) => company.Value,
        BallotSubject.OfWaiver(var waiver) => waiver.Value,
        BallotSubject.OfAgreement(var agreement) => agreement.Value,
        _ => null,
    };
}
