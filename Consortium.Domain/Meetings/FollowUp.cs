namespace Consortium.Domain.Meetings;

/// <summary>Something that the committee agreed to follow up: who, until when, and what became of it .</summary>
public abstract record FollowUp : IState<FollowUp, FollowUpEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "follow-up.unknown", "A-12", "Aucun suivi ne porte cet identifiant.", "No follow-up has this id.");

    private FollowUp() { }

    /// <summary>No such follow-up.</summary>
    public sealed record Unknown : FollowUp;

    /// <summary>Agreed.</summary>
    /// <param name="Owner">Who sees to it.</param>
    /// <param name="Due">The last day on which it is on time, included.</param>
    /// <param name="Status">What has become of it.</param>
    public sealed record Agreed(FollowUpId Id, CommitteeMemberId Owner, DateOnly Due, FollowUpStatus Status) : FollowUp;

    /// <inheritdoc/>
    public static FollowUp Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static FollowUp Evolve(FollowUp state, FollowUpEvent recorded) => (state, recorded) switch
    {
        (Unknown, FollowUpEvent.Opened e) => new Agreed(e.FollowUp, e.Owner, e.Due, FollowUpStatus.Open),
        (Agreed agreed, FollowUpEvent.StatusChanged e) => agreed with { Status = e.Status },
        _ => state,
    };
}

/// <summary>What has become of a follow-up.</summary>
public enum FollowUpStatus
{
    /// <summary>It is to be done.</summary>
    Open,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is not needed any more.</summary>
    Dropped,
}

/// <summary>What happens to a follow-up.</summary>
public abstract record FollowUpEvent
{
    private FollowUpEvent() { }

    /// <summary>It was agreed.</summary>
    public sealed record Opened(
        FollowUpId FollowUp, MeetingId? Meeting, CommitteeMemberId Owner, DateOnly Due, KeptText What, DateTimeOffset At) : FollowUpEvent;

    /// <summary>It was done, dropped, or taken up again.</summary>
    public sealed record StatusChanged(FollowUpId FollowUp, FollowUpStatus Status, DateTimeOffset At) : FollowUpEvent;
}
