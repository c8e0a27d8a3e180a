using System.Collections.Immutable;

namespace Consortium.Domain.Companies;

/// <summary>
/// What is recorded of one company's control over another, day by day. Every recorded link counts, however doubtful its
/// source: two companies that may belong together are kept apart until somebody knows better.
/// </summary>
public abstract record ControlLink : IState<ControlLink, ControlLinkEvent>
{
    /// <summary>No control of the one over the other is recorded.</summary>
    public static readonly Refusal NotFound = new(
        "control-link.unknown", "L-18",
        "Aucun contrôle de cette entreprise sur l'autre n'est consigné.",
        "No control of this company over the other is recorded.");

    private ControlLink() { }

    /// <summary>Nothing was recorded.</summary>
    public sealed record None : ControlLink;

    /// <summary>Recorded, now or at another time.</summary>
    /// <param name="Controller">Who controls.</param>
    /// <param name="Controlled">Who is controlled.</param>
    /// <param name="History">The control of each period, oldest first; no two share a day.</param>
    public sealed record Recorded(CompanyId Controller, CompanyId Controlled, ImmutableArray<Control> History) : ControlLink;

    /// <summary>Whether the one controls the other on a day.</summary>
    public bool HoldsOn(DateOnly day) => this is Recorded recorded && recorded.History.Any(control => control.Period.Covers(day));

    /// <summary>One stream per controller and controlled.</summary>
    public static Guid StreamOf(CompanyId controller, CompanyId controlled) => DerivedId.Of("control-link", controller.Value, controlled.Value);

    /// <inheritdoc/>
    public static ControlLink Initial { get; } = new None();

    /// <inheritdoc/>
    public static ControlLink Evolve(ControlLink state, ControlLinkEvent recorded) => (state, recorded) switch
    {
        (Recorded link, ControlLinkEvent.Recorded e) => link with { History = [.. Before(link.History, e.Control.Period.From), e.Control] },
        (_, ControlLinkEvent.Recorded e) => new Recorded(e.Controller, e.Controlled, [e.Control]),
        (Recorded link, ControlLinkEvent.Ended e) when e.LastDay < DateOnly.MaxValue => link with { History = [.. Before(link.History, e.LastDay.AddDays(1))] },
        _ => state,
    };

    private static IEnumerable<Control> Before(ImmutableArray<Control> history, DateOnly day) => history
        .Where(control => control.Period.From < day)
        .Select(control => control with { Period = control.Period.EndingOn(day.AddDays(-1)) });
}

/// <summary>One company's control over another during a period.</summary>
/// <param name="Period">When; both ends are included.</param>
/// <param name="Test">Why it counts as control.</param>
/// <param name="Share">The share of the votes in hundredths of a percent, 5,000 for half; null when it is not known.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="Confidence">How sure the source is, 0 to 100.</param>
public sealed record Control(Period Period, ControlTest Test, int? Share, ControlSource Source, int Confidence);

/// <summary>
/// What makes control: Competition Act (Canada) s. 2(2), Regulation (EC) 139/2004 art. 3 "decisive influence", Companies Act 2006
/// (UK) s. 1162. Any of them suffices.
/// </summary>
public enum ControlTest
{
    /// <summary>Half of the votes or more.</summary>
    Votes,

    /// <summary>The right to appoint or remove most of the board.</summary>
    Board,

    /// <summary>A veto over budget, plan or management.</summary>
    Veto,

    /// <summary>Control shared with another company, each in full: the controlled one is in both groups.</summary>
    Joint,

    /// <summary>Influence in fact, by dispersed votes or dependence.</summary>
    InFact,
}

/// <summary>Where a link is known from.</summary>
public enum ControlSource
{
    /// <summary>The company said so.</summary>
    Company,

    /// <summary>A public register of enterprises.</summary>
    Register,

    /// <summary>A filing or report that the company published.</summary>
    Filing,

    /// <summary>The press.</summary>
    Press,

    /// <summary>The coordinator concluded it.</summary>
    Coordinator,
}

/// <summary>What happens to a link.</summary>
public abstract record ControlLinkEvent
{
    private ControlLinkEvent() { }

    /// <summary>The stream of the two companies that it is about.</summary>
    internal Guid Stream => this switch
    {
        Recorded e => ControlLink.StreamOf(e.Controller, e.Controlled),
        Ended e => ControlLink.StreamOf(e.Controller, e.Controlled),
        _ => default,
    };

    /// <summary>Control was recorded; from its first day on it takes the place of what was recorded before.</summary>
    public sealed record Recorded(CompanyId Controller, CompanyId Controlled, Control Control, DateTimeOffset At) : ControlLinkEvent;

    /// <summary>Control ended.</summary>
    /// <param name="Controller">Who controlled.</param>
    /// <param name="Controlled">Who was controlled.</param>
    /// <param name="LastDay">The last day of control, included.</param>
    /// <param name="At">When.</param>
    public sealed record Ended(CompanyId Controller, CompanyId Controlled, DateOnly LastDay, DateTimeOffset At) : ControlLinkEvent;
}
