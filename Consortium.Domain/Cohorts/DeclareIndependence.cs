namespace Consortium.Domain.Cohorts;

/// <summary>
/// A participant declares their links, all questions at once: the declaration takes the place of the one before. The same
/// answers on the same day again record nothing; on a later day they renew the declaration for a year.
/// </summary>
/// <param name="Declaration">The answers.</param>
public sealed record DeclareIndependence(IndependenceDeclaration Declaration)
{
    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered person when person.Facts.Independence == Declaration => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered person => new ParticipantEvent.IndependenceDeclared(person.Id, Declaration, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
