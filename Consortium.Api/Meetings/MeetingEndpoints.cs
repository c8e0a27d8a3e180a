using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Meetings;

namespace Consortium.Api.Meetings;

internal sealed class MeetingEndpoints : IEndpoint
{
    /// <param name="Ballot">The ballot that is spoken about.</param>
    /// <param name="Subject">A subject in words, for the committee.</param>
    internal sealed record Topic(BallotId? Ballot, [property: StringLength(500, MinimumLength = 1)] string? Subject);

    /// <param name="Agenda">The topics in their order.</param>
    internal sealed record Convocation(DateTimeOffset StartsAt, [property: MinLength(1), MaxLength(100)] IReadOnlyList<Topic> Agenda);

    /// <param name="Present">The members who are there.</param>
    /// <param name="ReminderRead">Whether the competition-law reminder was read.</param>
    internal sealed record Attendance([property: MaxLength(5000)] IReadOnlyList<CommitteeMemberId> Present, bool ReminderRead);

    /// <param name="Place">The topic's place on the agenda, from 1.</param>
    /// <param name="Reason">For the committee; it is minuted.</param>
    internal sealed record Stop(int Place, [property: Required, StringLength(2000, MinimumLength = 1)] string Reason);

    internal sealed record Standing(MeetingId Id, string State);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/meetings", Convene)
            .WithName("ConveneMeeting")
            .WithSummary("Convenes a meeting of the steering committee; its agenda carries the competition-law reminder.")
            .WithTags("Meetings")
            .Produces<Standing>(StatusCodes.Status201Created);
        api.MapPut("/meetings/{meeting:guid}/attendance", Begin)
            .WithName("BeginMeeting")
            .WithSummary("Records that a meeting began, who is there and that the competition-law reminder was read.")
            .WithTags("Meetings")
            .Produces<Standing>();
        api.MapPost("/meetings/{meeting:guid}/stops", StopOne)
            .WithName("StopTopic")
            .WithSummary("Stops a topic of a meeting and has it minuted.")
            .WithTags("Meetings")
            .Produces<Standing>();
        api.MapPost("/meetings/{meeting:guid}/minutes", DrawUp)
            .WithName("DrawUpMinutes")
            .WithSummary("Draws up the minutes of a meeting from what its ballots came to.")
            .WithTags("Meetings")
            .Produces<Standing>();
        api.MapPost("/meetings/{meeting:guid}/minutes/approval", Approve)
            .WithName("ApproveMinutes")
            .WithSummary("The chair approves the minutes of a meeting.")
            .WithTags("Meetings")
            .Produces<Standing>();
    }

    private static async Task<IResult> Convene(
        Convocation request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new MeetingId(act.NewId("meeting"));
        var location = $"/api/v1/meetings/{id.Value}";
        var (agenda, keep) = (new List<AgendaTopic>(), new List<SqlStatement>());
        foreach (var topic in request.Agenda)
        {
            var place = agenda.Count + 1;
            var (subject, kept) = await texts.Keep(act, $"agenda subject {place}", Readers.Committee, topic.Subject, ct);
            agenda.Add(new AgendaTopic(place, topic.Ballot, subject));
            keep.AddRange(kept);
        }

        var decided = await streams.Decide(
            StreamAddress.New<Meeting>(id.Value),
            (Meeting state) => new ConveneMeeting(id, request.StartsAt.ToUniversalTime(), [.. agenda]).Decide(state, clock.GetUtcNow()),
            alongside: [.. keep, .. act.Keep(StatusCodes.Status201Created, location)],
            ct: ct);

        return Answer.Created(decided, location, state => Of(id, state));
    }

    private static async Task<IResult> Begin(
        Guid meeting, Attendance request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        return await Decide(
            meeting, act, streams, state => new BeginMeeting([.. request.Present], request.ReminderRead).Decide(state, committee, clock.GetUtcNow()), [], ct);
    }

    private static async Task<IResult> StopOne(
        Guid meeting, Stop request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var (reason, keep) = await texts.Keep(act, "stopped topic", Readers.Committee, request.Reason, ct);
        var stop = new StopTopic(request.Place, new CommitteeMemberId(act.Caller.Principal), reason!);
        return await Decide(meeting, act, streams, state => stop.Decide(state, committee, clock.GetUtcNow()), keep, ct);
    }

    private static async Task<IResult> DrawUp(Guid meeting, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (before, _) = await streams.Load<Meeting>(meeting, ct);
        var ballots = new Dictionary<BallotId, Ballot>();
        foreach (var ballot in (before as Meeting.InSession)?.Agenda.Select(topic => topic.Ballot).OfType<BallotId>().Distinct() ?? [])
            ballots[ballot] = (await streams.Load<Ballot>(ballot.Value, ct)).State;
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        return await Decide(
            meeting,
            act,
            streams,
            state => new DrawUpMinutes().Decide(state, ballots, clock.GetUtcNow()),
            [],
            ct,
            happened => committee.Chair is { } chair
                ? happened.Select(_ => new Announcement(new WriteToPerson(chair.Value, Occasion.Minutes, meeting, null, null, Round.Asked, clock.GetUtcNow())))
                : []);
    }

    private static async Task<IResult> Approve(Guid meeting, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var approve = new ApproveMinutes(new CommitteeMemberId(act.Caller.Principal));
        return await Decide(meeting, act, streams, state => approve.Decide(state, committee, clock.GetUtcNow()), [], ct);
    }

    private static async Task<IResult> Decide(
        Guid meeting,
        ActRequest act,
        IEventStreams streams,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        IReadOnlyList<SqlStatement> keep,
        CancellationToken ct,
        Func<IReadOnlyList<MeetingEvent>, IEnumerable<Announcement>>? announce = null)
    {
        var decided = await streams.Decide(
            StreamAddress.Of<Meeting>(meeting, act.Expected), decide, (_, happened) => announce?.Invoke(happened) ?? [], alongside: [.. keep, .. act.Keep(StatusCodes.Status200OK)], ct: ct);
        return Answer.Ok(decided, state => Of(new MeetingId(meeting), state));
    }

    private static Standing Of(MeetingId id, Meeting meeting) => new(id, meeting switch
    {
        Meeting.InSession => MeetingTable.InSession,
        Meeting.Minuted => MeetingTable.Minuted,
        Meeting.Approved => MeetingTable.Approved,
        _ => MeetingTable.Convened,
    });
}
