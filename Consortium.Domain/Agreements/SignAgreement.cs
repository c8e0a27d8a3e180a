using Consortium.Domain.Companies;

namespace Consortium.Domain.Agreements;

/// <summary>
/// A member company adheres to a version of the agreement. The version in force can be signed, and
/// one that will come into force; signing it again records nothing.
/// </summary>
/// <param name="Company">The member.</param>
/// <param name="Agreement">The version that its executive read and signed.</param>
public sealed record SignAgreement(CompanyId Company, AgreementId Agreement)
{
    /// <summary>A draft, or a version that another one has replaced.</summary>
    public static readonly Refusal NotInForce = new(
        "agreement.not-in-force", "A-07",
        "Cette version de l'entente n'est pas en vigueur et ne le sera pas : signez celle qui l'est.",
        "This version of the agreement is not in force and will not be: sign the one that is.");

    /// <param name="company">The signing company.</param>
    /// <param name="agreements">Which version is in force.</param>
    /// <param name="at">When.</param>
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, AgreementRules agreements, DateTimeOffset at)
    {
        if (company is not PartnerCompany.Member member)
            return PartnerCompany.NotFound;
        if (member.Signed.Contains(Agreement))
            return Outcome.AlreadyDone<PartnerCompanyEvent>();
        if (!agreements.MayBeSignedOn(Agreement, DateOnly.FromDateTime(at.UtcDateTime)))
            return NotInForce;

        return new PartnerCompanyEvent.AgreementSigned(Company, Agreement, at);
    }
}
