using System.Collections.Immutable;

namespace Consortium.Domain.Cohorts;

/// <summary>
/// A mentor or mentee of one company in one cohort. Its places are the invariant: an open proposal reserves one, an approved
/// match takes it, and there are never more than the capacity (C-03, C-04).
/// </summary>
public abstract record Participant : IState<Participant, ParticipantEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "participant.unknown", "L-39", "Aucune personne participante ne porte cet identifiant.", "No participant has this id.");

    /// <summary>Every place is reserved or taken.</summary>
    public static readonly Refusal NoPlaceLeft = new(
        "participant.no-place-left", "C-03",
        "Cette personne n'a plus de place libre : une autre proposition la retient déjà.",
        "This person has no free place: another proposal already holds it.");

    private Participant() { }

    /// <summary>No such participant.</summary>
    public sealed record Unknown : Participant;

    /// <summary>Registered.</summary>
    /// <param name="Capacity">Places in all: 1 for a mentee, 1 to 5 for a mentor.</param>
    /// <param name="Places">The matches that hold a place, reserved or taken.</param>
    public sealed record Registered(
        ParticipantId Id,
        CohortId Cohort,
        CompanyId Company,
        MentoringRole Role,
        Profile Profile,
        int Capacity,
        ImmutableHashSet<MatchId> Places) : Participant
    {
        /// <summary>Every match that ever held a place: who was told of this person follows from them.</summary>
        public ImmutableHashSet<MatchId> Proposed { get; init; } = [];

        /// <summary>Whether one more match may hold a place, or this one already does.</summary>
        public bool HasPlaceFor(MatchId match) => Places.Contains(match) || Places.Count < Capacity;
    }

    /// <inheritdoc/>
    public static Participant Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Participant Evolve(Participant state, ParticipantEvent recorded) => (state, recorded) switch
    {
        (_, ParticipantEvent.Registered e) => new Registered(e.Participant, e.Cohort, e.Company, e.Role, e.Profile, e.Capacity, []),
        (Registered person, ParticipantEvent.PlaceReserved e) => person with { Places = person.Places.Add(e.Match), Proposed = person.Proposed.Add(e.Match) },
        (Registered person, ParticipantEvent.PlaceReleased e) => person with { Places = person.Places.Remove(e.Match) },
        _ => state,
    };
}

/// <summary>What happens to a participant.</summary>
public abstract record ParticipantEvent
{
    private ParticipantEvent() { }

    /// <summary>The company's human resources registered the person; name and address are kept outside the events.</summary>
    public sealed record Registered(
        ParticipantId Participant,
        CohortId Cohort,
        CompanyId Company,
        MentoringRole Role,
        Profile Profile,
        int Capacity,
        DateTimeOffset At) : ParticipantEvent;

    /// <summary>An open proposal holds one place.</summary>
    public sealed record PlaceReserved(ParticipantId Participant, MatchId Match, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The match was approved: the place is taken for good.</summary>
    public sealed record PlaceTaken(ParticipantId Participant, MatchId Match, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The match ended without approval: the place is free again.</summary>
    public sealed record PlaceReleased(ParticipantId Participant, MatchId Match, DateTimeOffset At) : ParticipantEvent;
}
