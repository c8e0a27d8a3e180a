using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>Who sat for which company, and who chaired, from when to when .</summary>
internal sealed class CommitteeMembershipTable : IReadModel
{
    private const string Chair = "chair";

    public string Table => "committee_membership";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        // Of each office in its turn: the first change of a page ends the term that the table holds, later ones end the term before them.
        var offices = page.SelectMany(Changes).GroupBy(change => (change.Company, change.Office)).ToList();
        if (offices.Count == 0)
            yield break;

        yield return new SqlStatement(
            $"""
            update {into} set until = c.at from unnest($1, $2, $3) as c (company, office, at)
            where {into}.until is null and {into}.office = c.office and ({into}.company = c.company or c.office = '{Chair}')
            """,
            offices.Select(office => office.Key.Company.Value).ToArray(),
            offices.Select(office => office.Key.Office).ToArray(),
            offices.Select(office => office.First().At).ToArray());

        var terms = offices.SelectMany(office => office.Zip(office.Skip(1).Select(next => (DateTimeOffset?)next.At).Append(null)))
            .Where(term => term.First.Member is not null).ToList();
        if (terms.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (membership, company, office, member, since, until) select * from unnest($1, $2, $3, $4, $5, $6)",
                terms.Select(term => term.First.Id).ToArray(),
                terms.Select(term => term.First.SitsFor.Value).ToArray(),
                terms.Select(term => term.First.Office).ToArray(),
                terms.Select(term => term.First.Member!.Value.Value).ToArray(),
                terms.Select(term => term.First.At).ToArray(),
                terms.Select(term => term.Second).ToArray());
    }

    private static IEnumerable<Change> Changes(RecordedEvent recorded)
    {
        var id = DerivedId.Of($"committee membership {recorded.Version}", recorded.Stream);
        Change? change = recorded.Data switch
        {
            SteeringCommitteeEvent.SeatFilled e => new(id, e.Company, e.Company, StoredJson.Word(SeatPart.Holder), e.Member, e.At),
            SteeringCommitteeEvent.AlternateNamed e => new(id, e.Company, e.Company, StoredJson.Word(SeatPart.Alternate), e.Member, e.At),
            SteeringCommitteeEvent.SeatLeft e => new(id, e.Company, e.Company, StoredJson.Word(e.Part), null, e.At),
            SteeringCommitteeEvent.ChairAppointed e => new(id, default, e.Company, Chair, e.Member, e.At),
            SteeringCommitteeEvent.ChairLeft e => new(id, default, default, Chair, null, e.At),
            _ => null,
        };
        return change is null ? [] : [change];
    }

    /// <param name="Company">Whose office it is; of none for the chair, which is the committee's.</param>
    /// <param name="SitsFor">The company that the member sits for.</param>
    /// <param name="Member">Who holds the office from now on; null when nobody does.</param>
    private sealed record Change(Guid Id, CompanyId Company, CompanyId SitsFor, string Office, CommitteeMemberId? Member, DateTimeOffset At);
}
