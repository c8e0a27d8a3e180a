namespace Consortium.Domain.Agreements;

/// <summary>
/// Drafts a covenant, or drafts it anew, which takes sign-offs back. What is in force or over is not changed: a renewal or an
/// amendment is a new covenant with sign-offs of its own (L-07). The same draft again records nothing.
/// </summary>
/// <param name="Covenant">The covenant.</param>
/// <param name="Items">What is known of it so far.</param>
public sealed record DraftCovenant(CovenantId Covenant, CovenantDraft Items)
{
    /// <summary>A covenant is between two.</summary>
    public static readonly Refusal OneCompany = new(
        "covenant.one-company", "L-02",
        "Un engagement lie deux entreprises différentes : indiquez l'autre entreprise.",
        "A covenant binds two different companies: name the other one.");

    /// <summary>A company that is no member.</summary>
    public static readonly Refusal PartyNotAMember = new(
        "covenant.party-not-a-member", "L-02",
        "Un engagement lie deux entreprises membres du consortium.",
        "A covenant binds two member companies of the consortium.");

    /// <summary>What is in force or over stays as it is.</summary>
    public static readonly Refusal IsFixed = new(
        "covenant.is-fixed", "L-07",
        "Un engagement en vigueur ou échu ne se modifie ni ne se renouvelle : rédigez-en un nouveau, avec de nouvelles approbations juridiques.",
        "A covenant in force or over is neither amended nor renewed: draft a new one, with new sign-offs by counsel.");

    /// <summary>What L-03 leaves no value for.</summary>
    public static readonly Refusal ActNotRepresentable = new(
        "covenant.act-not-representable", "L-03",
        "Ni la promesse de ne pas embaucher, ni celle d'écarter des candidatures spontanées, ni celle de consulter avant d'embaucher ne peut être consignée : "
            + "seule la sollicitation directe par la personne mentore ou le personnel du programme, au moyen du programme, peut être interdite.",
        "Neither a promise not to hire, nor one to disregard spontaneous applications, nor one to consult before hiring can be recorded: "
            + "only direct solicitation by the mentor or the programme's staff, through the programme, can be prohibited.");

    /// <summary>What L-04 leaves no value for.</summary>
    public static readonly Refusal PersonsNotRepresentable = new(
        "covenant.persons-not-representable", "L-04",
        "Seules les personnes des jumelages entre les deux entreprises peuvent être protégées, jamais tout un personnel ni des personnes désignées.",
        "Only the people of matches between the two companies can be protected, never a whole staff nor people who are named.");

    /// <summary>The words for what may be prohibited; any other word asks for what cannot be recorded.</summary>
    public static IReadOnlyDictionary<string, ProhibitedAct> Acts { get; } = new Dictionary<string, ProhibitedAct>
    {
        ["direct-solicitation-by-mentor"] = ProhibitedAct.DirectSolicitationByMentor,
        ["direct-solicitation-by-programme-staff"] = ProhibitedAct.DirectSolicitationByProgrammeStaff,
        ["direct-solicitation-by-mentor-or-programme-staff"] = ProhibitedAct.DirectSolicitationByMentorOrProgrammeStaff,
    };

    /// <summary>The word for who may be protected; any other word asks for what cannot be recorded.</summary>
    public static IReadOnlyDictionary<string, ProtectedPersons> Persons { get; } = new Dictionary<string, ProtectedPersons>
    {
        ["participants-of-their-matches"] = ProtectedPersons.ParticipantsOfTheirMatches,
    };

    /// <param name="covenant">The covenant as it stands.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<CovenantEvent> Decide(NonSolicitationCovenant covenant, ConsortiumRules rules, DateTimeOffset at)
    {
        if (covenant is NonSolicitationCovenant.Draft draft && draft.Items == Items)
            return Outcome.AlreadyDone<CovenantEvent>();
        if (covenant is NonSolicitationCovenant.InForce or NonSolicitationCovenant.Expired)
            return IsFixed;
        if (Items.Bound == Items.Beneficiary)
            return OneCompany;
        if (!Items.Parties.All(rules.Members.Contains))
            return PartyNotAMember;

        return new CovenantEvent.Drafted(Covenant, Items, at);
    }
}
