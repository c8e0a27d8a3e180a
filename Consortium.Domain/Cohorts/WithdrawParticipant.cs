namespace Consortium.Domain.Cohorts;

/// <summary>
/// A person no longer takes part: no reason is needed and none is asked for (L-29). Every place is free in the same act.
/// Withdrawing again records nothing, also after the person left the company.
/// </summary>
/// <param name="Reason">What the person cared to say; their employer is never told it.</param>
public sealed record WithdrawParticipant(WithdrawalReason? Reason)
{
    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered person => Outcome.Record([.. person.FreesAll(at), new ParticipantEvent.Withdrawn(person.Id, Reason, at)]),
        Participant.Left => Outcome.AlreadyDone<ParticipantEvent>(),
        _ => Participant.NotFound,
    };
}
