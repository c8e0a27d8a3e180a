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

    public static readonly Refusal SameGroup = new(
        "eligibility.same-group", "A-01",
        "Les deux entreprises appartiennent au même groupe : un jumelage réunit deux groupes différents.",
        "The two companies belong to the same corporate group: a match joins two different groups.");

    /// <summary>What the excluded side is told as well: no reason, no declarer (L-21).</summary>
    public static readonly Refusal Excluded = new(
        "eligibility.excluded", "L-19",
        "Ces deux entreprises ne peuvent pas être jumelées.",
        "These two companies cannot be paired.");

    public static readonly Refusal MentorCompanyNotAMember = new(
        "eligibility.mentor-company-not-a-member", "L-17",
        "L'entreprise du mentor ou de la mentore n'est pas membre du consortium.",
        "The mentor's company is not a member of the consortium.");

    public static readonly Refusal MenteeCompanyNotAMember = new(
        "eligibility.mentee-company-not-a-member", "L-17",
        "L'entreprise de la personne mentorée n'est pas membre du consortium.",
        "The mentee's company is not a member of the consortium.");

    public static readonly Refusal MentorCompanySuspended = new(
        "eligibility.mentor-company-suspended", "L-17",
        "L'entreprise du mentor ou de la mentore est suspendue : elle ne forme pas de nouveau jumelage.",
        "The mentor's company is suspended: it takes no new match.");

    public static readonly Refusal MenteeCompanySuspended = new(
        "eligibility.mentee-company-suspended", "L-17",
        "L'entreprise de la personne mentorée est suspendue : elle ne forme pas de nouveau jumelage.",
        "The mentee's company is suspended: it takes no new match.");

    public static readonly Refusal MentorCompanyDeparted = new(
        "eligibility.mentor-company-departed", "L-17",
        "L'entreprise du mentor ou de la mentore a quitté le consortium.",
        "The mentor's company has left the consortium.");

    public static readonly Refusal MenteeCompanyDeparted = new(
        "eligibility.mentee-company-departed", "L-17",
        "L'entreprise de la personne mentorée a quitté le consortium.",
        "The mentee's company has left the consortium.");

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
    public static IReadOnlyList<Refusal> Between(Participant.Registered mentor, Participant.Registered mentee, ConsortiumRules rules, DateOnly on) =>
        Between(mentor, mentee, rules.On(on));

    /// <summary>The same with the rules of the day, for who asks about many pairs.</summary>
    public static IReadOnlyList<Refusal> Between(Participant.Registered mentor, Participant.Registered mentee, DayRules rules)
    {
        var (ofCompanies, ofPeople) = (rules.Between(mentor.Company, mentee.Company), EligibilityOfPeople.Between(mentor, mentee, rules.Day));
        var wrongRoles = mentor.Role is not MentoringRole.Mentor || mentee.Role is not MentoringRole.Mentee;
        if (!wrongRoles && mentor.Cohort == mentee.Cohort && ofPeople.Count == 0)
            return ofCompanies;

        var reasons = new List<Refusal>();
        if (wrongRoles)
            reasons.Add(WrongRoles);
        if (mentor.Cohort != mentee.Cohort)
            reasons.Add(OtherCohort);
        reasons.AddRange(ofCompanies);
        reasons.AddRange(ofPeople);
        return reasons;
    }
}
