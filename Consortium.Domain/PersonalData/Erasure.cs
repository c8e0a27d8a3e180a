using System.Collections.Immutable;

namespace Consortium.Domain.PersonalData;

/// <summary>
/// The erasure of one person: asked for, carried out by destroying the person's key (L-41), and acknowledged by every company
/// that was told the person's name. A legal hold stands before it (L-42).
/// </summary>
public abstract record Erasure : IState<Erasure, ErasureEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "erasure.unknown", "L-41", "Aucun effacement ne porte cet identifiant.", "No erasure has this id.");

    private Erasure() { }

    /// <summary>Never asked for.</summary>
    public sealed record Unknown : Erasure;

    /// <summary>Kept for a claim or an inquiry.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="By">Who keeps them; never empty.</param>
    public abstract record UnderHold(ParticipantId Person, ImmutableSortedSet<HoldKeeper> By) : Erasure;

    /// <summary>Under legal hold, and nobody asked for an erasure.</summary>
    public sealed record Held(ParticipantId Person, ImmutableSortedSet<HoldKeeper> By) : UnderHold(Person, By);

    /// <summary>Asked for under a legal hold: carried out once that is lifted.</summary>
    public sealed record Postponed(ParticipantId Person, ImmutableSortedSet<HoldKeeper> By, DateTimeOffset At) : UnderHold(Person, By);

    /// <summary>Asked for; the key still has to be destroyed.</summary>
    public sealed record Asked(ParticipantId Person, DateTimeOffset At) : Erasure;

    /// <summary>The key is destroyed: what was sealed under it cannot be read any more, in any backup either.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="At">When.</param>
    /// <param name="Told">Companies that were told the name.</param>
    /// <param name="Outstanding">Those of them that have not said yet that they forgot it.</param>
    public sealed record Carried(
        ParticipantId Person, DateTimeOffset At, ImmutableHashSet<CompanyId> Told, ImmutableHashSet<CompanyId> Outstanding) : Erasure;

    /// <summary>A person is erased once, so the stream follows from the person.</summary>
    public static Guid StreamOf(ParticipantId person) => DerivedId.Of("erasure", person.Value);

    /// <inheritdoc/>
    public static Erasure Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Erasure Evolve(Erasure state, ErasureEvent recorded) => (state, recorded) switch
    {
        (Unknown, ErasureEvent.Asked e) => new Asked(e.Person, e.At),
        (Held held, ErasureEvent.Asked e) => new Postponed(held.Person, held.By, e.At),
        (Unknown, ErasureEvent.HoldPlaced e) => new Held(e.Person, [e.By]),
        (UnderHold held, ErasureEvent.HoldPlaced e) => held with { By = held.By.Add(e.By) },
        (UnderHold held, ErasureEvent.HoldLifted e) when held.By.Count > 1 => held with { By = held.By.Remove(e.By) },
        (Held, ErasureEvent.HoldLifted) => new Unknown(),
        (Postponed postponed, ErasureEvent.HoldLifted) => new Asked(postponed.Person, postponed.At),
        (Unknown or Asked or UnderHold, ErasureEvent.Carried e) => new Carried(e.Person, e.At, Companies(e), Companies(e)),
        (Carried carried, ErasureEvent.Acknowledged e) => carried with { Outstanding = carried.Outstanding.Remove(e.Company) },
        _ => state,
    };

    private static ImmutableHashSet<CompanyId> Companies(ErasureEvent.Carried carried) => [.. carried.Told.Select(told => told.Company)];
}

/// <summary>A company that was told a person's name.</summary>
/// <param name="Company">The company.</param>
/// <param name="Matches">The matches in whose notices the name stood.</param>
public sealed record ToldCompany(CompanyId Company, ImmutableArray<MatchId> Matches);

/// <summary>What happens to an erasure.</summary>
public abstract record ErasureEvent
{
    private ErasureEvent() { }

    /// <summary>The person is to be forgotten.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Company">The person's own company.</param>
    /// <param name="Because">Whether somebody asked, and why is nobody's business, or the time was over.</param>
    /// <param name="At">When.</param>
    public sealed record Asked(ParticipantId Person, CompanyId Company, ErasureGround Because, DateTimeOffset At) : ErasureEvent;

    /// <summary>The person's information is kept for a claim or an inquiry.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="By">Who keeps it.</param>
    /// <param name="Reason">Why, for whoever keeps it.</param>
    /// <param name="At">When.</param>
    public sealed record HoldPlaced(ParticipantId Person, HoldKeeper By, KeptText Reason, DateTimeOffset At) : ErasureEvent;

    /// <summary>The claim or the inquiry needs it no longer.</summary>
    public sealed record HoldLifted(ParticipantId Person, HoldKeeper By, DateTimeOffset At) : ErasureEvent;

    /// <summary>The person's key was destroyed.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Told">Companies that were told the name, each of which has to forget it too.</param>
    /// <param name="At">When.</param>
    public sealed record Carried(ParticipantId Person, ImmutableArray<ToldCompany> Told, DateTimeOffset At) : ErasureEvent;

    /// <summary>A company said that it forgot the person.</summary>
    public sealed record Acknowledged(ParticipantId Person, CompanyId Company, DateTimeOffset At) : ErasureEvent;
}

/// <summary>Why a person is forgotten.</summary>
public enum ErasureGround
{
    /// <summary>Somebody who may asked for it.</summary>
    Request,

    /// <summary>The time for which they are kept is over (L-42).</summary>
    RetentionOver,
}
