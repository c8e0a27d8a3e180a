using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

/// <summary>How pages call purposes and their bases.</summary>
internal static class PurposeWords
{
    /// <summary>Why personal data are processed, and on which ground.</summary>
    public static string Table(IReadOnlyDictionary<CorePurpose, LawfulBasis> purposes, IReadOnlyList<OptionalPurpose> onConsent, bool french)
    {
        var (caption, purpose, basis, consent) = french
            ? ("Pourquoi des renseignements personnels sont traités", "Finalité", "Base légale", "consentement, distinct et révocable")
            : ("Why personal data are processed", "Purpose", "Lawful basis", "consent, separate and revocable");
        var rows = purposes.Select(core => (Of(core.Key, french), Of(core.Value, french))).Concat(onConsent.Select(optional => (Of(optional, french), consent)));
        return $"<table><caption>{caption}</caption><thead><tr><th scope=col>{purpose}</th><th scope=col>{basis}</th></tr></thead><tbody>"
            + string.Concat(rows.Select(row => $"<tr><th scope=row>{row.Item1}</th><td>{row.Item2}</td></tr>")) + "</tbody></table>";
    }

    public static string Of(CorePurpose purpose, bool french) => purpose switch
    {
        CorePurpose.Registration => french ? "Inscription" : "Registration",
        CorePurpose.Matching => french ? "Jumelage" : "Matching",
        CorePurpose.Decisions => french ? "Décisions du comité" : "Decisions of the committee",
        CorePurpose.Notices => french ? "Avis aux entreprises" : "Notices to companies",
        CorePurpose.Statistics => french ? "Statistiques" : "Statistics",
        CorePurpose.Audit => french ? "Piste de vérification" : "Audit trail",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    public static string Of(LawfulBasis basis, bool french) => basis switch
    {
        LawfulBasis.Contract => french ? "contrat" : "contract",
        LawfulBasis.LegalObligation => french ? "obligation légale" : "legal obligation",
        LawfulBasis.LegitimateInterest => french ? "intérêt légitime" : "legitimate interest",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    public static string Of(OptionalPurpose purpose, bool french) => purpose switch
    {
        OptionalPurpose.Testimonial => french ? "Témoignage" : "Testimonial",
        OptionalPurpose.Photo => "Photo",
        OptionalPurpose.DelayedEvaluation => french ? "Évaluation différée" : "Delayed evaluation",
        OptionalPurpose.SharingBeyondOwnCompany => french ? "Partage hors de votre entreprise" : "Sharing beyond your company",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    public static string Of(ConfidentialSubject subject, bool french) => subject switch
    {
        ConfidentialSubject.Conversations => french ? "les conversations" : "conversations",
        ConfidentialSubject.Participants => french ? "qui participe, et avec qui" : "who takes part, and with whom",
        ConfidentialSubject.CompanyInformation => french ? "les renseignements d'entreprise" : "company information",
        ConfidentialSubject.CommitteeBusiness => french ? "les affaires du comité" : "committee business",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };
}
