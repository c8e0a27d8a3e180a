using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Matching;

/// <summary>
/// All that a run reads. It is recorded with the run's seed, so that the run can be repeated from its record: the same snapshot
/// and seed give the same plan. People and rules are kept in the order of their ids, so the same facts are written the same way.
/// </summary>
/// <param name="Cohort">Whom to pair.</param>
/// <param name="On">The day on which eligibility is asked.</param>
/// <param name="Mentors">Every mentor of the cohort, also those without a free place: they explain why somebody waits.</param>
/// <param name="Mentees">Every mentee of the cohort that has no match yet.</param>
/// <param name="Rules">The rules in force.</param>
public sealed record MatchingSnapshot(
    CohortId Cohort, DateOnly On, ImmutableArray<Candidate> Mentors, ImmutableArray<Candidate> Mentees, SnapshotRules Rules)
{
    /// <summary>The snapshot of a cohort; people of other cohorts are left out.</summary>
    /// <exception cref="ArgumentException">A person is there twice, or holds more places than they have: the reader is at fault.</exception>
    public static MatchingSnapshot Of(CohortId cohort, DateOnly on, IEnumerable<Participant.Registered> people, ConsortiumRules rules)
    {
        Participant.Registered[] inCohort = [.. people.Where(person => person.Cohort == cohort)];
        if (inCohort.DistinctBy(person => person.Id).Count() < inCohort.Length)
            throw new ArgumentException("A participant is in the snapshot twice.", nameof(people));
        if (inCohort.Any(person => person.Places.Count > person.Capacity))
            throw new ArgumentException("A participant holds more places than they have.", nameof(people));

        return new MatchingSnapshot(
            cohort,
            on,
            [.. InOrder(inCohort, MentoringRole.Mentor)],
            [.. InOrder(inCohort, MentoringRole.Mentee).Where(mentee => mentee.FreePlaces > 0)],
            SnapshotRules.Of(rules, on));
    }

    private static IEnumerable<Candidate> InOrder(IEnumerable<Participant.Registered> people, MentoringRole role) => people
        .Where(person => person.Role == role)
        .OrderBy(person => person.Id.Value)
        .Select(person => new Candidate(person.Id, person.Company, person.Profile, person.Capacity - person.Places.Count));
}

/// <summary>A person who may be paired.</summary>
/// <param name="Id">The participant.</param>
/// <param name="Company">The employer.</param>
/// <param name="Profile">What is known.</param>
/// <param name="FreePlaces">Places that no match holds.</param>
public sealed record Candidate(ParticipantId Id, CompanyId Company, Profile Profile, int FreePlaces)
{
    /// <summary>The candidate as <see cref="Eligibility"/> asks for it.</summary>
    internal Participant.Registered As(MentoringRole role, CohortId cohort) => new(Id, cohort, Company, role, Profile, FreePlaces, []);
}

/// <summary>The rules in force, as lists in a fixed order.</summary>
/// <param name="Members">Companies that were admitted.</param>
/// <param name="AgreementInForce">The agreement version in force on the day; null before the first.</param>
/// <param name="Signatories">Companies that signed that version.</param>
/// <param name="Exclusions">Who excludes whom, from which day.</param>
public sealed record SnapshotRules(
    ImmutableArray<CompanyId> Members,
    AgreementId? AgreementInForce,
    ImmutableArray<CompanyId> Signatories,
    ImmutableArray<SnapshotExclusion> Exclusions)
{
    /// <summary>What the rules say on a day; who signed another version decides nothing and is left out.</summary>
    public static SnapshotRules Of(ConsortiumRules rules, DateOnly on) => new(
        [.. rules.Members.OrderBy(company => company.Value)],
        rules.Agreements.InForceOn(on),
        [.. Signed(rules.Agreements, on).OrderBy(company => company.Value)],
        [.. rules.Exclusions.OrderBy(exclusion => exclusion.Key).Select(exclusion => new SnapshotExclusion(exclusion.Key, exclusion.Value))]);

    /// <summary>The rules as <see cref="Eligibility"/> asks for them.</summary>
    internal ConsortiumRules InForce() => new(
        [.. Members],
        AgreementInForce is { } agreement
            ? new AgreementRules([new PublishedAgreement(agreement, DateOnly.MinValue)], [.. Signatories.Select(company => (company, agreement))])
            : AgreementRules.Initial,
        Exclusions.ToImmutableDictionary(exclusion => exclusion.Between, exclusion => exclusion.From));

    private static IEnumerable<CompanyId> Signed(AgreementRules agreements, DateOnly on)
    {
        var inForce = agreements.InForceOn(on);
        return agreements.Signatures.Where(signature => signature.Agreement == inForce).Select(signature => signature.Company);
    }
}

/// <summary>A competitor exclusion.</summary>
/// <param name="Between">The unordered pair of companies, by the id of its exclusion.</param>
/// <param name="From">The first day, included.</param>
public sealed record SnapshotExclusion(Guid Between, DateOnly From);
