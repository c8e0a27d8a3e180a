namespace Consortium.Domain.Cohorts;

/// <summary>
/// A participant says whom they would not be open with; no reason is asked. The list takes the place of the one before;
/// the same list again records nothing.
/// </summary>
/// <param name="Reserve">People and companies.</param>
public sealed record StateReserve(Reserve Reserve)
{
    /// <summary>The most people and companies of one list.</summary>
    public const int Most = 50;

    public static readonly Refusal TooMany = new(
        "participant.reserve-too-long", "A-16",
        "Cinquante personnes et cinquante entreprises au plus : au-delà, parlez à la personne responsable des jumelages.",
        "Fifty people and fifty companies at most: beyond that, talk to the pairing coordinator.");

    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered when Reserve.People.Count > Most || Reserve.Companies.Count > Most => TooMany,
        Participant.Registered person when person.Facts.Reserve == Reserve => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered person => new ParticipantEvent.ReserveStated(person.Id, Reserve, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
