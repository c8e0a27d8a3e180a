namespace Consortium.Domain.Meetings;

/// <summary>Says what has become of a follow-up. Saying it again records nothing.</summary>
/// <param name="Status">Its status from now on.</param>
public sealed record ChangeFollowUp(FollowUpStatus Status)
{
    public Outcome<FollowUpEvent> Decide(FollowUp followUp, DateTimeOffset at)
    {
        if (followUp is not FollowUp.Agreed agreed)
            return FollowUp.NotFound;

        return agreed.Status == Status
            ? Outcome.AlreadyDone<FollowUpEvent>()
            : new FollowUpEvent.StatusChanged(agreed.Id, Status, at);
    }
}
