namespace Consortium.Domain.Agreements;

/// <summary>
/// Publishes a version of the agreement in both languages. A published text never changes: publishing the same texts again
/// records nothing, other texts need a version of their own.
/// </summary>
/// <param name="Agreement">The version.</param>
/// <param name="FrenchDigest">SHA-256 of the French text, in lower-case hexadecimal.</param>
/// <param name="EnglishDigest">SHA-256 of the English text, in lower-case hexadecimal.</param>
public sealed record PublishAgreement(AgreementId Agreement, string FrenchDigest, string EnglishDigest)
{
    public static readonly Refusal TextIsFixed = new(
        "agreement.text-is-fixed", "A-08",
        "Le texte d'une version publiée ne change plus : publiez une nouvelle version.",
        "The text of a published version no longer changes: publish a new version.");

    public Outcome<AgreementVersionEvent> Decide(AgreementVersion version, DateTimeOffset at) => version switch
    {
        AgreementVersion.Published same when same.FrenchDigest == FrenchDigest && same.EnglishDigest == EnglishDigest =>
            Outcome.AlreadyDone<AgreementVersionEvent>(),
        AgreementVersion.Published => TextIsFixed,
        _ => new AgreementVersionEvent.Published(Agreement, FrenchDigest, EnglishDigest, at),
    };
}
