using Consortium.Api.Events;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Domain.Matches;

namespace Consortium.Api.Decisions;

/// <summary>What the committee decided, in the order in which it did.</summary>
internal sealed class CommitteeDecisionTable : IReadModel
{
    public string Table => "committee_decision";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var settled = page.Where(e => e.Data is BallotEvent.ItemSettled).Select(e => (e.Sequence, Item: (BallotEvent.ItemSettled)e.Data)).ToList();
        if (settled.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (entry, item, ballot, subject, about, number, value, result, votes_for, votes_against, abstained, settled_at)
                select * from unnest($1, $2, $3, $4, $5::uuid[], $6, $7, $8, $9, $10, $11, $12)
                """,
                settled.Select(one => Entry.Of(one.Sequence, one.Item.Item.Value)).ToArray(),
                settled.Select(one => one.Item.Item.Value).ToArray(),
                settled.Select(one => one.Item.Ballot.Value).ToArray(),
                settled.Select(one => ClosedSets.Word(one.Item.Subject)).ToArray(),
                settled.Select(one => AboutOf(one.Item.Subject)).ToArray(),
                settled.Select(one => (one.Item.Subject as BallotSubject.OfPolicy)?.Number).Select(number => number is { } named ? StoredJson.Word(named) : null).ToArray(),
                settled.Select(one => (one.Item.Subject as BallotSubject.OfPolicy)?.Value).ToArray(),
                settled.Select(one => StoredJson.Word(one.Item.Result)).ToArray(),
                settled.Select(one => (short)one.Item.For).ToArray(),
                settled.Select(one => (short)one.Item.Against).ToArray(),
                settled.Select(one => (short)one.Item.Abstained).ToArray(),
                settled.Select(one => one.Item.At).ToArray());

        var decided = page.Of<MatchEvent.Decided>();
        if (decided.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set decision = d.decision, outcome = d.outcome, rules_position = d.rules_position
                from unnest($1, $2, $3, $4, $5) as d (ballot, about, decision, outcome, rules_position)
                where {into}.ballot = d.ballot and {into}.about = d.about
                """,
                decided.Select(e => e.Decision.Ballot.Value).ToArray(),
                decided.Select(e => e.Match.Value).ToArray(),
                decided.Select(e => e.Decision.Id.Value).ToArray(),
                decided.Select(e => StoredJson.Word(e.Decision.Outcome)).ToArray(),
                decided.Select(e => e.Decision.RulesPosition).ToArray());
    }

    /// <summary>The stream of what was decided on; null of a number of the policy, which has none of its own.</summary>
    public static Guid? AboutOf(BallotSubject subject) => subject switch
    {
        BallotSubject.OfMatch(var match) => match.Value,
        BallotSubject.OfAdmission(var company) => company.Value,
        BallotSubject.OfWaiver(var waiver) => waiver.Value,
        BallotSubject.OfAgreement(var agreement) => agreement.Value,
        BallotSubject.OfExclusion(var one, var other) => CompetitorExclusion.StreamOf(CompanyPair.Of(one, other)),
        _ => null,
    };
}
