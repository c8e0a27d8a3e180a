using Consortium.Domain.Cohorts;

namespace Consortium.Domain.PersonalData;

/// <summary>Who may keep a person's information for a claim or an inquiry; each for themselves.</summary>
public enum HoldKeeper
{
    /// <summary>The pairing coordinators, for the consortium.</summary>
    Coordinators,

    /// <summary>The independent reviewer, for a breach that was reported (L-12).</summary>
    Reviewer,
}

/// <summary>
/// Keeps a person's information from being erased for as long as a claim or an inquiry needs it (L-42; art. 17(3)(e) GDPR).
/// Whoever asks meanwhile to be forgotten is forgotten when the last hold is lifted (L-40). Placing it again records nothing.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="By">Who keeps them.</param>
/// <param name="Reason">Why, for whoever keeps them.</param>
public sealed record PlaceLegalHold(ParticipantId Person, HoldKeeper By, KeptText Reason)
{
    public static readonly Refusal BeingForgotten = new(
        "legal-hold.being-forgotten", "L-41",
        "L'effacement de cette personne est déjà en cours : sa clé ne peut plus être retenue.",
        "The erasure of this person is under way: their key can no longer be kept.");

    public Outcome<ErasureEvent> Decide(Erasure erasure, Participant participant, DateTimeOffset at)
    {
        if (participant.Registration is null || erasure is Erasure.Carried)
            return Participant.NotFound;
        if (erasure is Erasure.Asked)
            return BeingForgotten;

        return erasure is Erasure.UnderHold held && held.By.Contains(By)
            ? Outcome.AlreadyDone<ErasureEvent>()
            : new ErasureEvent.HoldPlaced(Person, By, Reason, at);
    }
}

/// <summary>
/// Lifts one's own hold. When it was the last, an erasure that was asked for meanwhile is carried out. Lifting it again, or
/// where there is none, records nothing.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="By">Who kept them.</param>
public sealed record LiftLegalHold(ParticipantId Person, HoldKeeper By)
{
    public Outcome<ErasureEvent> Decide(Erasure erasure, Participant participant, DateTimeOffset at)
    {
        if (participant.Registration is null || erasure is Erasure.Carried)
            return Participant.NotFound;

        return erasure is Erasure.UnderHold held && held.By.Contains(By)
            ? new ErasureEvent.HoldLifted(Person, By, at)
            : Outcome.AlreadyDone<ErasureEvent>();
    }
}
