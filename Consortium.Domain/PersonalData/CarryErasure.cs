using System.Collections.Immutable;

namespace Consortium.Domain.PersonalData;

/// <summary>
/// Records that a person's key was destroyed. It is recorded for a person of whom an older backup does not know that they
/// asked, too: what was erased stays erased. Carrying it again records nothing.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Told">Companies that were told the name.</param>
public sealed record CarryErasure(ParticipantId Person, ImmutableArray<ToldCompany> Told)
{
    public Outcome<ErasureEvent> Decide(Erasure erasure, DateTimeOffset at) => erasure is Erasure.Carried
        ? Outcome.AlreadyDone<ErasureEvent>()
        : new ErasureEvent.Carried(Person, Told, at);
}
