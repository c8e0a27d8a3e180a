using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Agreements;

/// <summary>
/// Whether the agreement is known and accepted at both levels: by the company, whose executive signs, and by the person, who
/// acknowledges.
/// </summary>
public static class Adherence
{
    /// <summary>The mentor has not acknowledged the version in force.</summary>
    public static readonly Refusal MentorHasNotAcknowledged = new(
        "eligibility.mentor-has-not-acknowledged", "A-08",
        "La personne mentore n'a pas encore pris connaissance de l'entente en vigueur.",
        "The mentor has not yet acknowledged the agreement in force.");

    /// <summary>The mentee has not acknowledged the version in force.</summary>
    public static readonly Refusal MenteeHasNotAcknowledged = new(
        "eligibility.mentee-has-not-acknowledged", "A-08",
        "La personne mentorée n'a pas encore pris connaissance de l'entente en vigueur.",
        "The mentee has not yet acknowledged the agreement in force.");

    /// <summary>
    /// Which acknowledgements a pair still lacks on a day; asked beside <see cref="Eligibility"/> from the proposal on, and
    /// not at the run: whom nobody proposes need not be asked to read.
    /// </summary>
    public static IReadOnlyList<Refusal> Missing(Participant.Registered mentor, Participant.Registered mentee, AgreementRules agreements, DateOnly on)
    {
        var missing = new List<Refusal>();
        if (!agreements.HasAcknowledged(mentor.Id, on))
            missing.Add(MentorHasNotAcknowledged);
        if (!agreements.HasAcknowledged(mentee.Id, on))
            missing.Add(MenteeHasNotAcknowledged);

        return missing;
    }
}
