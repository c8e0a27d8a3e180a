using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Meetings;

namespace Consortium.Api.Meetings;

internal sealed class FollowUpEndpoints : IEndpoint
{
    /// <param name="Meeting">The meeting that agreed on it.</param>
    /// <param name="Owner">Who of the committee sees to it.</param>
    /// <param name="Due">The last day on which it is on time, included.</param>
    /// <param name="What">For the committee.</param>
    internal sealed record Request(
        MeetingId? Meeting, CommitteeMemberId Owner, DateOnly Due, [property: Required, StringLength(2000, MinimumLength = 1)] string What);

    internal sealed record Change(FollowUpStatus Status);

    internal sealed record Standing(FollowUpId Id, CommitteeMemberId Owner, DateOnly Due, FollowUpStatus Status);

    /// <param name="What">Absent where the words were erased, and for an auditor.</param>
    /// <param name="Overdue">Open, and its last day has passed.</param>
    internal sealed record Listed(Guid Id, Guid? Meeting, Guid Owner, DateOnly Due, string Status, bool Overdue, string? What);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/follow-ups", Open)
            .WithName("OpenFollowUp")
            .WithSummary("Records what the committee follows up, with its owner and due day.")
            .WithTags("Meetings")
            .Produces<Standing>(StatusCodes.Status201Created);
        api.MapPut("/follow-ups/{followUp:guid}", ChangeOne)
            .WithName("ChangeFollowUp")
            .WithSummary("Says what has become of a follow-up: done, dropped, or open again.")
            .WithTags("Meetings")
            .Produces<Standing>();
        api.MapGet("/follow-ups", All)
            .WithName("ListFollowUps")
            .WithSummary("What the committee follows up.")
            .WithTags("Meetings")
            .Produces<Page<Listed>>();
    }

    private static async Task<IResult> Open(
        Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new FollowUpId(act.NewId("follow-up"));
        var location = $"/api/v1/follow-ups/{id.Value}";
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var (what, keep) = await texts.Keep(act, "follow-up what", Readers.Committee, request.What, ct);
        var open = new OpenFollowUp(id, request.Meeting, request.Owner, request.Due, what!);
        var decided = await streams.Decide(
            StreamAddress.New<FollowUp>(id.Value),
            (FollowUp state) => open.Decide(state, committee, clock.GetUtcNow()),
            alongside: [.. keep, .. act.Keep(StatusCodes.Status201Created, location)],
            ct: ct);

        return Answer.Created(decided, location, Of);
    }

    private static async Task<IResult> ChangeOne(
        Guid followUp, Change request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var decided = await streams.Decide(
            StreamAddress.Of<FollowUp>(followUp, act.Expected),
            (FollowUp state) => new ChangeFollowUp(request.Status).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, Of);
    }

    private static async Task<IResult> All(
        bool? open, Scope caller, PageRequest page, Reader reader, Texts texts, TimeProvider clock, CancellationToken ct) =>
        await page.Answer(
            async (after, limit) =>
            {
                var rows = await reader.Query(
                    caller,
                    $"""
                    select follow_up, meeting, owner, due, status, status = 'open' and due < @today, what from read.follow_up
                    where {Scope.OfConsortium} and (@open::boolean is null or (status = 'open') = @open) and (@after::uuid is null or follow_up > @after)
                    order by follow_up limit @limit
                    """,
                    row => (
                        Item: new Listed(
                            row.GetGuid(0),
                            row.IsDBNull(1) ? null : row.GetGuid(1),
                            row.GetGuid(2),
                            row.GetFieldValue<DateOnly>(3),
                            row.GetString(4),
                            row.GetBoolean(5),
                            null),
                        What: new TextId(row.GetGuid(6))),
                    ct,
                    ("open", open),
                    ("today", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
                    ("after", after),
                    ("limit", limit));
                var words = await texts.Read(caller, [.. rows.Select(row => row.What)], ct);
                return (IReadOnlyList<Listed>)[.. rows.Select(row => row.Item with { What = words.GetValueOrDefault(row.What) })];
            },
            followUp => followUp.Id);

    private static Standing Of(FollowUp followUp) => followUp is FollowUp.Agreed agreed
        ? new Standing(agreed.Id, agreed.Owner, agreed.Due, agreed.Status)
        : throw new InvalidOperationException("A follow-up that was decided on was agreed.");
}
