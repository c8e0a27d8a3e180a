using System.Collections.Immutable;
using Consortium.Domain.Committee;

namespace Consortium.Domain.Meetings;

/// <summary>
/// Records that a meeting began, who is there and that the competition-law reminder was read (L-16). The same again records
/// nothing; until the minutes are drawn up, it corrects what was recorded.
/// </summary>
/// <param name="Present">The members who are there, in any order.</param>
/// <param name="ReminderRead">Whether the reminder was read.</param>
public sealed record BeginMeeting(ImmutableArray<CommitteeMemberId> Present, bool ReminderRead)
{
    public static readonly Refusal NotOnTheCommittee = new(
        "meeting.not-on-the-committee", "A-14",
        "Une personne présente ne siège pas au comité.",
        "Somebody present does not sit on the committee.");

    /// <param name="meeting">The meeting.</param>
    /// <param name="committee">Who sits now.</param>
    /// <param name="at">When.</param>
    public Outcome<MeetingEvent> Decide(Meeting meeting, SteeringCommittee committee, DateTimeOffset at)
    {
        if (meeting is Meeting.Unknown)
            return Meeting.NotFound;
        if (meeting is not (Meeting.Convened or Meeting.InSession))
            return Meeting.NotInSession;
        if (Present.Any(member => committee.CompanyOf(member) is null))
            return NotOnTheCommittee;

        ImmutableArray<CommitteeMemberId> present = [.. Present.Distinct().OrderBy(member => member.Value)];
        if (meeting is Meeting.InSession session && session.ReminderRead == ReminderRead && session.Present.SequenceEqual(present))
            return Outcome.AlreadyDone<MeetingEvent>();

        return new MeetingEvent.Begun(meeting is Meeting.Convened convened ? convened.Id : ((Meeting.InSession)meeting).Id, present, ReminderRead, at);
    }
}
