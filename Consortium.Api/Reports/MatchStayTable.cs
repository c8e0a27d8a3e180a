using Consortium.Api.Events;
using Consortium.Api.Matches;
using Consortium.Domain.Matches;

namespace Consortium.Api.Reports;

/// <summary>From when to when each match waited in each step. A match that waits for nobody is in no step.</summary>
internal sealed class MatchStayTable : IReadModel
{
    public const string FirstMeeting = "awaiting-first-meeting";

    public string Table => "match_stay";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var moves = page.Where(e => e.Data is MatchEvent).Select(Move.Of).OfType<Move>().GroupBy(move => move.Match).ToList();
        if (moves.Count == 0)
            yield break;

        yield return new SqlStatement(
            $"update {into} set left_at = m.at from unnest($1, $2) as m (match, at) where {into}.match = m.match and {into}.left_at is null",
            moves.Select(match => match.Key).ToArray(),
            moves.Select(match => match.First().At).ToArray());

        var stays = moves.SelectMany(match => match.Zip(match.Skip(1).Select(next => (DateTimeOffset?)next.At).Append(null)))
            .Where(stay => stay.First.Step is not null).ToList();
        yield return new SqlStatement(
            $"insert into {into} (match, version, step, entered_at, left_at) select * from unnest($1, $2, $3, $4, $5)",
            stays.Select(stay => stay.First.Match).ToArray(),
            stays.Select(stay => stay.First.Version).ToArray(),
            stays.Select(stay => stay.First.Step!).ToArray(),
            stays.Select(stay => stay.First.Since).ToArray(),
            stays.Select(stay => stay.Second).ToArray());
    }

    /// <param name="Step">Where the match waits from then on; null when nowhere.</param>
    /// <param name="Since">From when the wait counts: the event's time, or the first day of a mission that begins later.</param>
    private sealed record Move(Guid Match, long Version, string? Step, DateTimeOffset Since, DateTimeOffset At)
    {
        public static Move? Of(RecordedEvent recorded)
        {
            var happened = (MatchEvent)recorded.Data;
            if (MatchStates.After(happened, recorded.At) is not var (state, due))
                return null;

            return new Move(recorded.Stream, recorded.Version, StepOf(state, due), AwaitedFrom(happened) ?? recorded.At, recorded.At);
        }

        private static string? StepOf(string state, DateTimeOffset? due) => state switch
        {
            MatchStates.Active => due is null ? null : FirstMeeting,
            MatchStates.Rejected or MatchStates.Withdrawn or MatchStates.Ended => null,
            _ => state,
        };

        private static DateTimeOffset? AwaitedFrom(MatchEvent happened) => happened switch
        {
            MatchEvent.Activated e => e.MeetingAwaitedFrom,
            MatchEvent.Resumed e => e.MeetingAwaitedFrom,
            _ => null,
        };
    }
}
