using System.Collections.Immutable;

namespace Consortium.Domain.Companies;

/// <summary>
/// Who leads the consortium. Whatever leads it, a match joins two employers: their exclusions, groups and consents apply, and
/// never those of the body by way of which a person joined.
/// </summary>
/// <param name="Kind">What kind of consortium it is.</param>
/// <param name="Bodies">The bodies by way of which people may join; empty where companies lead by themselves.</param>
public sealed record Founding(ConsortiumKind Kind, ImmutableArray<CompanyId> Bodies) : IState<Founding, FoundingEvent>
{
    /// <summary>One installation serves one consortium, so its stream is fixed.</summary>
    public static Guid Stream { get; } = DerivedId.Of("founding");

    /// <summary>Until something else is said, companies lead by themselves.</summary>
    public static Founding Initial { get; } = new(ConsortiumKind.CompanyLed, []);

    /// <inheritdoc/>
    public static Founding Evolve(Founding state, FoundingEvent recorded) => recorded switch
    {
        FoundingEvent.KindSettled e => new Founding(e.Kind, e.Bodies),
        _ => state,
    };
}

/// <summary>What kind of consortium it is.</summary>
public enum ConsortiumKind
{
    /// <summary>Companies that combine their forces.</summary>
    CompanyLed,

    /// <summary>Associations and communities of interest, whose members' employers take part.</summary>
    AssociationLed,

    /// <summary>Professional orders, whose members' employers take part.</summary>
    ProfessionalOrder,
}

/// <summary>What is settled when a consortium is founded.</summary>
public abstract record FoundingEvent
{
    private FoundingEvent() { }

    /// <summary>Who leads the consortium.</summary>
    /// <param name="Kind">What kind of consortium it is.</param>
    /// <param name="Bodies">The bodies by way of which people may join, in the order of their ids.</param>
    /// <param name="At">When.</param>
    public sealed record KindSettled(ConsortiumKind Kind, ImmutableArray<CompanyId> Bodies, DateTimeOffset At) : FoundingEvent;
}
