using Consortium.Domain.Cohorts;

namespace Consortium.Domain.PersonalData;

/// <summary>
/// Has a person forgotten whose time is over (L-42). A legal hold keeps them until it is lifted. Saying it again of somebody
/// who is being forgotten records nothing.
/// </summary>
/// <param name="Person">Who.</param>
public sealed record EraseWhenDue(ParticipantId Person)
{
    public static readonly Refusal NotDue = new(
        "retention.not-due", "L-42",
        "La durée de conservation de cette personne n'est pas écoulée.",
        "The time for which this person is kept is not over.");

    public static readonly Refusal UnderLegalHold = new(
        "retention.under-legal-hold", "L-42",
        "Une mesure de préservation juridique retient ces renseignements : rien n'est effacé avant qu'elle soit levée.",
        "A legal hold keeps this information: nothing is erased before it is lifted.");

    public Outcome<ErasureEvent> Decide(Erasure erasure, Participant participant, Cohort cohort, DateTimeOffset at)
    {
        if (participant.Registration is not { Company: var company })
            return Participant.NotFound;
        if (erasure is Erasure.UnderHold)
            return UnderLegalHold;
        if (erasure is not Erasure.Unknown)
            return Outcome.AlreadyDone<ErasureEvent>();

        return RetentionSchedule.DueOn(participant, cohort) is { } due && due <= DateOnly.FromDateTime(at.UtcDateTime)
            ? new ErasureEvent.Asked(Person, company, ErasureGround.RetentionOver, at)
            : NotDue;
    }
}
