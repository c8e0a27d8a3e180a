namespace Consortium.Domain.Agreements;

/// <summary>
/// A participant acknowledges a version of the agreement that is in force, or that will be. Acknowledging it again records
/// nothing: the first day stands.
/// </summary>
/// <param name="Participant">Who.</param>
/// <param name="Company">The person's employer.</param>
/// <param name="Agreement">The version.</param>
/// <param name="Language">The language in which they read it.</param>
/// <param name="Source">How it is known.</param>
/// <param name="On">The day that stands on the paper; null for the day of recording.</param>
public sealed record AcknowledgeAgreement(
    ParticipantId Participant, CompanyId Company, AgreementId Agreement, AgreementLanguage Language, AcknowledgementSource Source, DateOnly? On)
{
    /// <summary>A draft, or a version that another one has replaced.</summary>
    public static readonly Refusal NotInForce = new(
        "acknowledgement.not-in-force", "A-08",
        "Cette version de l'entente n'est pas en vigueur et ne le sera pas : prenez connaissance de celle qui l'est.",
        "This version of the agreement is not in force and will not be: acknowledge the one that is.");

    /// <summary>Nobody has signed tomorrow.</summary>
    public static readonly Refusal InTheFuture = new(
        "acknowledgement.in-the-future", "A-08",
        "Une prise de connaissance ne peut pas porter une date à venir.",
        "An acknowledgement cannot bear a date to come.");

    /// <param name="acknowledgements">What the person acknowledged before.</param>
    /// <param name="agreements">Which version is in force.</param>
    /// <param name="at">When.</param>
    public Outcome<AcknowledgementEvent> Decide(Acknowledgements acknowledgements, AgreementRules agreements, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (acknowledgements.Given.Contains(Agreement))
            return Outcome.AlreadyDone<AcknowledgementEvent>();
        if (!agreements.MayBeSignedOn(Agreement, today))
            return NotInForce;
        if (On > today)
            return InTheFuture;

        return new AcknowledgementEvent.Given(Participant, Company, Agreement, Language, Source, On ?? today, at);
    }
}
