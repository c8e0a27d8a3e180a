namespace Consortium.Domain.Cohorts;

/// <summary>Gives a person more or fewer places, never fewer than matches hold (C-03). The same number again records nothing.</summary>
/// <param name="Capacity">Places, within the limits of the cohort.</param>
public sealed record ChangeCapacity(int Capacity)
{
    public static readonly Refusal PlacesAreHeld = new(
        "participant.places-are-held", "C-03",
        "Des jumelages retiennent déjà plus de places que cela ; « held » dit combien.",
        "Matches hold more places than that already; “held” says how many.");

    public Outcome<ParticipantEvent> Decide(Participant participant, Cohort cohort, DateTimeOffset at)
    {
        if (participant is Participant.Left)
            return Participant.HasLeft;
        if (participant is not Participant.Registered person || cohort is not Cohort.Open open)
            return Participant.NotFound;
        if (person.Capacity == Capacity)
            return Outcome.AlreadyDone<ParticipantEvent>();
        if (Capacity < 1 || Capacity > open.Limits.Of(person.Role))
            return RegisterParticipant.CapacityOutOfRange.With("capacity", Capacity).With("most", open.Limits.Of(person.Role));
        if (Capacity < person.Places.Count)
            return PlacesAreHeld.With("held", person.Places.Count);

        return new ParticipantEvent.CapacityChanged(person.Id, Capacity, at);
    }
}
