namespace Consortium.Domain.Cohorts;

/// <summary>
/// A person left the company, and with it the cohort, since people take part by way of their employer. Every place is free in the
/// same act. Recording it again, or after the person withdrew, records nothing.
/// </summary>
/// <param name="LastDay">The last day with the company, included.</param>
public sealed record RecordDeparture(DateOnly LastDay)
{
    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered person => Outcome.Record([.. person.FreesAll(at), new ParticipantEvent.Departed(person.Id, LastDay, at)]),
        Participant.Left => Outcome.AlreadyDone<ParticipantEvent>(),
        _ => Participant.NotFound,
    };
}
