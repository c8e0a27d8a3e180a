using Consortium.Domain.Committee;

namespace Consortium.Domain.Meetings;

/// <summary>
/// Draws up the minutes of a meeting from what its ballots came to: date, who was present, who was recused, votes, basis
/// (L-34). Drawing them up again records nothing.
/// </summary>
public sealed record DrawUpMinutes
{
    public static readonly Refusal BallotStillOpen = new(
        "meeting.ballot-still-open", "L-34",
        "Un scrutin de l'ordre du jour n'est pas terminé : dressez le procès-verbal quand il le sera.",
        "A ballot of the agenda is not over: draw up the minutes when it is.");

    /// <param name="meeting">The meeting.</param>
    /// <param name="ballots">The ballots of its agenda, by their ids.</param>
    /// <param name="at">When.</param>
    public Outcome<MeetingEvent> Decide(Meeting meeting, IReadOnlyDictionary<BallotId, Ballot> ballots, DateTimeOffset at)
    {
        if (meeting is Meeting.Unknown)
            return Meeting.NotFound;
        if (meeting is Meeting.Minuted or Meeting.Approved)
            return Outcome.AlreadyDone<MeetingEvent>();
        if (meeting is not Meeting.InSession session)
            return Meeting.NotInSession;

        var asked =
            (from topic in session.Agenda
             let ballot = ballots.GetValueOrDefault(topic.Ballot.GetValueOrDefault()) as Ballot.Held
             where ballot is not null
             from item in ballot.Items
             select (topic.Place, Ballot: ballot, Item: item)).ToList();
        if (asked.Any(one => one.Item.Result is null))
            return BallotStillOpen;

        var minutes = new Minutes(
            session.StartsAt,
            session.Present,
            session.ReminderRead,
            [
                .. asked.Select(one => new MinutedItem(
                    one.Place,
                    one.Item.Id,
                    one.Item.Subject,
                    one.Item.Result!.Value,
                    one.Item.Count.For,
                    one.Item.Count.Against,
                    one.Item.Count.Abstained,
                    one.Item.Count.Quorum,
                    [.. one.Item.Count.Recused.OrderBy(member => member.Value)],
                    one.Ballot.Procedure)),
            ],
            session.Stopped);
        return new MeetingEvent.MinutesDrawnUp(session.Id, minutes, at);
    }
}
