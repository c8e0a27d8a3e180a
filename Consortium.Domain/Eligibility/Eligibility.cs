using Consortium.Domain.Cohorts;

namespace Consortium.Domain;

/// <summary>
/// Whether two people may be paired at all. Asked at the run, at the proposal, at the deciding vote and at activation: a rule
/// that came in between counts each time.
/// </summary>
public static class Eligibility
{
    public static readonly Refusal SameCompany = new(
        "eligibility.same-company", "A-01",
        "Un jumelage réunit deux entreprises différentes.",
        "A match joins two different companies.");

    /// <summary>What the excluded side is told as well: no reason, no declarer (L-21).</summary>
    public static readonly Refusal Excluded = new(
        "eligibility.excluded", "L-19",
        "Ces deux entreprises ne peuvent pas être jumelées.",
        "These two companies cannot be paired.");

    public static readonly Refusal MentorCompanyHasNotSigned = new(
        "eligibility.mentor-company-has-not-signed", "A-07",
        "L'entreprise du mentor ou de la mentore n'a pas signé l'entente de confidentialité en vigueur.",
        "The mentor's company has not signed the confidentiality agreement in force.");

    public static readonly Refusal MenteeCompanyHasNotSigned = new(
        "eligibility.mentee-company-has-not-signed", "A-07",
        "L'entreprise de la personne mentorée n'a pas signé l'entente de confidentialité en vigueur.",
        "The mentee's company has not signed the confidentiality agreement in force.");

    public static readonly Refusal OtherCohort = new(
        "eligibility.other-cohort", "C-08",
        "Les deux personnes ne sont pas dans la même cohorte.",
        "The two people are not in the same cohort.");

    public static readonly Refusal WrongRoles = new(
        "eligibility.wrong-roles", "A-66",
        "Un jumelage réunit une personne mentore et une personne mentorée.",
        "A match joins a mentor and a mentee.");

    /// <summary>All reasons at once why the two may not be paired on a day; empty means that they may.</summary>
    public static IReadOnlyList<Refusal> Between(Participant.Registered mentor, Participant.Registered mentee, ConsortiumRules rules, DateOnly on)
    {
        var reasons = new List<Refusal>();
        if (mentor.Role is not MentoringRole.Mentor || mentee.Role is not MentoringRole.Mentee)
            reasons.Add(WrongRoles);
        if (mentor.Cohort != mentee.Cohort)
            reasons.Add(OtherCohort);
        if (mentor.Company == mentee.Company)
            reasons.Add(SameCompany);
        if (rules.Exclude(mentor.Company, mentee.Company, on))
            reasons.Add(Excluded);
        if (!rules.HasSignedAgreementInForce(mentor.Company, on))
            reasons.Add(MentorCompanyHasNotSigned);
        if (!rules.HasSignedAgreementInForce(mentee.Company, on))
            reasons.Add(MenteeCompanyHasNotSigned);

        return reasons;
    }
}
