namespace Consortium.Domain.Agreements;

/// <summary>Reports a breach. Reporting it again records nothing.</summary>
/// <param name="Facts">What is reported.</param>
public sealed record ReportBreach(BreachFacts Facts)
{
    /// <summary>A solicitation without anybody solicited.</summary>
    public static readonly Refusal ParticipantMissing = new(
        "breach-report.participant-missing", "L-12",
        "Dites quelle personne participante aurait été sollicitée : elle sera informée.",
        "Say which participant is said to have been solicited: that person will be told.");

    /// <param name="report">The report as it stands.</param>
    /// <param name="at">When.</param>
    public Outcome<BreachReportEvent> Decide(BreachReport report, DateTimeOffset at)
    {
        if (report is not BreachReport.Unknown)
            return Outcome.AlreadyDone<BreachReportEvent>();
        if (Facts is { Kind: BreachKind.Solicitation, Concerning: null })
            return ParticipantMissing;

        return new BreachReportEvent.Received(Facts, at);
    }
}

/// <summary>The independent reviewer takes a report up. Taking it up again, or after it was closed, records nothing.</summary>
public sealed record TakeUpBreach
{
    /// <param name="report">The report as it stands.</param>
    /// <param name="at">When.</param>
    public Outcome<BreachReportEvent> Decide(BreachReport report, DateTimeOffset at) => report switch
    {
        BreachReport.Unknown => BreachReport.NotFound,
        BreachReport.Received received => new BreachReportEvent.TakenUp(received.Facts.Report, at),
        _ => Outcome.AlreadyDone<BreachReportEvent>(),
    };
}

/// <summary>The reviewer notes that the participant concerned was told (L-12). Noting it again records nothing.</summary>
public sealed record TellParticipantConcerned
{
    /// <summary>Nobody is concerned.</summary>
    public static readonly Refusal NobodyConcerned = new(
        "breach-report.nobody-concerned", "L-12",
        "Ce signalement ne vise aucune personne participante.",
        "This report concerns no participant.");

    /// <param name="report">The report as it stands.</param>
    /// <param name="at">When.</param>
    public Outcome<BreachReportEvent> Decide(BreachReport report, DateTimeOffset at) => report switch
    {
        BreachReport.Unknown => BreachReport.NotFound,
        BreachReport.Received => CloseBreach.NotTakenUp,
        BreachReport.UnderReview { Facts.Concerning: null } => NobodyConcerned,
        BreachReport.UnderReview { ParticipantTold: false } review => new BreachReportEvent.ParticipantTold(review.Facts.Report, at),
        _ => Outcome.AlreadyDone<BreachReportEvent>(),
    };
}

/// <summary>The reviewer closes a report with a measure of the programme. The same measure again records nothing.</summary>
/// <param name="Measure">What follows.</param>
public sealed record CloseBreach(ProgrammeMeasure Measure)
{
    /// <summary>A report is read before it is closed.</summary>
    public static readonly Refusal NotTakenUp = new(
        "breach-report.not-taken-up", "L-12",
        "Prenez d'abord ce signalement en charge.",
        "Take this report up first.");

    /// <summary>Not behind anybody's back.</summary>
    public static readonly Refusal ParticipantNotTold = new(
        "breach-report.participant-not-told", "L-12",
        "Informez d'abord la personne participante concernée.",
        "Tell the participant concerned first.");

    /// <summary>It was closed with another measure.</summary>
    public static readonly Refusal AlreadyClosed = new(
        "breach-report.already-closed", "L-12",
        "Ce signalement est déjà clos par une autre mesure.",
        "This report was closed with another measure already.");

    /// <param name="report">The report as it stands.</param>
    /// <param name="at">When.</param>
    public Outcome<BreachReportEvent> Decide(BreachReport report, DateTimeOffset at) => report switch
    {
        BreachReport.Unknown => BreachReport.NotFound,
        BreachReport.Received => NotTakenUp,
        BreachReport.Closed closed => closed.Measure == Measure ? Outcome.AlreadyDone<BreachReportEvent>() : AlreadyClosed,
        BreachReport.UnderReview { Facts.Concerning: not null, ParticipantTold: false } => ParticipantNotTold,
        BreachReport.UnderReview review => new BreachReportEvent.Closed(review.Facts.Report, Measure, at),
        _ => throw new InvalidOperationException("A breach report is in one of four states."),
    };
}
