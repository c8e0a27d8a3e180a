using System.Collections.Immutable;
using Consortium.Domain.Agreements;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Domain;

/// <summary>
/// The rules in force between companies: who is a member, which agreement binds whom, who controls whom, who is kept apart from
/// whom. A fold over the events of the whole consortium; a decision records the position up to which it had read.
/// </summary>
public sealed record ConsortiumRules
{
    // A copy made by "with" carries this along, so it is asked whose day it is.
    private DayRules? _day;

    private ConsortiumRules() { }

    /// <summary>A consortium in which nothing has happened.</summary>
    public static ConsortiumRules Initial { get; } = new();

    /// <summary>Companies that were admitted and have not departed; suspended ones are among them.</summary>
    public ImmutableHashSet<CompanyId> Members { get; init; } = [];

    /// <summary>Members that take no new matches for now.</summary>
    public ImmutableHashSet<CompanyId> Suspended { get; init; } = [];

    /// <summary>Members that are not suspended: the ones with a vote (L-30).</summary>
    public ImmutableHashSet<CompanyId> ActiveMembers => Members.Except(Suspended);

    /// <summary>The last day, included, of each company that has announced its departure or has departed.</summary>
    public ImmutableDictionary<CompanyId, DateOnly> Departures { get; init; } = ImmutableDictionary<CompanyId, DateOnly>.Empty;

    /// <summary>Which agreement version is in force, and who signed it.</summary>
    public AgreementRules Agreements { get; init; } = AgreementRules.Initial;

    /// <summary>Who controls whom; keyed by <see cref="ControlLink.StreamOf"/>.</summary>
    public ImmutableDictionary<Guid, ControlLink> ControlLinks { get; init; } = ImmutableDictionary<Guid, ControlLink>.Empty;

    /// <summary>Who is kept apart from whom; keyed by <see cref="CompetitorExclusion.StreamOf"/>.</summary>
    public ImmutableDictionary<Guid, CompetitorExclusion> Exclusions { get; init; } = ImmutableDictionary<Guid, CompetitorExclusion>.Empty;

    /// <summary>The waivers by their id.</summary>
    public ImmutableDictionary<Guid, ExclusionWaiver> Waivers { get; init; } = ImmutableDictionary<Guid, ExclusionWaiver>.Empty;

    /// <summary>Business between companies; keyed by <see cref="CommercialRelationship.StreamOf"/>.</summary>
    public ImmutableDictionary<Guid, CommercialRelationship> Relationships { get; init; } = ImmutableDictionary<Guid, CommercialRelationship>.Empty;

    /// <summary>The numbers of the programme.</summary>
    public Policy Policy { get; init; } = Policy.Initial;

    /// <summary>Who leads the consortium.</summary>
    public Founding Founding { get; init; } = Founding.Initial;

    /// <summary>The day, in UTC, on which the committee got its first chair; null until then. From that moment on it decides who is admitted.</summary>
    public DateOnly? ConstitutedOn { get; init; }

    /// <summary>Whether the committee has had a chair.</summary>
    public bool CommitteeIsConstituted => ConstitutedOn is not null;

    /// <summary>The rules after one more event of any kind; kinds that make no rule change nothing.</summary>
    public static ConsortiumRules Evolve(ConsortiumRules rules, object recorded) => recorded switch
    {
        PartnerCompanyEvent e => rules.After(e),
        AgreementVersionEvent or AcknowledgementEvent => rules with { Agreements = AgreementRules.Evolve(rules.Agreements, recorded) },
        ControlLinkEvent e => rules with { ControlLinks = Folded(rules.ControlLinks, e.Stream, e) },
        CompetitorExclusionEvent e => rules with { Exclusions = Folded(rules.Exclusions, CompetitorExclusion.StreamOf(e.Between()), e) },
        ExclusionWaiverEvent e => rules with { Waivers = Folded(rules.Waivers, e.Subject.Value, e) },
        CommercialRelationshipEvent e => rules with { Relationships = Folded(rules.Relationships, e.Stream, e) },
        SteeringCommitteeEvent.ChairAppointed e => rules with { ConstitutedOn = rules.ConstitutedOn ?? DateOnly.FromDateTime(e.At.UtcDateTime) },
        FoundingEvent e => rules with { Founding = Founding.Evolve(rules.Founding, e) },
        PolicyEvent e => rules with { Policy = Policy.Evolve(rules.Policy, e) },
        _ => rules,
    };

