using System.Collections.Immutable;

namespace Consortium.Domain.Cohorts;

/// <summary>
/// Corrects how a person is called and reached (L-40), also of somebody who has left. What was wrong, and what is right, is kept
/// outside the events. Correcting again what is right already records nothing.
/// </summary>
/// <param name="Fields">What is wrong; empty when nothing is.</param>
/// <param name="Person">Who the corrected address leads to.</param>
public sealed record RectifyDetails(ImmutableArray<DetailField> Fields, PersonId Person)
{
    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) =>
        participant.Registration is not { } person ? Participant.NotFound
        : Fields.IsEmpty ? Outcome.AlreadyDone<ParticipantEvent>()
        : new ParticipantEvent.Rectified(person.Id, Fields, Person, at);
}

/// <summary>What is kept of a person outside the events.</summary>
public enum DetailField
{
    /// <summary>First name.</summary>
    GivenName,

    /// <summary>Last name.</summary>
    FamilyName,

    /// <summary>Work address.</summary>
    Email,
}
