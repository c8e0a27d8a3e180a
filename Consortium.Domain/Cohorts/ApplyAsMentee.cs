namespace Consortium.Domain.Cohorts;

/// <summary>
/// A mentee says why they apply, and that they take part of their own free will (A-65, L-29): nobody says so for them. Another
/// text takes the place of the one before; the same text again records nothing.
/// </summary>
/// <param name="Motivation">Why, in the person's own words.</param>
/// <param name="Voluntary">Whether the person takes part of their own free will.</param>
public sealed record ApplyAsMentee(KeptText Motivation, bool Voluntary)
{
    public static readonly Refusal NotVoluntary = new(
        "participant.not-voluntary", "L-29",
        "La participation est volontaire : qui ne participe pas de son plein gré peut se retirer sans dire pourquoi.",
        "Taking part is voluntary: who does not take part of their own free will may withdraw without saying why.");

    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered { Role: not MentoringRole.Mentee } => MenteeApplication.NotAMentee,
        Participant.Registered when !Voluntary => NotVoluntary,
        Participant.Registered person when person.Application.Motivation == Motivation => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered person => new ParticipantEvent.Applied(person.Id, Motivation, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
