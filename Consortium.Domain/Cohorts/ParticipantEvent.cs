using System.Collections.Immutable;

namespace Consortium.Domain.Cohorts;

/// <summary>What happens to a participant.</summary>
public abstract record ParticipantEvent
{
    private ParticipantEvent() { }

    /// <summary>The company's human resources registered the person; name and address are kept outside the events.</summary>
    /// <param name="Participant">The participant.</param>
    /// <param name="Person">The person, across companies and cohorts.</param>
    /// <param name="Cohort">The cohort.</param>
    /// <param name="Company">The employer.</param>
    /// <param name="Role">Mentor or mentee.</param>
    /// <param name="Profile">What was known.</param>
    /// <param name="Independence">The links that were declared with the registration.</param>
    /// <param name="Capacity">Places.</param>
    /// <param name="At">When.</param>
    public sealed record Registered(
        ParticipantId Participant,
        PersonId Person,
        CohortId Cohort,
        CompanyId Company,
        MentoringRole Role,
        Profile Profile,
        IndependenceDeclaration Independence,
        int Capacity,
        DateTimeOffset At) : ParticipantEvent
    {
        /// <summary>The body by way of which the person joined; null when by way of the employer alone .</summary>
        public CompanyId? Through { get; init; }
    }

    /// <summary>Somebody said something new of one attribute; who, and on which day, is part of what was said .</summary>
    public sealed record AttributeStated(ParticipantId Participant, Statement Statement, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The name or the address was corrected; both are kept outside the events.</summary>
    /// <param name="Participant">The participant.</param>
    /// <param name="Fields">What was corrected.</param>
    /// <param name="Person">Who the address leads to from now on.</param>
    /// <param name="At">When.</param>
    public sealed record Rectified(ParticipantId Participant, ImmutableArray<DetailField> Fields, PersonId Person, DateTimeOffset At) : ParticipantEvent;

    /// <summary>A mentee said why they apply, and that they take part of their own free will; the words are kept outside the events.</summary>
    public sealed record Applied(ParticipantId Participant, KeptText Motivation, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The mentee's employer confirmed that it sponsors them.</summary>
    /// <param name="Participant">The participant.</param>
    /// <param name="On">The day on which it agreed.</param>
    /// <param name="At">When that was recorded.</param>
    public sealed record Sponsored(ParticipantId Participant, DateOnly On, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The person has this many places from now on.</summary>
    public sealed record CapacityChanged(ParticipantId Participant, int Capacity, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The person declared their links anew; the declaration takes the place of the one before.</summary>
    public sealed record IndependenceDeclared(ParticipantId Participant, IndependenceDeclaration Declaration, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The person said whom they would not be open with. Read by the engine alone .</summary>
    public sealed record ReserveStated(ParticipantId Participant, Reserve Reserve, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The person takes no proposals, until the day given, included, or until further notice.</summary>
    public sealed record BecameUnavailable(ParticipantId Participant, DateOnly? Until, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The person takes proposals again.</summary>
    public sealed record BecameAvailable(ParticipantId Participant, DateTimeOffset At) : ParticipantEvent;

    /// <summary>An open proposal holds one place.</summary>
    public sealed record PlaceReserved(ParticipantId Participant, MatchId Match, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The match was approved, or brought in running: the place is taken for good.</summary>
    public sealed record PlaceTaken(ParticipantId Participant, MatchId Match, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The match ended, or the person gave the place up: it is free again.</summary>
    public sealed record PlaceReleased(ParticipantId Participant, MatchId Match, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The search for the person was closed: no match in this cohort (C-07).</summary>
    /// <param name="Participant">The participant.</param>
    /// <param name="Because">Why.</param>
    /// <param name="Words">The coordinator's words for the person's company.</param>
    /// <param name="At">When.</param>
    public sealed record NoMatchFound(ParticipantId Participant, NoMatchReason Because, KeptText? Words, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The search goes on after all.</summary>
    public sealed record SearchReopened(ParticipantId Participant, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The employer offers to hand the person over to another member company, where they work from now on.</summary>
    public sealed record TransferOffered(ParticipantId Participant, CompanyId From, CompanyId To, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The other company took the person over: from this event on they are its participant, and no longer the other's (C-09).</summary>
    /// <param name="Participant">The participant, who keeps id, profile and history.</param>
    /// <param name="From">The company until now.</param>
    /// <param name="To">The company from now on.</param>
    /// <param name="At">When.</param>
    public sealed record Transferred(ParticipantId Participant, CompanyId From, CompanyId To, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The person withdrew. The reason is theirs to give, and their employer is never told it (L-29).</summary>
    public sealed record Withdrawn(ParticipantId Participant, WithdrawalReason? Reason, DateTimeOffset At) : ParticipantEvent;

    /// <summary>The person left the company, whose last day this was.</summary>
    public sealed record Departed(ParticipantId Participant, DateOnly LastDay, DateTimeOffset At) : ParticipantEvent;
}

/// <summary>Why somebody withdrew, as far as they cared to say.</summary>
public enum WithdrawalReason
{
    /// <summary>Too little time.</summary>
    Time,

    /// <summary>Health or family.</summary>
    Personal,

    /// <summary>Another job or task.</summary>
    ChangeOfWork,

    /// <summary>The pair does not work.</summary>
    Relation,

    /// <summary>The need is met.</summary>
    NeedMet,

    /// <summary>Another reason.</summary>
    Other,
}
