using System.Collections.Frozen;

namespace Consortium.Domain.Cohorts;

/// <summary>A skill that a mentor lends or a mentee needs: a word of the consortium's shared list, never free text.</summary>
/// <param name="Code">Stable code, as <c>negotiation</c>.</param>
/// <param name="French">The skill in French.</param>
/// <param name="English">The skill in English.</param>
public sealed record Skill(string Code, string French, string English)
{
    /// <summary>The shared list.</summary>
    public static IReadOnlyList<Skill> All { get; } =
    [
        new("budgeting", "élaboration de budgets", "budgeting"),
        new("career-planning", "planification de carrière", "career planning"),
        new("change-management", "gestion du changement", "change management"),
        new("coaching", "accompagnement d'équipe", "team coaching"),
        new("conflict-resolution", "résolution de conflits", "conflict resolution"),
        new("customer-relations", "relation client", "customer relations"),
        new("data-literacy", "culture des données", "data literacy"),
        new("decision-making", "prise de décision", "decision making"),
        new("delegation", "délégation", "delegation"),
        new("digital-tools", "outils numériques", "digital tools"),
        new("entrepreneurship", "entrepreneuriat", "entrepreneurship"),
        new("erp-projects", "projets ERP", "ERP projects"),
        new("feedback", "rétroaction", "giving feedback"),
        new("finance", "finance", "finance"),
        new("health-and-safety", "santé et sécurité au travail", "health and safety"),
        new("innovation", "innovation", "innovation"),
        new("leadership", "leadership", "leadership"),
        new("lean-production", "production allégée", "lean production"),
        new("logistics", "logistique", "logistics"),
        new("meeting-facilitation", "animation de réunions", "meeting facilitation"),
        new("negotiation", "négociation", "negotiation"),
        new("networking", "réseautage", "networking"),
        new("product-management", "gestion de produit", "product management"),
        new("project-management", "gestion de projet", "project management"),
        new("public-speaking", "prise de parole en public", "public speaking"),
        new("quality", "qualité", "quality"),
        new("recruitment", "recrutement", "recruitment"),
        new("remote-work", "travail à distance", "remote work"),
        new("sales", "vente", "sales"),
        new("strategy", "réflexion stratégique", "strategic thinking"),
        new("supply-chain", "chaîne d'approvisionnement", "supply chain"),
        new("time-management", "gestion du temps", "time management"),
    ];

    /// <summary>The shared list by code.</summary>
    public static FrozenDictionary<string, Skill> ByCode { get; } = All.ToFrozenDictionary(skill => skill.Code);
}
