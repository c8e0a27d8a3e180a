using Consortium.Domain.Companies;

namespace Consortium.Domain.Agreements;

/// <summary>
/// A member company adheres to a version of the agreement: its executive signs. The version in force can be signed, and
/// one that will come into force. Signing it again records nothing: the first signature stands.
/// </summary>
/// <param name="Company">The member.</param>
/// <param name="Agreement">The version that its executive read and signed.</param>
/// <param name="Signatory">Who signed; name and title are kept apart.</param>
/// <param name="Language">The language of the signed text.</param>
/// <param name="On">The day of signing, in UTC; null for the day of recording.</param>
public sealed record SignAgreement(CompanyId Company, AgreementId Agreement, KeptText Signatory, AgreementLanguage Language, DateOnly? On)
{
    /// <summary>A draft, or a version that another one has replaced.</summary>
    public static readonly Refusal NotInForce = new(
        "agreement.not-in-force", "A-07",
        "Cette version de l'entente n'est pas en vigueur et ne le sera pas : signez celle qui l'est.",
        "This version of the agreement is not in force and will not be: sign the one that is.");

    /// <summary>Nobody has signed tomorrow.</summary>
    public static readonly Refusal SignedInTheFuture = new(
        "agreement.signed-in-the-future", "A-08",
        "Une signature ne peut pas porter une date à venir.",
        "A signature cannot bear a date to come.");

    /// <param name="company">The signing company.</param>
    /// <param name="agreements">Which version is in force.</param>
    /// <param name="at">When.</param>
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, AgreementRules agreements, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (company is not PartnerCompany.Member member)
            return PartnerCompany.NotFound;
        if (member.Signed.Contains(Agreement))
            return Outcome.AlreadyDone<PartnerCompanyEvent>();
        if (!agreements.MayBeSignedOn(Agreement, today))
            return NotInForce;
        if (On > today)
            return SignedInTheFuture;

        return new PartnerCompanyEvent.AgreementSigned(Company, Agreement, Signatory, Language, On ?? today, at);
    }
}
