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

    /// <summary>The act needs somebody who takes part.</summary>
    public static readonly Refusal HasLeft = new(
        "participant.has-left", "L-29",
        "Cette personne ne participe plus à la cohorte ; pour revenir, elle est inscrite de nouveau.",
        "This person no longer takes part in the cohort; to come back, they are registered anew.");

    private Participant() { }

    /// <summary>No such participant.</summary>
    public sealed record Unknown : Participant;

    /// <summary>Registered.</summary>
    /// <param name="Facts">What eligibility asks of the person.</param>
    /// <param name="Capacity">Places in all, within the limits of the cohort.</param>
    /// <param name="Places">The matches that hold a place, reserved or taken.</param>
    public sealed record Registered(
        ParticipantId Id,
        CohortId Cohort,
        CompanyId Company,
        MentoringRole Role,
        Profile Profile,
        PersonFacts Facts,
        int Capacity,
        ImmutableHashSet<MatchId> Places) : Participant
    {
        /// <summary>Every match that ever held a place: who was told of this person follows from them.</summary>
        public ImmutableHashSet<MatchId> Proposed { get; init; } = [];

        /// <summary>The matches among <see cref="Places"/> that were approved, or brought in running.</summary>
        public ImmutableHashSet<MatchId> Taken { get; init; } = [];

        /// <summary>Whether the committee ever approved a match of this person, or one was brought in running.</summary>
        public bool WasMatched { get; init; }

        /// <summary>Why the search for this person was closed; null while it is open (C-07).</summary>
        public NoMatchReason? NoMatch { get; init; }

        /// <summary>The body by way of which the person joined; the employer is <see cref="Company"/> all the same .</summary>
        public CompanyId? Through { get; init; }

        /// <summary>What a mentee and their employer said of taking part.</summary>
        public MenteeApplication Application { get; init; } = MenteeApplication.Unsaid;

        /// <summary>The company that the person's employer has offered to hand them over to; null when none.</summary>
        public CompanyId? TransferOffered { get; init; }

        /// <summary>Whether one more match may hold a place, or this one already does.</summary>
        public bool HasPlaceFor(MatchId match) => Places.Contains(match) || Places.Count < Capacity;

        /// <summary>Frees every place that an open proposal holds, in the order of their ids.</summary>
        public IEnumerable<ParticipantEvent> FreesReserved(DateTimeOffset at) => Frees(Places.Except(Taken), at);

        /// <summary>Frees every place, reserved or taken, in the order of their ids.</summary>
        public IEnumerable<ParticipantEvent> FreesAll(DateTimeOffset at) => Frees(Places, at);

        private IEnumerable<ParticipantEvent> Frees(IEnumerable<MatchId> matches, DateTimeOffset at) =>
            matches.OrderBy(match => match.Value).Select(match => new ParticipantEvent.PlaceReleased(Id, match, at));
    }

    /// <summary>No longer takes part: withdrew, or left the company. The places are free.</summary>
    /// <param name="Was">As the person was at the end.</param>
    /// <param name="On">The day on which it was recorded, in UTC.</param>
    /// <param name="Reason">What the person cared to say of their withdrawal; theirs alone to read (L-29).</param>
    public sealed record Left(Registered Was, DateOnly On, WithdrawalReason? Reason) : Participant;

    /// <summary>The registration, also of somebody who has left; null when there is nobody.</summary>
    public Registered? Registration => this switch
    {
        Registered person => person,
        Left left => left.Was,
        _ => null,
    };

    /// <summary>Frees the place that a match holds; nothing when it holds none, or the person has left.</summary>
    public IReadOnlyList<ParticipantEvent> FreesPlaceOf(MatchId match, DateTimeOffset at) =>
        this is Registered person && person.Places.Contains(match) ? [new ParticipantEvent.PlaceReleased(person.Id, match, at)] : [];

    /// <inheritdoc/>
    public static Participant Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Participant Evolve(Participant state, ParticipantEvent recorded) => (state, recorded) switch
    {
        (_, ParticipantEvent.Registered e) => new Registered(
            e.Participant, e.Cohort, e.Company, e.Role, e.Profile, PersonFacts.Of(e.Person, e.Independence), e.Capacity, [])
        {
            Through = e.Through,
        },
        (Registered person, ParticipantEvent.AttributeStated e) => person with { Profile = e.Statement.On(person.Profile) },
        (Registered person, ParticipantEvent.Rectified e) => person with { Facts = person.Facts with { Person = e.Person } },
        (Left left, ParticipantEvent.Rectified e) => left with { Was = left.Was with { Facts = left.Was.Facts with { Person = e.Person } } },
        (Registered person, ParticipantEvent.Applied e) => person with
        {
            Application = person.Application with { Motivation = e.Motivation, VoluntaryOn = DateOnly.FromDateTime(e.At.UtcDateTime) },
        },
        (Registered person, ParticipantEvent.Sponsored e) => person with { Application = person.Application with { SponsoredOn = e.On } },
        (Registered person, ParticipantEvent.CapacityChanged e) => person with { Capacity = e.Capacity },
        (Registered person, ParticipantEvent.IndependenceDeclared e) =>
            person with { Facts = person.Facts with { Independence = e.Declaration } },
        (Registered person, ParticipantEvent.ReserveStated e) => person with { Facts = person.Facts with { Reserve = e.Reserve } },
        (Registered person, ParticipantEvent.BecameUnavailable e) => person with { Facts = person.Facts with { Away = new Absence(e.Until) } },
        (Registered person, ParticipantEvent.BecameAvailable) => person with { Facts = person.Facts with { Away = null } },
        (Registered person, ParticipantEvent.PlaceReserved e) => person with
        {
            Places = person.Places.Add(e.Match),
            Proposed = person.Proposed.Add(e.Match),
            NoMatch = null,
        },
        (Registered person, ParticipantEvent.NoMatchFound e) => person with { NoMatch = e.Because },
        (Registered person, ParticipantEvent.SearchReopened) => person with { NoMatch = null },
        (Registered person, ParticipantEvent.PlaceTaken e) => person with { Taken = person.Taken.Add(e.Match), WasMatched = true },
        (Registered person, ParticipantEvent.PlaceReleased e) =>
            person with { Places = person.Places.Remove(e.Match), Taken = person.Taken.Remove(e.Match) },
        (Registered person, ParticipantEvent.TransferOffered e) => person with { TransferOffered = e.To },
        (Registered person, ParticipantEvent.Transferred e) => person with
        {
            Company = e.To,
            Facts = person.Facts.After(e),
            Application = person.Application with { SponsoredOn = null },
            TransferOffered = null,
        },
        (Registered person, ParticipantEvent.Withdrawn e) => new Left(person, DateOnly.FromDateTime(e.At.UtcDateTime), e.Reason),
        (Registered person, ParticipantEvent.Departed e) => new Left(person, DateOnly.FromDateTime(e.At.UtcDateTime), null),
        _ => state,
    };
}

