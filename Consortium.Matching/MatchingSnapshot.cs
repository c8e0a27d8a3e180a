using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Matching;

/// <summary>
/// All that a run reads. It is recorded with the run's seed, so that the run can be repeated from its record: the same snapshot
/// and seed give the same plan. People and rules are kept in the order of their ids, so the same facts are written the same way.
/// </summary>
/// <param name="Cohort">Whom to pair.</param>
/// <param name="Mentors">Every mentor of the cohort, also those without a free place: they explain why somebody waits.</param>
/// <param name="Mentees">Every mentee of the cohort that has no match yet.</param>
/// <param name="Rules">The rules of the day on which eligibility is asked.</param>
public sealed record MatchingSnapshot(
    CohortId Cohort, ImmutableArray<Candidate> Mentors, ImmutableArray<Candidate> Mentees, DayRules Rules)
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
            [.. InOrder(inCohort, MentoringRole.Mentor)],
            [.. InOrder(inCohort, MentoringRole.Mentee).Where(mentee => mentee.FreePlaces > 0)],
            rules.On(on));
    }

    private static IEnumerable<Candidate> InOrder(IEnumerable<Participant.Registered> people, MentoringRole role) => people
        .Where(person => person.Role == role)
        .OrderBy(person => person.Id.Value)
        .Select(person => new Candidate(person.Id, person.Company, person.Profile, person.Facts, person.Capacity - person.Places.Count));
}

/// <summary>A person who may be paired.</summary>
/// <param name="Id">The participant.</param>
/// <param name="Company">The employer.</param>
/// <param name="Profile">What is known.</param>
/// <param name="Facts">What eligibility asks of the person.</param>
/// <param name="FreePlaces">Places that no match holds.</param>
public sealed record Candidate(ParticipantId Id, CompanyId Company, Profile Profile, PersonFacts Facts, int FreePlaces)
{
    /// <summary>The candidate as <see cref="Eligibility"/> asks for it.</summary>
    internal Participant.Registered As(MentoringRole role, CohortId cohort) => new(Id, cohort, Company, role, Profile, Facts, FreePlaces, []);
}
