using Consortium.Domain.Cohorts;

namespace Consortium.Domain.PersonalData;

/// <summary>
/// Asks that a person be forgotten (L-40, L-41). No reason is asked for, and nothing that is under way stands in the way; a
/// legal hold postpones it until it is lifted. Asking again records nothing.
/// </summary>
/// <param name="Person">Who.</param>
public sealed record AskErasure(ParticipantId Person)
{
    public Outcome<ErasureEvent> Decide(Erasure erasure, Participant participant, DateTimeOffset at)
    {
        if (participant.Registration is not { Company: var company })
            return Participant.NotFound;

        return erasure is Erasure.Unknown or Erasure.Held
            ? new ErasureEvent.Asked(Person, company, ErasureGround.Request, at)
            : Outcome.AlreadyDone<ErasureEvent>();
    }
}
