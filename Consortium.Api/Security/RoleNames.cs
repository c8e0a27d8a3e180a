namespace Consortium.Api.Security;

/// <summary>What people call the roles.</summary>
internal static class RoleNames
{
    public static (string French, string English) Of(Role role) => role switch
    {
        Role.Operator => ("responsable de l'exploitation", "operator"),
        Role.Coordinator => ("responsable des jumelages", "pairing coordinator"),
        Role.CommitteeMember => ("membre du comité de pilotage", "steering committee member"),
        Role.CompanyHr => ("ressources humaines d'une entreprise partenaire", "human resources of a partner company"),
        Role.Participant => ("personne participante", "participant"),
        Role.CompanyReceiver => ("système d'une entreprise partenaire", "system of a partner company"),
        Role.Auditor => ("auditeur", "auditor"),
        Role.IndependentReviewer => ("personne réviseure indépendante", "independent reviewer"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
