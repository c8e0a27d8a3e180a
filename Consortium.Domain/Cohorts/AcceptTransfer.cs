namespace Consortium.Domain.Cohorts;

/// <summary>
/// The other company takes a person over: one event moves them, with id, profile and history, and every place is free in the same
/// act, since matches joined the company that they leave (C-09). Taking them over again records nothing.
/// </summary>
/// <param name="By">The company that takes the person over; known from sign-in.</param>
public sealed record AcceptTransfer(CompanyId By)
{
    /// <param name="participant">The participant.</param>
    /// <param name="cohort">Their cohort.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<ParticipantEvent> Decide(Participant participant, Cohort cohort, ConsortiumRules rules, DateTimeOffset at)
    {
        if (participant is not Participant.Registered person)
            return Participant.NotFound;
        if (person.Company == By && person.TransferOffered is null)
            return Outcome.AlreadyDone<ParticipantEvent>();

        // To a company that was offered nothing the person does not exist.
        if (person.TransferOffered != By)
            return Participant.NotFound;
        if (!rules.HasSignedAgreementInForce(By, DateOnly.FromDateTime(at.UtcDateTime)))
            return RegisterParticipant.AgreementNotSigned;
        if (person.Role is MentoringRole.Mentor && cohort is Cohort.Open { Source: { } source } && source != By)
            return RegisterParticipant.NotFromTheSource;

        return Outcome.Record([.. person.FreesAll(at), new ParticipantEvent.Transferred(person.Id, person.Company, By, at)]);
    }
}
