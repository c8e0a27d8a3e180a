namespace Consortium.Domain.Cohorts;

/// <summary>
/// A company's human resources offers a mentor or nominates a mentee. Sending the same person again records nothing.
/// </summary>
/// <param name="Participant">The participant's id.</param>
/// <param name="Cohort">The cohort.</param>
/// <param name="Company">The person's employer.</param>
/// <param name="Role">Mentor or mentee.</param>
/// <param name="Profile">What is known of the person.</param>
/// <param name="Capacity">Places: 1 to 5 for a mentor, 1 for a mentee.</param>
public sealed record RegisterParticipant(
    ParticipantId Participant, CohortId Cohort, CompanyId Company, MentoringRole Role, Profile Profile, int Capacity)
{
    /// <summary>The most mentees that one mentor may have at a time.</summary>
    public const int MostPlacesOfAMentor = 5;

    public static readonly Refusal AgreementNotSigned = new(
        "participant.company-has-not-signed", "A-07",
        "Votre entreprise n'a pas encore signé l'entente de confidentialité en vigueur : signez-la, puis inscrivez des personnes.",
        "Your company has not yet signed the confidentiality agreement in force: sign it, then register people.");

    public static readonly Refusal CapacityOutOfRange = new(
        "participant.capacity-out-of-range", "C-10",
        "Le nombre de places est de 1 à 5 pour un mentor ou une mentore, et de 1 pour une personne mentorée.",
        "Places are 1 to 5 for a mentor and 1 for a mentee.");

    public static readonly Refusal SkillNotListed = new(
        "participant.skill-not-listed", "A-109",
        "Cette compétence n'est pas dans la liste du consortium : choisissez un code de la liste.",
        "This skill is not in the consortium's list: choose a code from the list.");

    public static readonly Refusal LanguageNotACode = new(
        "participant.language-not-a-code", "A-27",
        "Une langue s'écrit par son code de deux lettres (ISO 639-1), comme fr.",
        "A language is written as its code of two letters (ISO 639-1), as fr.");

    public static readonly Refusal YearsOutOfRange = new(
        "participant.years-out-of-range", "A-27",
        "Les années d'expérience vont de 0 à 60.",
        "Years of experience go from 0 to 60.");

    /// <param name="participant">What is recorded under the id.</param>
    /// <param name="cohort">The cohort named.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<ParticipantEvent> Decide(Participant participant, Cohort cohort, ConsortiumRules rules, DateTimeOffset at)
    {
        if (cohort is not Domain.Cohorts.Cohort.Open)
            return Domain.Cohorts.Cohort.NotFound;
        if (participant is Participant.Registered)
            return Outcome.AlreadyDone<ParticipantEvent>();
        if (!rules.HasSignedAgreementInForce(Company, DateOnly.FromDateTime(at.UtcDateTime)))
            return AgreementNotSigned;
        if (Capacity < 1 || Capacity > (Role is MentoringRole.Mentor ? MostPlacesOfAMentor : 1))
            return CapacityOutOfRange.With("capacity", Capacity);
        if (Profile.Skills.IsKnown(out var skills) && skills.FirstOrDefault(code => !Taxonomy.Skills.Holds(code)) is not null)
            return SkillNotListed;
        if (Profile.Languages.IsKnown(out var languages) && !languages.All(code => code is [>= 'a' and <= 'z', >= 'a' and <= 'z']))
            return LanguageNotACode;
        if (Profile.YearsOfExperience.IsKnown(out var years) && years is < 0 or > 60)
            return YearsOutOfRange.With("years", years);

        return new ParticipantEvent.Registered(Participant, Cohort, Company, Role, Profile, Capacity, at);
    }
}
