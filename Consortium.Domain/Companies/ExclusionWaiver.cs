namespace Consortium.Domain.Companies;

/// <summary>
/// Two companies that may be paired for a time although an exclusion between their groups stands: by committee decision, with
/// reasons, and never when the exclusion rests on direct competition (L-20).
/// </summary>
public abstract record ExclusionWaiver : IState<ExclusionWaiver, ExclusionWaiverEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "waiver.unknown", "L-20", "Aucune dérogation ne porte cet identifiant.", "No waiver has this id.");

    /// <summary>The committee has granted or denied it.</summary>
    public static readonly Refusal AlreadyDecided = new(
        "waiver.already-decided", "L-20",
        "Le comité s'est déjà prononcé sur cette dérogation : demandez-en une autre.",
        "The committee has already decided on this waiver: ask for another one.");

    private ExclusionWaiver() { }

    /// <summary>No such waiver.</summary>
    public sealed record Unknown : ExclusionWaiver;

    /// <summary>Asked for; the committee has not decided.</summary>
    public sealed record Requested(WaiverId Id, CompanyPair Pair, Period Period) : ExclusionWaiver;

    /// <summary>Granted; it holds on the days of its period, both ends included.</summary>
    public sealed record Granted(WaiverId Id, CompanyPair Pair, Period Period) : ExclusionWaiver;

    /// <summary>The committee did not grant it.</summary>
    public sealed record Denied(WaiverId Id) : ExclusionWaiver;

    /// <inheritdoc/>
    public static ExclusionWaiver Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static ExclusionWaiver Evolve(ExclusionWaiver state, ExclusionWaiverEvent recorded) => (state, recorded) switch
    {
        (Unknown, ExclusionWaiverEvent.Requested e) => new Requested(e.Waiver, e.Pair, e.Period),
        (Requested asked, ExclusionWaiverEvent.Granted) => new Granted(asked.Id, asked.Pair, asked.Period),
        (Requested asked, ExclusionWaiverEvent.Denied) => new Denied(asked.Id),
        _ => state,
    };
}

/// <summary>What happens to a waiver.</summary>
public abstract record ExclusionWaiverEvent
{
    private ExclusionWaiverEvent() { }

    /// <summary>The waiver that it is about.</summary>
    internal WaiverId Subject => this switch
    {
        Requested e => e.Waiver,
        Granted e => e.Waiver,
        Denied e => e.Waiver,
        _ => default,
    };

    /// <summary>A coordinator asked the committee for it.</summary>
    /// <param name="Waiver">The waiver.</param>
    /// <param name="Pair">The two companies that may then be paired.</param>
    /// <param name="Period">When; both ends are included.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When it was asked for.</param>
    public sealed record Requested(WaiverId Waiver, CompanyPair Pair, Period Period, KeptText Reason, DateTimeOffset At) : ExclusionWaiverEvent;

    /// <summary>The committee granted it.</summary>
    public sealed record Granted(WaiverId Waiver, BallotId Ballot, DateTimeOffset At) : ExclusionWaiverEvent;

    /// <summary>The committee did not grant it.</summary>
    public sealed record Denied(WaiverId Waiver, BallotId Ballot, DateTimeOffset At) : ExclusionWaiverEvent;
}