    /// <summary>Whether the company is a member and signed the agreement version in force on a day .</summary>
    public bool HasSignedAgreementInForce(CompanyId company, DateOnly on) => Members.Contains(company) && Agreements.HasSigned(company, on);

    /// <summary>What a company is on a day. The day on which a departing company leaves is still one of membership.</summary>
    public CompanyStanding StandingOf(CompanyId company, DateOnly on)
    {
        if (Departures.TryGetValue(company, out var lastDay) && lastDay < on)
            return CompanyStanding.Departed;
        if (!Members.Contains(company))
            return CompanyStanding.NotAMember;

        return Suspended.Contains(company) ? CompanyStanding.Suspended : CompanyStanding.Active;
    }

    /// <summary>
    /// The rules of one day. Worked out once for a day, however often it is asked for: with 2,000 companies that takes
    /// milliseconds, and each pair of companies tens of nanoseconds after it.
    /// </summary>
    public DayRules On(DateOnly day)
    {
        var known = _day;
        return known is not null && known.IsOf(this, day) ? known : _day = DayRules.Of(this, day);
    }

    /// <summary>The corporate groups that a company is in on a day, by their ultimate controllers; never empty.</summary>
    public ImmutableArray<CompanyId> GroupsOf(CompanyId company, DateOnly on) => On(on).GroupsOf(company);

    /// <summary>Business between two companies on a day, which both participants and the committee are told of (L-28).</summary>
    public IReadOnlyList<CommercialRelationship.Recorded> RelationshipsBetween(CompanyId one, CompanyId other, DateOnly on) =>
    [
        .. Enum.GetValues<RelationshipKind>()
            .SelectMany(kind => (IEnumerable<Guid>)[CommercialRelationship.StreamOf(one, other, kind), CommercialRelationship.StreamOf(other, one, kind)])
            .Distinct()
            .Select(stream => Relationships.GetValueOrDefault(stream))
            .OfType<CommercialRelationship.Recorded>()
            .Where(relationship => relationship.Period.Covers(on)),
    ];

    private ConsortiumRules After(PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.Admitted e => this with
        {
            Members = Members.Add(e.Company),
            Suspended = Suspended.Remove(e.Company),
            Departures = Departures.Remove(e.Company),
        },
        PartnerCompanyEvent.AgreementSigned => this with { Agreements = AgreementRules.Evolve(Agreements, recorded) },
        PartnerCompanyEvent.Suspended e => this with { Suspended = Suspended.Add(e.Company) },
        PartnerCompanyEvent.Reinstated e => this with { Suspended = Suspended.Remove(e.Company) },
        PartnerCompanyEvent.DepartureAnnounced e => this with { Departures = Departures.SetItem(e.Company, e.LastDay) },
        PartnerCompanyEvent.Departed e => this with
        {
            Members = Members.Remove(e.Company),
            Suspended = Suspended.Remove(e.Company),
            Departures = Departures.SetItem(e.Company, e.LastDay),
        },
        _ => this,
    };

    private static ImmutableDictionary<Guid, TState> Folded<TState, TEvent>(ImmutableDictionary<Guid, TState> states, Guid stream, TEvent recorded)
        where TState : class, IState<TState, TEvent> =>
        states.SetItem(stream, TState.Evolve(states.GetValueOrDefault(stream) ?? TState.Initial, recorded));
}
