using System.Collections.Immutable;
using Consortium.Domain.Agreements;
using Consortium.Domain.Companies;

namespace Consortium.Domain;

/// <summary>
/// The rules in force between companies: who is a member, which agreement binds whom, who excludes whom. A fold over the
/// events of the whole consortium; a decision records the position up to which it had read.
/// </summary>
/// <param name="Members">Companies that were admitted.</param>
/// <param name="Agreements">Which agreement version is in force, and who signed it.</param>
/// <param name="Exclusions">From which day, included, an unordered pair of companies is excluded; keyed by <see cref="CompetitorExclusion.StreamOf"/>.</param>
public sealed record ConsortiumRules(
    ImmutableHashSet<CompanyId> Members,
    AgreementRules Agreements,
    ImmutableDictionary<Guid, DateOnly> Exclusions)
{
    /// <summary>A consortium in which nothing has happened.</summary>
    public static ConsortiumRules Initial { get; } = new([], AgreementRules.Initial, ImmutableDictionary<Guid, DateOnly>.Empty);

    /// <summary>The rules after one more event of any kind; kinds that make no rule change nothing.</summary>
    public static ConsortiumRules Evolve(ConsortiumRules rules, object recorded) => recorded switch
    {
        PartnerCompanyEvent.Admitted e => rules with { Members = rules.Members.Add(e.Company) },
        PartnerCompanyEvent.AgreementSigned or AgreementVersionEvent => rules with { Agreements = AgreementRules.Evolve(rules.Agreements, recorded) },
        CompetitorExclusionEvent.Declared e => rules with
        {
            Exclusions = rules.Exclusions.SetItem(CompetitorExclusion.StreamOf(e.By, e.Against), e.From),
        },
        _ => rules,
    };

    /// <summary>Whether the company is a member and signed the agreement version in force on a day .</summary>
    public bool HasSignedAgreementInForce(CompanyId company, DateOnly on) => Members.Contains(company) && Agreements.HasSigned(company, on);

    /// <summary>Whether the two companies exclude each other on a day. The first day of an exclusion is part of it.</summary>
    public bool Exclude(CompanyId one, CompanyId other, DateOnly on) =>
        Exclusions.TryGetValue(CompetitorExclusion.StreamOf(one, other), out var from) && from <= on;
}
