using System.Collections.Frozen;
using Consortium.Domain;

namespace Consortium.Api.PersonalData;

/// <summary>How the page about a person calls what the API writes as codes.</summary>
internal static class PersonWords
{
    private static readonly FrozenDictionary<string, (string French, string English)> _words = new Dictionary<string, (string, string)>
    {
        ["skills"] = ("Compétences", "Skills"),
        ["needs"] = ("Besoins", "Needs"),
        ["languages"] = ("Langues", "Languages"),
        ["yearsOfExperience"] = ("Années d'expérience", "Years of experience"),
        ["functions"] = ("Fonctions", "Functions"),
        ["situations"] = ("Situations vécues", "Situations lived"),
        ["contexts"] = ("Contextes", "Contexts"),
        ["jobLevel"] = ("Niveau de poste", "Job level"),
        ["forms"] = ("Formes de mentorat", "Forms of mentoring"),
        ["availability"] = ("Disponibilité", "Availability"),
        ["expectations"] = ("Attentes", "Expectations"),
        ["hoursAMonth"] = ("heures par mois", "hours a month"),
        ["weekdays"] = ("jours", "days"),
        ["from"] = ("du", "from"),
        ["until"] = ("au", "until"),
        ["known"] = ("connu", "known"),
        ["withheld"] = ("non communiqué", "withheld"),
        ["unknown"] = ("inconnu", "unknown"),
        ["human-resources"] = ("ressources humaines", "human resources"),
        ["participant"] = ("la personne", "the person"),
        ["coordinator"] = ("responsable des jumelages", "pairing coordinator"),
        ["mentor"] = ("mentor·e", "mentor"),
        ["mentee"] = ("mentoré·e", "mentee"),
        ["registered"] = ("inscrite", "registered"),
        ["away"] = ("indisponible", "away"),
        ["left"] = ("ne participe plus", "left"),
        ["essential"] = ("essentiel", "essential"),
        ["important"] = ("important", "important"),
        ["welcome"] = ("bienvenu", "welcome"),
        ["basic"] = ("notions", "basic"),
        ["working"] = ("professionnel", "working"),
        ["fluent"] = ("courant", "fluent"),
        ["native"] = ("première langue", "native"),
        ["entry"] = ("débutant", "entry"),
        ["employee"] = ("personnel", "employee"),
        ["professional"] = ("professionnel", "professional"),
        ["team-lead"] = ("chef d'équipe", "team lead"),
        ["manager"] = ("gestionnaire", "manager"),
        ["director"] = ("direction", "director"),
        ["executive"] = ("haute direction", "executive"),
        ["owner"] = ("propriétaire", "owner"),
        ["formal"] = ("formel", "formal"),
        ["informal"] = ("informel", "informal"),
        ["group"] = ("de groupe", "group"),
        ["reverse"] = ("inversé", "reverse"),
        ["managerial"] = ("managérial", "managerial"),
        ["monday"] = ("lundi", "Monday"),
        ["tuesday"] = ("mardi", "Tuesday"),
        ["wednesday"] = ("mercredi", "Wednesday"),
        ["thursday"] = ("jeudi", "Thursday"),
        ["friday"] = ("vendredi", "Friday"),
        ["saturday"] = ("samedi", "Saturday"),
        ["sunday"] = ("dimanche", "Sunday"),
        ["employment"] = ("emploi", "employment"),
        ["shares"] = ("actions", "shares"),
        ["board-seat"] = ("siège au conseil", "board seat"),
        ["paid-contract"] = ("contrat rémunéré", "paid contract"),
        ["evaluation"] = ("évaluation", "evaluation"),
        ["purchasing"] = ("achats", "purchasing"),
        ["account"] = ("compte client", "customer account"),
        ["close"] = ("famille ou proche", "family or close"),
        ["hierarchy"] = ("lien hiérarchique", "hierarchy"),
        ["link"] = ("lien personnel", "personal link"),
        ["paper"] = ("papier signé", "signed paper"),
        ["french"] = ("français", "French"),
        ["english"] = ("anglais", "English"),
        ["time"] = ("manque de temps", "too little time"),
        ["personal"] = ("santé ou famille", "health or family"),
        ["change-of-work"] = ("changement de travail", "change of work"),
        ["relation"] = ("la relation ne fonctionne pas", "the pair does not work"),
        ["need-met"] = ("besoin comblé", "need met"),
        ["other"] = ("autre", "other"),
        ["nobody-suitable"] = ("personne ne convient", "nobody suitable"),
        ["no-place-left"] = ("plus de place", "no place left"),
        ["too-little-known"] = ("trop peu de renseignements", "too little known"),
        ["declined"] = ("propositions refusées", "proposals declined"),
        ["draft"] = ("ébauche", "draft"),
        ["screened"] = ("trié", "screened"),
        ["awaiting-information"] = ("en attente de renseignements", "awaiting information"),
        ["awaiting-company-consents"] = ("en attente des entreprises", "awaiting the companies' consents"),
        ["consented"] = ("les deux entreprises consentent", "both companies consented"),
        ["before-committee"] = ("devant le comité", "before the committee"),
        ["awaiting-participants"] = ("en attente des deux personnes", "awaiting both people"),
        ["active"] = ("actif", "active"),
        ["suspended"] = ("suspendu", "suspended"),
        ["rejected"] = ("non approuvé", "not approved"),
        ["deferred"] = ("reporté", "deferred"),
        ["withdrawn"] = ("terminé sans mission", "ended without a mission"),
        ["approved"] = ("approuvé", "approved"),
        ["not-eligible"] = ("non admissible", "not eligible"),
        ["inquorate"] = ("sans quorum", "without quorum"),
    }.ToFrozenDictionary();

    /// <summary>The word of a code: the page's own, or the taxonomy's; the code itself where neither has one.</summary>
    public static string Of(string code, bool french)
    {
        if (_words.TryGetValue(code, out var word))
            return french ? word.French : word.English;

        var term = ((TermList[])[Taxonomy.Skills, Taxonomy.Functions, Taxonomy.Situations, Taxonomy.Contexts]).Select(list => list.Find(code)).FirstOrDefault(found => found is not null);
        return term is null ? code : french ? term.French : term.English;
    }
}
