namespace Consortium.Domain.Cohorts;

/// <summary>A person takes proposals again. Somebody who does already is not recorded again.</summary>
public sealed record MarkAvailable
{
    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered { Facts.Away: null } => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered person => new ParticipantEvent.BecameAvailable(person.Id, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
