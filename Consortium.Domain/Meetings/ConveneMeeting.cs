using System.Collections.Immutable;

namespace Consortium.Domain.Meetings;

/// <summary>Convenes a meeting with its agenda. Convening it again under the same id records nothing.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="StartsAt">When it begins; in the future.</param>
/// <param name="Agenda">The topics in their order.</param>
public sealed record ConveneMeeting(MeetingId Meeting, DateTimeOffset StartsAt, ImmutableArray<AgendaTopic> Agenda)
{
    public static readonly Refusal StartsInThePast = new(
        "meeting.starts-in-the-past", "A-14",
        "Le début de la réunion est déjà passé : choisissez un moment à venir.",
        "The meeting would begin in the past: choose a time to come.");

    public static readonly Refusal EmptyTopic = new(
        "meeting.empty-topic", "A-14",
        "Chaque point de l'ordre du jour nomme un scrutin ou un sujet.",
        "Each topic of the agenda names a ballot or a subject.");

    public Outcome<MeetingEvent> Decide(Meeting meeting, DateTimeOffset at)
    {
        if (meeting is not Meetings.Meeting.Unknown)
            return Outcome.AlreadyDone<MeetingEvent>();
        if (StartsAt <= at)
            return StartsInThePast;
        if (Agenda.Any(topic => topic is { Ballot: null, Subject: null }))
            return EmptyTopic;

        return new MeetingEvent.Convened(Meeting, StartsAt, Agenda, at);
    }
}
