using Consortium.Api.Events;
using Consortium.Domain.Meetings;

namespace Consortium.Api.Meetings;

/// <summary>The committee's meetings.</summary>
internal sealed class MeetingTable : IReadModel
{
    public const string Convened = "convened", InSession = "in-session", Minuted = "minuted", Approved = "approved";

    public string Table => "meeting";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var convened = page.Of<MeetingEvent.Convened>();
        if (convened.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (meeting, starts_at, topics, state) select m, s, t, '{Convened}' from unnest($1, $2, $3) as c (m, s, t)",
                convened.Select(e => e.Meeting.Value).ToArray(),
                convened.Select(e => e.StartsAt).ToArray(),
                convened.Select(e => (short)e.Agenda.Length).ToArray());

        var moved = page.Where(e => After(e.Data) is not null).GroupBy(e => e.Stream).Select(meeting => meeting.Last()).ToList();
        if (moved.Count > 0)
            yield return new SqlStatement(
                $"update {into} set state = m.state from unnest($1, $2) as m (meeting, state) where {into}.meeting = m.meeting",
                moved.Select(e => e.Stream).ToArray(),
                moved.Select(e => After(e.Data)!).ToArray());
    }

    private static string? After(object happened) => happened switch
    {
        MeetingEvent.Begun => InSession,
        MeetingEvent.MinutesDrawnUp => Minuted,
        MeetingEvent.MinutesApproved => Approved,
        _ => null,
    };
}
