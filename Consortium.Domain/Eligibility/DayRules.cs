using System.Collections.Immutable;
using Consortium.Domain.Companies;

namespace Consortium.Domain;

/// <summary>
/// The rules between companies on one day, worked out so far that a pair of companies is answered by a few look-ups. Its lists
/// are in the order of ids, so the same rules are written the same way: a matching run records them as they are.
/// </summary>
public sealed class DayRules
{
    private readonly Dictionary<CompanyId, CompanyOnDay> _companies;
    private readonly Dictionary<CompanyPair, bool> _exclusions;
    private readonly HashSet<CompanyId> _excluded;
    private readonly HashSet<CompanyPair> _waived;
    private ConsortiumRules? _source;

    /// <param name="day">The day.</param>
    /// <param name="companies">What is known of each company, members and others.</param>
    /// <param name="exclusions">Which corporate groups are kept apart.</param>
    /// <param name="waivers">Pairs of companies that may be joined all the same, unless their groups compete directly.</param>
    public DayRules(DateOnly day, ImmutableArray<CompanyOnDay> companies, ImmutableArray<GroupExclusion> exclusions, ImmutableArray<CompanyPair> waivers)
    {
        (Day, Companies, Exclusions, Waivers) = (day, companies, exclusions, waivers);
        _companies = companies.ToDictionary(company => company.Company);
        _exclusions = exclusions.ToDictionary(exclusion => exclusion.Groups, exclusion => exclusion.IsDirect);
        _excluded = [.. exclusions.Select(exclusion => exclusion.Groups.Low), .. exclusions.Select(exclusion => exclusion.Groups.High)];
        _waived = [.. waivers];
    }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>What is known of each company, members and others.</summary>
    public ImmutableArray<CompanyOnDay> Companies { get; }

    /// <summary>Which corporate groups are kept apart.</summary>
    public ImmutableArray<GroupExclusion> Exclusions { get; }

    /// <summary>Pairs of companies that may be joined all the same, unless their groups compete directly.</summary>
    public ImmutableArray<CompanyPair> Waivers { get; }

    /// <summary>What the rules come to on a day.</summary>
    public static DayRules Of(ConsortiumRules rules, DateOnly day)
    {
        var links = rules.ControlLinks.Values.OfType<ControlLink.Recorded>().Where(link => link.HoldsOn(day)).ToList();
        var groups = new CorporateGroups(links.Select(link => (link.Controller, link.Controlled)));
        var exclusions =
            from standing in rules.Exclusions.Values.OfType<CompetitorExclusion.Standing>()
            from grounds in standing.On(day)
            from low in groups.Of(standing.Pair.Low)
            from high in groups.Of(standing.Pair.High)
            group grounds.IsDirect by CompanyPair.Of(low, high) into between
            orderby between.Key.Low.Value, between.Key.High.Value
            select new GroupExclusion(between.Key, between.Any(isDirect => isDirect));

        return new DayRules(
            day,
            [
                .. rules.Members.Union(rules.Departures.Keys).Union(links.SelectMany(link => (IEnumerable<CompanyId>)[link.Controller, link.Controlled]))
                    .OrderBy(company => company.Value)
                    .Select(company => new CompanyOnDay(
                        company, rules.StandingOf(company, day), rules.HasSignedAgreementInForce(company, day), groups.Of(company))),
            ],
            [.. exclusions],
            [
                .. rules.Waivers.Values.OfType<ExclusionWaiver.Granted>().Where(waiver => waiver.Period.Covers(day)).Select(waiver => waiver.Pair)
                    .Distinct().OrderBy(pair => pair.Low.Value).ThenBy(pair => pair.High.Value),
            ])
        { _source = rules };
    }

    /// <summary>The corporate groups that a company is in, by their ultimate controllers; never empty.</summary>
    public ImmutableArray<CompanyId> GroupsOf(CompanyId company) => Of(company).Groups;

    /// <summary>The two companies and every company that shares a group with either: who gains by a waiver for them (L-31).</summary>
    public ImmutableArray<CompanyId> GroupsWith(CompanyPair pair)
    {
        var groups = GroupsOf(pair.Low).Union(GroupsOf(pair.High)).ToImmutableArray();
        return [.. Companies.Where(company => Overlap(company.Groups, groups)).Select(company => company.Company).Union([pair.Low, pair.High])];
    }

