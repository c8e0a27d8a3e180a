using System.Collections.Immutable;
using Consortium.Domain.Committee;

namespace Consortium.Domain.Meetings;

/// <summary>A meeting of the steering committee, from its agenda to its approved minutes .</summary>
public abstract record Meeting : IState<Meeting, MeetingEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "meeting.unknown", "A-14", "Aucune réunion ne porte cet identifiant.", "No meeting has this id.");

    /// <summary>The act is about a meeting that has begun and whose minutes are not drawn up.</summary>
    public static readonly Refusal NotInSession = new(
        "meeting.not-in-session", "A-14",
        "Cette réunion n'a pas commencé, ou son procès-verbal est déjà dressé.",
        "This meeting has not begun, or its minutes are already drawn up.");

    private Meeting() { }

    /// <summary>No such meeting.</summary>
    public sealed record Unknown : Meeting;

    /// <summary>Convened, with its agenda.</summary>
    public sealed record Convened(MeetingId Id, DateTimeOffset StartsAt, ImmutableArray<AgendaTopic> Agenda) : Meeting;

    /// <summary>Begun.</summary>
    /// <param name="Present">The members who are there.</param>
    /// <param name="ReminderRead">Whether the competition-law reminder was read (L-16).</param>
    /// <param name="Stopped">The topics that a member stopped.</param>
    public sealed record InSession(
        MeetingId Id,
        DateTimeOffset StartsAt,
        ImmutableArray<AgendaTopic> Agenda,
        ImmutableArray<CommitteeMemberId> Present,
        bool ReminderRead,
        ImmutableArray<StoppedTopic> Stopped) : Meeting;

    /// <summary>Its minutes are drawn up and wait for approval.</summary>
    public sealed record Minuted(MeetingId Id, DateTimeOffset StartsAt, ImmutableArray<AgendaTopic> Agenda, Minutes Minutes) : Meeting;

    /// <summary>Its minutes are approved and change no more.</summary>
    public sealed record Approved(
        MeetingId Id, DateTimeOffset StartsAt, ImmutableArray<AgendaTopic> Agenda, Minutes Minutes, CommitteeMemberId By) : Meeting;

    /// <inheritdoc/>
    public static Meeting Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Meeting Evolve(Meeting state, MeetingEvent recorded) => (state, recorded) switch
    {
        (Unknown, MeetingEvent.Convened e) => new Convened(e.Meeting, e.StartsAt, e.Agenda),
        (Convened convened, MeetingEvent.Begun e) =>
            new InSession(convened.Id, convened.StartsAt, convened.Agenda, e.Present, e.ReminderRead, []),
        (InSession session, MeetingEvent.Begun e) => session with { Present = e.Present, ReminderRead = e.ReminderRead },
        (InSession session, MeetingEvent.TopicStopped e) => session with { Stopped = session.Stopped.Add(e.Stopped) },
        (InSession session, MeetingEvent.MinutesDrawnUp e) => new Minuted(session.Id, session.StartsAt, session.Agenda, e.Minutes),
        (Minuted minuted, MeetingEvent.MinutesApproved e) =>
            new Approved(minuted.Id, minuted.StartsAt, minuted.Agenda, minuted.Minutes, e.By),
        _ => state,
    };
}

/// <summary>A topic of an agenda: a ballot, or a subject in words.</summary>
/// <param name="Place">Its place, from 1.</param>
/// <param name="Ballot">The ballot that is spoken about; null for a subject without one.</param>
/// <param name="Subject">The subject in words; null when the ballot says enough.</param>
public sealed record AgendaTopic(int Place, BallotId? Ballot, KeptText? Subject);

/// <summary>A topic that a member stopped, as one that companies may not speak about (L-16).</summary>
/// <param name="Place">Its place on the agenda.</param>
/// <param name="Member">Who stopped it.</param>
/// <param name="Reason">Why.</param>
public sealed record StoppedTopic(int Place, CommitteeMemberId Member, KeptText Reason);

/// <summary>What the minutes say (L-34).</summary>
/// <param name="Held">The day and time of the meeting.</param>
/// <param name="Present">The members who were there.</param>
/// <param name="ReminderRead">Whether the competition-law reminder was read.</param>
/// <param name="Items">What became of each item of the meeting's ballots.</param>
/// <param name="Stopped">The topics that were stopped.</param>
public sealed record Minutes(
    DateTimeOffset Held,
    ImmutableArray<CommitteeMemberId> Present,
    bool ReminderRead,
    ImmutableArray<MinutedItem> Items,
    ImmutableArray<StoppedTopic> Stopped);

/// <summary>What became of one item.</summary>
/// <param name="Place">The topic's place on the agenda.</param>
/// <param name="Item">The item.</param>
/// <param name="Subject">What was asked.</param>
/// <param name="Result">How it ended.</param>
/// <param name="For">Votes in favour.</param>
/// <param name="Against">Votes against.</param>
/// <param name="Abstained">Abstentions.</param>
/// <param name="Quorum">How many votes, or readings, made the result valid.</param>
/// <param name="Recused">Who was recused.</param>
/// <param name="Basis">By votes, or by silence.</param>
public sealed record MinutedItem(
    int Place,
    BallotItemId Item,
    BallotSubject Subject,
    BallotResult Result,
    int For,
    int Against,
    int Abstained,
    int Quorum,
    ImmutableArray<CommitteeMemberId> Recused,
    BallotProcedure Basis);

/// <summary>What happens to a meeting.</summary>
public abstract record MeetingEvent
{
    private MeetingEvent() { }

    /// <summary>The meeting was convened.</summary>
    public sealed record Convened(MeetingId Meeting, DateTimeOffset StartsAt, ImmutableArray<AgendaTopic> Agenda, DateTimeOffset At) : MeetingEvent;

    /// <summary>It began, or who is there was corrected.</summary>
    public sealed record Begun(MeetingId Meeting, ImmutableArray<CommitteeMemberId> Present, bool ReminderRead, DateTimeOffset At) : MeetingEvent;

    /// <summary>A member stopped a topic.</summary>
    public sealed record TopicStopped(MeetingId Meeting, StoppedTopic Stopped, DateTimeOffset At) : MeetingEvent;

    /// <summary>The minutes were drawn up from the ballots.</summary>
    public sealed record MinutesDrawnUp(MeetingId Meeting, Minutes Minutes, DateTimeOffset At) : MeetingEvent;

    /// <summary>The chair approved the minutes.</summary>
    public sealed record MinutesApproved(MeetingId Meeting, CommitteeMemberId By, DateTimeOffset At) : MeetingEvent;
}