/// <summary>What eligibility asks of a person, besides the employer and the cohort.</summary>
/// <param name="Person">Who, across companies and cohorts.</param>
/// <param name="Independence">The links that the person declared.</param>
/// <param name="Reserve">Whom the person would not be open with; nobody else reads it .</param>
/// <param name="Away">Set while the person takes no proposals.</param>
/// <param name="FormerEmployers">The companies that handed the person over, each with the last day there.</param>
public sealed record PersonFacts(
    PersonId Person, IndependenceDeclaration Independence, Reserve Reserve, Absence? Away, ImmutableArray<CompanyLink> FormerEmployers)
{
    /// <summary>What is known of a person who has just been registered.</summary>
    public static PersonFacts Of(PersonId person, IndependenceDeclaration independence) => new(person, independence, Reserve.None, null, []);

    internal PersonFacts After(ParticipantEvent.Transferred transfer) => this with
    {
        FormerEmployers = FormerEmployers.Add(new CompanyLink(transfer.From, DateOnly.FromDateTime(transfer.At.UtcDateTime))),
    };
}

/// <summary>A time without proposals.</summary>
/// <param name="Until">Its last day, included; null until further notice.</param>
public sealed record Absence(DateOnly? Until)
{
    /// <summary>Whether the absence lasts on a day.</summary>
    public bool Covers(DateOnly on) => Until is not { } until || on <= until;
}
