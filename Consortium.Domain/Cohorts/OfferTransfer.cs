namespace Consortium.Domain.Cohorts;

/// <summary>
/// A company offers to hand a person over to the member company where they work from now on. Until that company takes them over
/// nothing changes, so the person is never in two places or in none (C-09). The same offer again records nothing; one to another
/// company takes its place.
/// </summary>
/// <param name="To">The other company.</param>
public sealed record OfferTransfer(CompanyId To)
{
    public static readonly Refusal OwnCompany = new(
        "participant.transfer-to-own-company", "C-09",
        "Cette personne est déjà de cette entreprise : nommez celle où elle travaille désormais.",
        "This person is of this company already: name the one where they work from now on.");

    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered person when person.Company == To => OwnCompany,
        Participant.Registered person when person.TransferOffered == To => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered person => new ParticipantEvent.TransferOffered(person.Id, person.Company, To, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
