namespace Consortium.Domain.Cohorts;

/// <summary>
/// A coordinator takes "no match, because" back: runs look for the person again, and the reason is no longer told to their
/// company. Reopening again, and where nothing was closed, records nothing.
/// </summary>
public sealed record ReopenSearch
{
    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered { NoMatch: null } => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered person => new ParticipantEvent.SearchReopened(person.Id, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
