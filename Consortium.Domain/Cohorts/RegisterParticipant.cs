namespace Consortium.Domain.Cohorts;

/// <summary>
/// A company's human resources offers a mentor or nominates a mentee, or a coordinator brings them in for it. Sending the same person again records nothing.
/// </summary>
/// <param name="Participant">The participant's id.</param>
/// <param name="Person">The person, across companies and cohorts.</param>
/// <param name="Cohort">The cohort.</param>
/// <param name="Company">The person's employer.</param>
/// <param name="Role">Mentor or mentee.</param>
/// <param name="Profile">What is known of the person.</param>
/// <param name="Independence">The links that the person declared; <see cref="IndependenceDeclaration.Open"/> when not asked yet.</param>
/// <param name="Capacity">Places, within the limits of the cohort.</param>
public sealed record RegisterParticipant(
    ParticipantId Participant,
    PersonId Person,
    CohortId Cohort,
    CompanyId Company,
    MentoringRole Role,
    Profile Profile,
    IndependenceDeclaration Independence,
    int Capacity)
{
    /// <summary>The body by way of which the person joins; null when by way of the employer alone. The employer's rules apply either way .</summary>
    public CompanyId? Through { get; init; }

    public static readonly Refusal NotByThatBody = new(
        "participant.not-by-that-body", "A-02",
        "Cette association ou cet ordre ne mène pas le consortium : personne ne s'y joint par son intermédiaire.",
        "That association or order does not lead the consortium: nobody joins by way of it.");

    public static readonly Refusal AgreementNotSigned = new(
        "participant.company-has-not-signed", "A-07",
        "L'entreprise n'a pas encore signé l'entente de confidentialité en vigueur : elle la signe, puis on inscrit ses gens.",
        "The company has not yet signed the confidentiality agreement in force: it signs, then its people are registered.");

    public static readonly Refusal CapacityOutOfRange = new(
        "participant.capacity-out-of-range", "C-10",
        "Le nombre de places va de 1 à la limite de la cohorte, que « most » indique.",
        "Places go from 1 to the limit of the cohort, which “most” says.");

    public static readonly Refusal NotFromTheSource = new(
        "participant.not-from-the-source", "A-24",
        "Une seule entreprise fournit les mentores et les mentors de cette cohorte, et ce n'est pas celle-là.",
        "One company alone supplies the mentors of this cohort, and it is not this one.");

    /// <param name="participant">What is recorded under the id.</param>
    /// <param name="cohort">The cohort named.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<ParticipantEvent> Decide(Participant participant, Cohort cohort, ConsortiumRules rules, DateTimeOffset at)
    {
        if (cohort is not Domain.Cohorts.Cohort.Open open)
            return Domain.Cohorts.Cohort.NotFound;
        if (participant is not Domain.Cohorts.Participant.Unknown)
            return Outcome.AlreadyDone<ParticipantEvent>();
        if (!rules.HasSignedAgreementInForce(Company, DateOnly.FromDateTime(at.UtcDateTime)))
            return AgreementNotSigned;
        if (Through is { } body && !rules.Founding.Bodies.Contains(body))
            return NotByThatBody;
        if (Role is MentoringRole.Mentor && open.Source is { } source && source != Company)
            return NotFromTheSource;
        if (Capacity < 1 || Capacity > open.Limits.Of(Role))
            return CapacityOutOfRange.With("capacity", Capacity).With("most", open.Limits.Of(Role));
        if (Profile.Statements().Select(statement => statement.Wrong()).FirstOrDefault(wrong => wrong is not null) is { } refusal)
            return refusal;

        return new ParticipantEvent.Registered(Participant, Person, Cohort, Company, Role, Profile, Independence, Capacity, at) { Through = Through };
    }
}
