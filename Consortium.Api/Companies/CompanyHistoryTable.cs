using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>What changed about each company and between companies, for who audits the consortium: a row per event and company.</summary>
internal sealed class CompanyHistoryTable : IReadModel
{
    public string Table => "company_history";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        (RecordedEvent Event, CompanyId Company)[] changes = [.. page.SelectMany(e => About(e.Data), (e, company) => (e, company))];
        if (changes.Length > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (entry, company, change, stream, actor, at)
                select c.entry, c.company, c.change, c.stream, c.actor::uuid, c.at
                from unnest($1, $2, $3, $4, $5, $6) as c (entry, company, change, stream, actor, at)
                """,
                changes.Select(one => Entry.Of(one.Event.Sequence, one.Company.Value)).ToArray(),
                changes.Select(one => one.Company.Value).ToArray(),
                changes.Select(one => ConsortiumNames.All.Name(one.Event.Data)).ToArray(),
                changes.Select(one => one.Event.Stream).ToArray(),
                changes.Select(one => one.Event.Actor?.ToString()).ToArray(),
                changes.Select(one => one.Event.At).ToArray());
    }

    private static IEnumerable<CompanyId> About(object recorded) => recorded switch
    {
        PartnerCompanyEvent.CompetitionDeclared e => [e.Company, e.Member],
        PartnerCompanyEvent e => [CompanyOf(e)],
        ControlLinkEvent.Recorded e => [e.Controller, e.Controlled],
        ControlLinkEvent.Ended e => [e.Controller, e.Controlled],
        CommercialRelationshipEvent.Declared e => [e.Company, e.With],
        CommercialRelationshipEvent.Ended e => [e.Company, e.With],
        CompetitorExclusionEvent e => [e.Between().Low, e.Between().High],
        ExclusionWaiverEvent.Requested e => [e.Pair.Low, e.Pair.High],
        _ => [],
    };

    private static CompanyId CompanyOf(PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.OutsiderRegistered e => e.Company,
        PartnerCompanyEvent.Applied e => e.Company,
        PartnerCompanyEvent.ActivityDeclared e => e.Company,
        PartnerCompanyEvent.CompetitionChecked e => e.Company,
        PartnerCompanyEvent.AdmissionProposed e => e.Company,
        PartnerCompanyEvent.AdmissionApproved e => e.Company,
        PartnerCompanyEvent.Admitted e => e.Company,
        PartnerCompanyEvent.CandidateRefused e => e.Company,
        PartnerCompanyEvent.Suspended e => e.Company,
        PartnerCompanyEvent.Reinstated e => e.Company,
        PartnerCompanyEvent.DepartureAnnounced e => e.Company,
        PartnerCompanyEvent.Departed e => e.Company,
        PartnerCompanyEvent.AgreementSigned e => e.Company,
        PartnerCompanyEvent.ReceiverSet e => e.Company,
        _ => throw new ArgumentOutOfRangeException(nameof(recorded)),
    };
}
