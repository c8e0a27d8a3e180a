using Consortium.Domain.Committee;

namespace Consortium.Domain.Meetings;

/// <summary>Agrees on something to follow up. Opening it again under the same id records nothing.</summary>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="Meeting">The meeting that agreed on it; null when none did.</param>
/// <param name="Owner">Who of the committee sees to it.</param>
/// <param name="Due">The last day on which it is on time, included; not in the past, in UTC.</param>
/// <param name="What">What is to be done.</param>
public sealed record OpenFollowUp(FollowUpId FollowUp, MeetingId? Meeting, CommitteeMemberId Owner, DateOnly Due, KeptText What)
{
    public static readonly Refusal OwnerNotOnTheCommittee = new(
        "follow-up.owner-not-on-the-committee", "A-12",
        "La personne responsable d'un suivi siège au comité.",
        "The owner of a follow-up sits on the committee.");

    public static readonly Refusal DueInThePast = new(
        "follow-up.due-in-the-past", "A-12",
        "L'échéance est déjà passée : choisissez un jour à venir.",
        "The due day has already passed: choose one to come.");

    /// <param name="followUp">What is recorded under the id.</param>
    /// <param name="committee">Who sits now.</param>
    /// <param name="at">When.</param>
    public Outcome<FollowUpEvent> Decide(FollowUp followUp, SteeringCommittee committee, DateTimeOffset at)
    {
        if (followUp is not Meetings.FollowUp.Unknown)
            return Outcome.AlreadyDone<FollowUpEvent>();
        if (committee.CompanyOf(Owner) is null)
            return OwnerNotOnTheCommittee;
        if (Due < DateOnly.FromDateTime(at.UtcDateTime))
            return DueInThePast;

        return new FollowUpEvent.Opened(FollowUp, Meeting, Owner, Due, What, at);
    }
}