    /// <summary>Whether exclusions keep two companies apart.</summary>
    public Separation SeparationOf(CompanyPair pair) => SeparationOf(Of(pair.Low), Of(pair.High));

    /// <summary>All reasons at once why a mentor of the one may not be joined with a mentee of the other; empty means that they may.</summary>
    public IReadOnlyList<Refusal> Between(CompanyId mentors, CompanyId mentees)
    {
        var (lends, asks) = (Of(mentors), Of(mentees));
        var shareAGroup = Overlap(lends.Groups, asks.Groups);
        var separation = SeparationOf(lends, asks);
        if (lends.TakesMatches && asks.TakesMatches && !shareAGroup && separation is Separation.None)
            return [];

        var reasons = new List<Refusal>();
        if (shareAGroup)
            reasons.Add(mentors == mentees ? Eligibility.SameCompany : Eligibility.SameGroup);
        if (separation is not Separation.None)
            reasons.Add(Eligibility.Excluded);
        if (StandingReason(lends, Eligibility.MentorCompanyNotAMember, Eligibility.MentorCompanySuspended, Eligibility.MentorCompanyDeparted) is { } lender)
            reasons.Add(lender);
        if (StandingReason(asks, Eligibility.MenteeCompanyNotAMember, Eligibility.MenteeCompanySuspended, Eligibility.MenteeCompanyDeparted) is { } asker)
            reasons.Add(asker);
        if (!lends.HasSigned)
            reasons.Add(Eligibility.MentorCompanyHasNotSigned);
        if (!asks.HasSigned)
            reasons.Add(Eligibility.MenteeCompanyHasNotSigned);

        return reasons;
    }

    /// <summary>Whether these are those rules on that day.</summary>
    internal bool IsOf(ConsortiumRules rules, DateOnly day) => ReferenceEquals(_source, rules) && Day == day;

    private static Refusal? StandingReason(CompanyOnDay company, Refusal notAMember, Refusal suspended, Refusal departed) => company.Standing switch
    {
        CompanyStanding.NotAMember => notAMember,
        CompanyStanding.Suspended => suspended,
        CompanyStanding.Departed => departed,
        _ => null,
    };

    private static bool Overlap(ImmutableArray<CompanyId> one, ImmutableArray<CompanyId> other)
    {
        foreach (var group in one)
        {
            if (other.Contains(group))
                return true;
        }

        return false;
    }

    private Separation SeparationOf(CompanyOnDay one, CompanyOnDay other)
    {
        var found = Separation.None;
        foreach (var group in one.Groups)
        {
            // Most groups are in no exclusion at all, and a pair is asked for millions of times.
            if (!_excluded.Contains(group))
                continue;

            foreach (var against in other.Groups)
            {
                if (!_exclusions.TryGetValue(CompanyPair.Of(group, against), out var isDirect))
                    continue;
                if (isDirect)
                    return Separation.ByDirectCompetition;

                found = Separation.ByExclusion;
            }
        }

        return found is Separation.ByExclusion && _waived.Contains(CompanyPair.Of(one.Company, other.Company)) ? Separation.None : found;
    }

    private CompanyOnDay Of(CompanyId company) => _companies.TryGetValue(company, out var known)
        ? known
        : new CompanyOnDay(company, CompanyStanding.NotAMember, HasSigned: false, [company]);
}

/// <summary>What is known of one company on a day.</summary>
/// <param name="Company">The company.</param>
/// <param name="Standing">What it is to the consortium.</param>
/// <param name="HasSigned">Whether it signed the agreement version in force.</param>
/// <param name="Groups">The corporate groups that it is in, by their ultimate controllers.</param>
public sealed record CompanyOnDay(CompanyId Company, CompanyStanding Standing, bool HasSigned, ImmutableArray<CompanyId> Groups)
{
    internal bool TakesMatches => Standing is CompanyStanding.Active && HasSigned;
}

/// <summary>Two corporate groups that are kept apart.</summary>
/// <param name="Groups">The groups, by their ultimate controllers.</param>
/// <param name="IsDirect">Whether they compete directly: then no waiver counts (L-20).</param>
public sealed record GroupExclusion(CompanyPair Groups, bool IsDirect);
