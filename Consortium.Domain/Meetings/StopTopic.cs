using Consortium.Domain.Committee;

namespace Consortium.Domain.Meetings;

/// <summary>
/// A member stops a topic of a meeting and has it minuted: companies do not speak about it any further (L-16). Stopping it
/// again records nothing.
/// </summary>
/// <param name="Place">The topic's place on the agenda.</param>
/// <param name="Member">Who stops it; known from sign-in.</param>
/// <param name="Reason">Why; required.</param>
public sealed record StopTopic(int Place, CommitteeMemberId Member, KeptText Reason)
{
    public static readonly Refusal NoSuchTopic = new(
        "meeting-topic.unknown", "L-16", "L'ordre du jour n'a pas de point à cette place.", "The agenda has no topic at this place.");

    /// <param name="meeting">The meeting.</param>
    /// <param name="committee">Who sits now.</param>
    /// <param name="at">When.</param>
    public Outcome<MeetingEvent> Decide(Meeting meeting, SteeringCommittee committee, DateTimeOffset at)
    {
        if (meeting is Meeting.Unknown || committee.CompanyOf(Member) is null)
            return Meeting.NotFound;
        if (meeting is not Meeting.InSession session)
            return Meeting.NotInSession;
        if (session.Agenda.All(topic => topic.Place != Place))
            return NoSuchTopic;
        if (session.Stopped.Any(stopped => stopped.Place == Place && stopped.Member == Member))
            return Outcome.AlreadyDone<MeetingEvent>();

        return new MeetingEvent.TopicStopped(session.Id, new StoppedTopic(Place, Member, Reason), at);
    }
}
