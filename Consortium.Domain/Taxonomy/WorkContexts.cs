namespace Consortium.Domain;

/// <summary>Sectors, constraints and great projects that make up somebody's surroundings.</summary>
internal static class WorkContexts
{
    public static IReadOnlyList<TermGroup> Groups { get; } =
    [
        new("sectors", "Secteurs", "Sectors",
            new("manufacturing", "fabrication", "manufacturing"),
            new("agri-food", "agroalimentaire", "agri-food"),
            new("construction", "construction", "construction"),
            new("health-and-social-services", "santé et services sociaux", "health and social services"),
            new("public-administration", "administration publique", "public administration"),
            new("education", "éducation", "education"),
            new("financial-services", "services financiers", "financial services"),
            new("professional-services", "services professionnels", "professional services"),
            new("information-technology", "technologies de l'information", "information technology"),
            new("retail-and-wholesale", "commerce de détail et de gros", "retail and wholesale"),
            new("transport-and-logistics", "transport et logistique", "transport and logistics"),
            new("energy-and-resources", "énergie et ressources", "energy and resources"),
            new("aerospace", "aérospatiale", "aerospace"),
            new("life-sciences", "sciences de la vie", "life sciences"),
            new("tourism-and-culture", "tourisme et culture", "tourism and culture"),
            new("non-profit", "organismes sans but lucratif", "non-profit")),
        new("constraints", "Contraintes", "Constraints",
            new("tight-deadlines", "délais serrés", "tight deadlines"),
            new("heterogeneous-teams", "équipes hétérogènes", "heterogeneous teams"),
            new("shift-work", "travail par quarts", "shift work"),
            new("unionised-workplace", "milieu syndiqué", "unionised workplace"),
            new("regulated-environment", "milieu réglementé", "regulated environment"),
            new("seasonal-activity", "activité saisonnière", "seasonal activity"),
            new("several-sites", "plusieurs établissements", "several sites"),
            new("remote-region", "région éloignée", "remote region"),
            new("small-organisation", "petite organisation", "small organisation"),
            new("fast-growing-organisation", "organisation en forte croissance", "fast-growing organisation"),
            new("large-organisation", "grande organisation", "large organisation"),
            new("bilingual-workplace", "milieu bilingue", "bilingual workplace")),
        new("great-projects", "Grands projets", "Great projects",
            new("erp-project", "projet ERP", "ERP project"),
            new("mes-project", "projet MES", "MES project"),
            new("gpao-project", "projet GPAO", "GPAO project"),
            new("automation-project", "projet d'automatisation", "automation project"),
            new("digital-transformation", "transformation numérique", "digital transformation"),
            new("energy-transition", "transition énergétique", "energy transition"),
            new("business-transfer", "transfert d'entreprise", "business transfer")),
    ];
}
