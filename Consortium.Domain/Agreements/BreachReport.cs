namespace Consortium.Domain.Agreements;

/// <summary>
/// An alleged breach of confidentiality, of the conduct rule, or an alleged solicitation. It goes to the independent reviewer and to
/// the participant concerned, and never from one company's human resources to another's (L-12). Its outcome is a measure of the
/// programme; no employee is sanctioned here.
/// </summary>
public abstract record BreachReport : IState<BreachReport, BreachReportEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "breach-report.unknown", "L-12", "Aucun signalement ne porte cet identifiant.", "No breach report has this id.");

    private BreachReport() { }

    /// <summary>No such report.</summary>
    public sealed record Unknown : BreachReport;

    /// <summary>Received, and not yet taken up.</summary>
    public sealed record Received(BreachFacts Facts) : BreachReport;

    /// <summary>The reviewer is at it.</summary>
    /// <param name="ParticipantTold">Whether the participant concerned was told.</param>
    public sealed record UnderReview(BreachFacts Facts, bool ParticipantTold) : BreachReport;

    /// <summary>Closed with a measure.</summary>
    public sealed record Closed(BreachFacts Facts, ProgrammeMeasure Measure) : BreachReport;

    /// <inheritdoc/>
    public static BreachReport Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static BreachReport Evolve(BreachReport state, BreachReportEvent recorded) => (state, recorded) switch
    {
        (Unknown, BreachReportEvent.Received e) => new Received(e.Facts),
        (Received received, BreachReportEvent.TakenUp) => new UnderReview(received.Facts, ParticipantTold: false),
        (UnderReview review, BreachReportEvent.ParticipantTold) => review with { ParticipantTold = true },
        (UnderReview review, BreachReportEvent.Closed e) => new Closed(review.Facts, e.Measure),
        _ => state,
    };
}

/// <summary>What is alleged.</summary>
public enum BreachKind
{
    /// <summary>That something confidential was told.</summary>
    Confidentiality,

    /// <summary>That the conduct rule was not kept.</summary>
    Conduct,

    /// <summary>That somebody was solicited through the programme.</summary>
    Solicitation,
}

/// <summary>What a review may end with: measures of the programme alone (L-12).</summary>
public enum ProgrammeMeasure
{
    /// <summary>Nothing follows.</summary>
    None,

    /// <summary>The agreement is called to mind.</summary>
    ReminderOfTheAgreement,

    /// <summary>The coordinator follows the match more closely.</summary>
    CloserFollowUp,

    /// <summary>The match pauses.</summary>
    MatchSuspended,

    /// <summary>The match ends.</summary>
    MatchEnded,

    /// <summary>The committee takes the matter up with the company.</summary>
    MatterForTheCommittee,
}

/// <summary>What a report says.</summary>
/// <param name="Report">The report.</param>
/// <param name="Kind">What is alleged.</param>
/// <param name="By">The company whose human resources or committee member reports.</param>
/// <param name="Concerning">The participant concerned; null where none is.</param>
/// <param name="Account">What happened; the words are kept apart, for the independent reviewer.</param>
public sealed record BreachFacts(BreachReportId Report, BreachKind Kind, CompanyId By, ParticipantId? Concerning, KeptText Account);

/// <summary>What happens to a breach report.</summary>
public abstract record BreachReportEvent
{
    private BreachReportEvent() { }

    /// <summary>The report came in.</summary>
    public sealed record Received(BreachFacts Facts, DateTimeOffset At) : BreachReportEvent;

    /// <summary>The reviewer took it up.</summary>
    public sealed record TakenUp(BreachReportId Report, DateTimeOffset At) : BreachReportEvent;

    /// <summary>The reviewer told the participant concerned.</summary>
    public sealed record ParticipantTold(BreachReportId Report, DateTimeOffset At) : BreachReportEvent;

    /// <summary>The review ended.</summary>
    public sealed record Closed(BreachReportId Report, ProgrammeMeasure Measure, DateTimeOffset At) : BreachReportEvent;
}
