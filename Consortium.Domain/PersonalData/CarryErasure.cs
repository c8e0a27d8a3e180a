using System.Collections.Immutable;
using Consortium.Domain.Cohorts;

namespace Consortium.Domain.PersonalData;

/// <summary>
/// Records that a person's key was destroyed. It is recorded for a person of whom an older backup does not know that they
/// asked, too: what was erased stays erased. Who is forgotten no longer takes part, and every place is free in the same step
/// (C-02). Carrying it again records nothing.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Told">Companies that were told the name.</param>
public sealed record CarryErasure(ParticipantId Person, ImmutableArray<ToldCompany> Told)
{
    public Outcome<ErasureEvent, ParticipantEvent> Decide(Erasure erasure, Participant participant, DateTimeOffset at) => erasure is Erasure.Carried
        ? new Outcome<ErasureEvent, ParticipantEvent>([], [])
        : new Outcome<ErasureEvent, ParticipantEvent>(
            [new ErasureEvent.Carried(Person, Told, at)], new WithdrawParticipant(Reason: null).Decide(participant, at).Events);
}
