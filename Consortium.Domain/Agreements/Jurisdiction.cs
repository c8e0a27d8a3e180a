namespace Consortium.Domain.Agreements;

/// <summary>Whose law a covenant is measured by.</summary>
public enum Jurisdiction
{
    /// <summary>Canada.</summary>
    Canada,

    /// <summary>Québec: Canada's competition law, and its own civil law.</summary>
    Quebec,

    /// <summary>France.</summary>
    France,

    /// <summary>The European Union elsewhere.</summary>
    EuropeanUnion,

    /// <summary>Germany.</summary>
    Germany,

    /// <summary>The United States.</summary>
    UnitedStates,

    /// <summary>The United Kingdom.</summary>
    UnitedKingdom,
}

/// <summary>What a jurisdiction limits and what must be said about it. No legal advice: counsel of each party signs off.</summary>
/// <param name="LongestTailMonths">The longest tail after a match, in months, that the product records at all (L-06).</param>
/// <param name="ReciprocityNeedsReason">Whether a covenant that binds both needs a reason (L-08).</param>
/// <param name="Warning">What the parties are told before they sign.</param>
public sealed record JurisdictionProfile(int LongestTailMonths, bool ReciprocityNeedsReason, FixedWording Warning)
{
    private const int Ordinary = 12, German = 24;

    private static readonly FixedWording _canadian = new(
        "Au Canada, un engagement réciproque entre employeurs non affiliés relève du droit criminel (Loi sur la concurrence, par. 45(1.1)) et ne tient que par "
            + "la défense des restrictions accessoires. Préférez un engagement à sens unique ou la seule règle de conduite.",
        "In Canada a reciprocal covenant between unaffiliated employers is a matter of criminal law (Competition Act, s. 45(1.1)) and stands on the ancillary "
            + "restraints defence alone. Prefer a one-way covenant, or the conduct rule by itself.");

    private static readonly FixedWording _european = new(
        "Dans l'Union européenne, un tel engagement est en principe une restriction par objet (C-133/24), sauf s'il est accessoire, nécessaire et limité.",
        "In the European Union such a covenant is in principle a restriction by object (C-133/24), unless it is ancillary, necessary and bounded.");

    /// <summary>The profile of a jurisdiction.</summary>
    public static JurisdictionProfile Of(Jurisdiction jurisdiction) => jurisdiction switch
    {
        Jurisdiction.Canada or Jurisdiction.Quebec => new(Ordinary, ReciprocityNeedsReason: true, _canadian),
        Jurisdiction.France => new(Ordinary, ReciprocityNeedsReason: false, new FixedWording(
            "En France, un pacte général entre employeurs est une restriction par objet (décision 25-D-03) ; une clause doit être proportionnée à un intérêt légitime et limitée.",
            "In France a general pact between employers is a restriction by object (decision 25-D-03); a clause must be proportionate to a legitimate interest, and bounded.")),
        Jurisdiction.Germany => new(German, ReciprocityNeedsReason: false, new FixedWording(
            "En Allemagne, un tel engagement n'est pas exécutoire (§ 75f HGB), sauf s'il protège une confiance particulière, et pour deux ans au plus.",
            "In Germany such a covenant is unenforceable (§ 75f HGB) unless it protects a special trust, and then for two years at most.")),
        Jurisdiction.UnitedStates => new(Ordinary, ReciprocityNeedsReason: false, new FixedWording(
            "Aux États-Unis, une entente de non-débauchage peut être criminelle en soi, à moins d'être accessoire et raisonnablement nécessaire à une collaboration.",
            "In the United States a no-poach agreement may be criminal per se, unless it is ancillary and reasonably necessary to a collaboration.")),
        Jurisdiction.UnitedKingdom => new(Ordinary, ReciprocityNeedsReason: false, new FixedWording(
            "Au Royaume-Uni, des employeurs qui recrutent les mêmes profils sont concurrents, quels que soient leurs produits : faites vérifier la nécessité.",
            "In the United Kingdom employers who recruit the same people are competitors, whatever they sell: have the necessity checked.")),
        Jurisdiction.EuropeanUnion => new(Ordinary, ReciprocityNeedsReason: false, _european),
        _ => throw new ArgumentOutOfRangeException(nameof(jurisdiction)),
    };

    /// <summary>What is said of a covenant between companies of one group (L-09).</summary>
    public static FixedWording NotNeededBetweenAffiliates { get; } = new(
        "Les deux entreprises sont du même groupe : le droit de la concurrence ne demande pas cet engagement.",
        "The two companies are of one group: competition law does not call for this covenant.");
}
