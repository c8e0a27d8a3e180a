using Consortium.Domain.Companies;

namespace Consortium.Domain.Agreements;

/// <summary>
/// A member company adheres to a version of the agreement. Only the version in force can be signed;
/// signing it again records nothing.
/// </summary>
/// <param name="Company">The member.</param>
/// <param name="Agreement">The version that its executive read and signed.</param>
public sealed record SignAgreement(CompanyId Company, AgreementId Agreement)
{
    public static readonly Refusal NotInForce = new(
        "agreement.not-in-force", "A-07",
        "Cette version de l'entente n'est pas en vigueur : signez la version publiée en dernier.",
        "This version of the agreement is not in force: sign the one published last.");

    /// <param name="company">The signing company.</param>
    /// <param name="inForce">The version in force; null when none was published.</param>
    /// <param name="at">When.</param>
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, AgreementId? inForce, DateTimeOffset at)
    {
        if (company is not PartnerCompany.Member member)
            return PartnerCompany.NotFound;
        if (member.Signed.Contains(Agreement))
            return Outcome.AlreadyDone<PartnerCompanyEvent>();
        if (inForce != Agreement)
            return NotInForce;

        return new PartnerCompanyEvent.AgreementSigned(Company, Agreement, at);
    }
}
