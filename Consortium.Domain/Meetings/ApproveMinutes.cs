using Consortium.Domain.Committee;

namespace Consortium.Domain.Meetings;

/// <summary>The chair approves the minutes of a meeting (L-34). Approving them again records nothing.</summary>
/// <param name="Member">Who approves; known from sign-in.</param>
public sealed record ApproveMinutes(CommitteeMemberId Member)
{
    public static readonly Refusal NotTheChair = new(
        "meeting.not-the-chair", "L-34",
        "La personne qui préside le comité approuve le procès-verbal.",
        "The chair of the committee approves the minutes.");

    public static readonly Refusal NotDrawnUp = new(
        "meeting.minutes-not-drawn-up", "L-34",
        "Le procès-verbal de cette réunion n'est pas encore dressé.",
        "The minutes of this meeting are not drawn up yet.");

    /// <param name="meeting">The meeting.</param>
    /// <param name="committee">Who sits and chairs now.</param>
    /// <param name="at">When.</param>
    public Outcome<MeetingEvent> Decide(Meeting meeting, SteeringCommittee committee, DateTimeOffset at)
    {
        if (meeting is Meeting.Unknown)
            return Meeting.NotFound;
        if (committee.Chair != Member)
            return NotTheChair;
        if (meeting is Meeting.Approved)
            return Outcome.AlreadyDone<MeetingEvent>();
        if (meeting is not Meeting.Minuted minuted)
            return NotDrawnUp;

        return new MeetingEvent.MinutesApproved(minuted.Id, Member, at);
    }
}
