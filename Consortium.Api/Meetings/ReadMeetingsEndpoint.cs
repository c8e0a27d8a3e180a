using System.Collections.Immutable;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Meetings;

namespace Consortium.Api.Meetings;

internal sealed class ReadMeetingsEndpoint : IEndpoint
{
    /// <param name="State">convened, in-session, minuted or approved.</param>
    internal sealed record Listed(Guid Id, DateTimeOffset StartsAt, int Topics, string State);

    /// <param name="ReminderFr">The competition-law reminder, in French.</param>
    /// <param name="ReminderEn">The competition-law reminder, in English.</param>
    /// <param name="Minutes">Absent until they are drawn up.</param>
    /// <param name="ApprovedBy">Absent until they are approved.</param>
    internal sealed record Whole(
        MeetingId Id, DateTimeOffset StartsAt, string ReminderFr, string ReminderEn, IReadOnlyList<Topic> Agenda, Written? Minutes, Guid? ApprovedBy);

    internal sealed record Topic(int Place, Guid? Ballot, string? Subject);

    internal sealed record Written(
        DateTimeOffset Held, IReadOnlyList<Guid> Present, bool ReminderRead, IReadOnlyList<Item> Items, IReadOnlyList<Stopped> Stopped);

    /// <param name="Subject">match, admission, waiver, agreement or policy; which match it was stays with its two companies.</param>
    /// <param name="Basis">vote, or no-objection.</param>
    internal sealed record Item(
        int Place, Guid Id, string Subject, string Result, int For, int Against, int Abstained, int Quorum, IReadOnlyList<Guid> Recused, string Basis);

    internal sealed record Stopped(int Place, Guid Member, string? Reason);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/meetings", All)
            .WithName("ListMeetings")
            .WithSummary("The meetings of the steering committee.")
            .WithTags("Meetings")
            .Produces<Page<Listed>>();
        api.MapGet("/meetings/{meeting:guid}", One)
            .WithName("GetMeeting")
            .WithSummary("One meeting: its agenda with the competition-law reminder, and its minutes.")
            .WithTags("Meetings")
            .Produces<Whole>();
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select meeting, starts_at, topics, state from read.meeting
                where {Scope.OfConsortium} and (@after::uuid is null or meeting > @after) order by meeting limit @limit
                """,
                row => new Listed(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetInt16(2), row.GetString(3)),
                ct,
                ("after", after),
                ("limit", limit)),
            meeting => meeting.Id);

    private static async Task<IResult> One(Guid meeting, Scope caller, IEventStreams streams, Texts texts, CancellationToken ct)
    {
        var (state, version) = await streams.Load<Meeting>(meeting, ct);
        return state switch
        {
            Meeting.Convened m => Answer.At(version, await Told(m.Id, m.StartsAt, m.Agenda, null, null)),
            Meeting.InSession m => Answer.At(version, await Told(m.Id, m.StartsAt, m.Agenda, null, null)),
            Meeting.Minuted m => Answer.At(version, await Told(m.Id, m.StartsAt, m.Agenda, m.Minutes, null)),
            Meeting.Approved m => Answer.At(version, await Told(m.Id, m.StartsAt, m.Agenda, m.Minutes, m.By.Value)),
            _ => Answer.Refused(Meeting.NotFound),
        };

        async Task<Whole> Told(MeetingId id, DateTimeOffset startsAt, ImmutableArray<AgendaTopic> agenda, Minutes? minutes, Guid? approvedBy)
        {
            var words = await texts.Read(
                caller, [.. agenda.Select(topic => topic.Subject).Concat(minutes?.Stopped.Select(stopped => stopped.Reason) ?? []).OfType<KeptText>().Select(text => text.Id)], ct);
            return new Whole(
                id,
                startsAt,
                CompetitionReminder.French,
                CompetitionReminder.English,
                [.. agenda.Select(topic => new Topic(topic.Place, topic.Ballot?.Value, topic.Subject is { } text ? words.GetValueOrDefault(text.Id) : null))],
                minutes is null ? null : Wrote(minutes, words),
                approvedBy);
        }
    }

    private static Written Wrote(Minutes minutes, IReadOnlyDictionary<TextId, string> words) => new(
        minutes.Held,
        [.. minutes.Present.Select(member => member.Value)],
        minutes.ReminderRead,
        [
            .. minutes.Items.Select(item => new Item(
                item.Place,
                item.Item.Value,
                ClosedSets.Word(item.Subject),
                StoredJson.Word(item.Result),
                item.For,
                item.Against,
                item.Abstained,
                item.Quorum,
                [.. item.Recused.Select(member => member.Value)],
                StoredJson.Word(item.Basis))),
        ],
        [.. minutes.Stopped.Select(stopped => new Stopped(stopped.Place, stopped.Member.Value, words.GetValueOrDefault(stopped.Reason.Id)))]);
}
