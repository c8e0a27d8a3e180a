namespace Consortium.Domain.Cohorts;

/// <summary>
/// A person takes no proposals for a time. The places that open proposals hold are free in the same act, so that nobody waits
/// for an answer that will not come (C-02); an approved match keeps its place. Saying the same again records nothing.
/// </summary>
/// <param name="Until">The last day, included; null until further notice.</param>
public sealed record MarkUnavailable(DateOnly? Until)
{
    public static readonly Refusal InThePast = new(
        "participant.absence-in-the-past", "C-02",
        "Le dernier jour de l'absence est déjà passé.",
        "The last day of the absence has passed already.");

    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at)
    {
        if (participant is Participant.Left)
            return Participant.HasLeft;
        if (participant is not Participant.Registered person)
            return Participant.NotFound;
        if (person.Facts.Away is { } away && away.Until == Until)
            return Outcome.AlreadyDone<ParticipantEvent>();
        if (Until < DateOnly.FromDateTime(at.UtcDateTime))
            return InThePast;

        return Outcome.Record([new ParticipantEvent.BecameUnavailable(person.Id, Until, at), .. person.FreesReserved(at)]);
    }
}
