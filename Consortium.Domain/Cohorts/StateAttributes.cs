namespace Consortium.Domain.Cohorts;

/// <summary>
/// Somebody says what they know of a person, one statement per attribute, each recorded on its own. What the profile says
/// already is not recorded again.
/// </summary>
/// <param name="Statements">What is said; a later one on the same attribute takes the place of an earlier one.</param>
public sealed record StateAttributes(params IReadOnlyList<Statement> Statements)
{
    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered when Statements.Select(statement => statement.Wrong()).FirstOrDefault(wrong => wrong is not null) is { } refusal => refusal,
        Participant.Registered person => Outcome.Record<ParticipantEvent>(
        [
            .. Statements.Where(statement => !statement.StandsIn(person.Profile))
                .Select(statement => new ParticipantEvent.AttributeStated(person.Id, statement, at)),
        ]),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
