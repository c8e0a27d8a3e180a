using System.Collections.Immutable;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>What every candidate and member has declared that it does.</summary>
public sealed class DeclaredActivities(IEventLog log)
    : RunningFold<ImmutableDictionary<CompanyId, ActivityDeclaration>>(log, ImmutableDictionary<CompanyId, ActivityDeclaration>.Empty)
{
    protected override bool IsFolded(Type recorded) => recorded.IsAssignableTo(typeof(PartnerCompanyEvent));

    protected override ImmutableDictionary<CompanyId, ActivityDeclaration> Evolve(
        ImmutableDictionary<CompanyId, ActivityDeclaration> state, RecordedEvent recorded) => recorded.Data switch
        {
            PartnerCompanyEvent.Applied e => state.SetItem(e.Company, e.Activity),
            PartnerCompanyEvent.ActivityDeclared e => state.SetItem(e.Company, e.Activity),
            PartnerCompanyEvent.CandidateRefused e => state.Remove(e.Company),
            PartnerCompanyEvent.Departed e => state.Remove(e.Company),
            _ => state,
        };
}
