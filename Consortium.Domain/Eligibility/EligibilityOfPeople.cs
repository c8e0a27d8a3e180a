using Consortium.Domain.Cohorts;

namespace Consortium.Domain;

/// <summary>
/// Why two people may not be paired that lies with the people themselves and not with their companies (L-26). What is private to
/// one of them is told as <see cref="NotEligible"/>, the same words for five reasons, so that nobody can tell which.
/// </summary>
public static class EligibilityOfPeople
{
    /// <summary>
    /// The same person, family or close, a hierarchy, or one of the two would not be open with the other or with their company.
    /// </summary>
    public static readonly Refusal NotEligible = new(
        "eligibility.not-eligible", "L-26",
        "Ces deux personnes ne peuvent pas être jumelées.",
        "These two people cannot be paired.");

    public static readonly Refusal Interest = new(
        "eligibility.interest", "A-35",
        "L'une des deux personnes a, ou avait il y a moins de trois ans, un emploi, des parts, un siège au conseil ou un contrat rémunéré dans l'entreprise de l'autre.",
        "One of the two has, or had less than three years ago, a job, shares, a board seat or a paid contract with the other's company.");

    public static readonly Refusal ManagesTheAccount = new(
        "eligibility.manages-the-account", "L-28",
        "L'une des deux personnes évalue l'entreprise de l'autre, achète chez elle ou s'occupe d'elle comme cliente.",
        "One of the two evaluates the other's company, buys from it or looks after it as a customer.");

    /// <summary>Stops a proposal, not a run: the coordinator asks, and the answer decides.</summary>
    public static readonly Refusal IndependenceOpen = new(
        "eligibility.independence-open", "A-17",
        "La personne mentore n'a pas répondu à toutes les questions d'indépendance depuis moins d'un an : demandez-lui.",
        "The mentor has not answered every question of independence within a year: ask.");

    public static readonly Refusal MentorAway = new(
        "eligibility.mentor-away", "C-02",
        "La personne mentore ne prend pas de proposition pour l'instant.",
        "The mentor takes no proposals for now.");

    public static readonly Refusal MenteeAway = new(
        "eligibility.mentee-away", "C-02",
        "La personne mentorée ne prend pas de proposition pour l'instant.",
        "The mentee takes no proposals for now.");

    /// <summary>
    /// Whether a reason is a question that nobody has answered yet, and not an answer. Unknown is not "no conflict": such a reason
    /// stops what is proposed, while a run may still find the pair so that somebody asks.
    /// </summary>
    public static bool IsOpenQuestion(Refusal reason) => reason == IndependenceOpen;

    /// <summary>
    /// Whether a reason only keeps a new proposal from being made: an open question, or an absence. What the committee has
    /// approved since stands all the same.
    /// </summary>
    public static bool KeepsFromProposingOnly(Refusal reason) => IsOpenQuestion(reason) || reason == MentorAway || reason == MenteeAway;

    /// <summary>All reasons at once why the two may not be paired on a day; empty means that they may.</summary>
    public static IReadOnlyList<Refusal> Between(Participant.Registered mentor, Participant.Registered mentee, DateOnly on)
    {
        var (lends, asks) = (mentor.Facts, mentee.Facts);
        var reasons = new List<Refusal>();
        if (KeptApart(mentor, mentee) || KeptApart(mentee, mentor))
            reasons.Add(NotEligible);
        if (HasInterest(lends, mentee.Company, on) || HasInterest(asks, mentor.Company, on))
            reasons.Add(Interest);
        if (Manages(lends, mentee.Company, on) || Manages(asks, mentor.Company, on))
            reasons.Add(ManagesTheAccount);
        if (lends.Independence.IsOpenOn(on))
            reasons.Add(IndependenceOpen);
        if (lends.Away?.Covers(on) is true)
            reasons.Add(MentorAway);
        if (asks.Away?.Covers(on) is true)
            reasons.Add(MenteeAway);

        return reasons;
    }

    private static bool KeptApart(Participant.Registered one, Participant.Registered other) =>
        one.Facts.Person == other.Facts.Person
        || one.Facts.Independence.Links(other.Facts.Person)
        || one.Facts.Reserve.Covers(other.Facts.Person, other.Company);

    private static bool HasInterest(PersonFacts person, CompanyId company, DateOnly on) =>
        person.FormerEmployers.Any(former => former.Company == company && former.CountsOn(on))
        || person.Independence.Links(
            company, on, CompanyQuestion.Employment, CompanyQuestion.Shares, CompanyQuestion.BoardSeat, CompanyQuestion.PaidContract);

    private static bool Manages(PersonFacts person, CompanyId company, DateOnly on) => person.Independence.Links(
        company, on, CompanyQuestion.Evaluation, CompanyQuestion.Purchasing, CompanyQuestion.Account);
}
