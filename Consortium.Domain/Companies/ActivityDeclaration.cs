using System.Collections.Immutable;

namespace Consortium.Domain.Companies;

/// <summary>
/// What a company does, where, and for whom it competes as an employer (L-17): by codes, so that two declarations can be laid
/// side by side. Codes are kept in the order of their characters.
/// </summary>
/// <param name="Sectors">NAICS/SCIAN codes of two to six digits; at least one.</param>
/// <param name="Territories">Where it sells: ISO 3166 codes, as <c>CA</c> or <c>CA-QC</c>; at least one.</param>
/// <param name="LabourMarkets">Whom it hires where; at least one.</param>
/// <param name="Products">Codes of the UN's Central Product Classification, one to five digits.</param>
/// <param name="OtherProducts">How many products have no such code, 0 to 1,000.</param>
/// <param name="Description">The activity in the company's own words.</param>
public sealed record ActivityDeclaration(
    ImmutableSortedSet<string> Sectors,
    ImmutableSortedSet<string> Territories,
    ImmutableArray<LabourMarket> LabourMarkets,
    ImmutableSortedSet<string> Products,
    int OtherProducts,
    KeptText? Description)
{
    public static readonly Refusal Incomplete = new(
        "activity.incomplete", "L-17",
        "La déclaration d'activité nomme au moins un secteur, un territoire et un marché du travail.",
        "The activity declaration names at least one sector, one territory and one labour market.");

    public static readonly Refusal NotACode = new(
        "activity.not-a-code", "L-17",
        "Un code n'est pas de la forme attendue : SCIAN de 2 à 6 chiffres, ISO 3166, CNP et CPC de 1 à 5 chiffres.",
        "A code is not of the form expected: NAICS of 2 to 6 digits, ISO 3166, NOC and CPC of 1 to 5 digits.");

    public static readonly Refusal CountOutOfRange = new(
        "activity.count-out-of-range", "L-17",
        "Le nombre des autres produits va de 0 à 1 000.",
        "The number of other products goes from 0 to 1,000.");

    // NAICS/SCIAN 2022, the sectors: a code of any length begins with one of them.
    private static readonly ImmutableHashSet<string> _naicsSectors =
    [
        "11", "21", "22", "23", "31", "32", "33", "41", "42", "44", "45", "48", "49", "51", "52", "53", "54", "55", "56", "61", "62", "71",
        "72", "81", "91", "92",
    ];

    /// <summary>In the order of their characters: the order of a culture would write the same declaration differently.</summary>
    public ImmutableSortedSet<string> Sectors { get; init; } = Sectors.WithComparer(StringComparer.Ordinal);

    /// <summary>In the order of their characters.</summary>
    public ImmutableSortedSet<string> Territories { get; init; } = Territories.WithComparer(StringComparer.Ordinal);

    /// <summary>In the order of their characters, each once.</summary>
    public ImmutableArray<LabourMarket> LabourMarkets { get; init; } =
    [
        .. LabourMarkets.Distinct().OrderBy(market => market.Occupation, StringComparer.Ordinal).ThenBy(market => market.Territory, StringComparer.Ordinal),
    ];

    /// <summary>In the order of their characters.</summary>
    public ImmutableSortedSet<string> Products { get; init; } = Products.WithComparer(StringComparer.Ordinal);

    /// <summary>What is wrong with the declaration; null when nothing is.</summary>
    public Refusal? Fault()
    {
        if (Sectors.Count == 0 || Territories.Count == 0 || LabourMarkets.Length == 0)
            return Incomplete;
        if (OtherProducts is < 0 or > 1_000)
            return CountOutOfRange.With("otherProducts", OtherProducts);

        return Sectors.All(IsSector)
            && Territories.All(IsTerritory)
            && LabourMarkets.All(market => IsDigits(market.Occupation, 1, 5) && IsTerritory(market.Territory))
            && Products.All(code => IsDigits(code, 1, 5))
                ? null
                : NotACode;
    }

    /// <summary>
    /// In what two companies may compete: a product or a sector in a territory of both, or a labour market of both. It points
    /// the coordinator somewhere; whether they compete is for people to judge.
    /// </summary>
    public CompetitionHints ComparedWith(ActivityDeclaration other)
    {
        var meet = Territories.Any(one => other.Territories.Any(another => Overlap(one, another)));
        return new CompetitionHints(
            meet ? [.. Sectors.Where(one => other.Sectors.Any(another => Overlap(one, another)))] : [],
            meet ? [.. Products.Where(one => other.Products.Any(another => Overlap(one, another)))] : [],
            [
                .. LabourMarkets.Where(one => other.LabourMarkets.Any(another =>
                    Overlap(one.Occupation, another.Occupation) && Overlap(one.Territory, another.Territory))),
            ]);
    }

    /// <summary>The same declaration, whichever words describe it.</summary>
    public bool SameAs(ActivityDeclaration other) =>
        Sectors.SetEquals(other.Sectors)
        && Territories.SetEquals(other.Territories)
        && LabourMarkets.SequenceEqual(other.LabourMarkets)
        && Products.SetEquals(other.Products)
        && OtherProducts == other.OtherProducts
        && Description == other.Description;

    // A shorter code holds every longer one that begins with it: CA holds CA-QC, 3115 holds 311511.
    private static bool Overlap(string one, string other) => one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    private static bool IsSector(string code) => IsDigits(code, 2, 6) && _naicsSectors.Contains(code[..2]);

    private static bool IsDigits(string code, int fewest, int most) => code.Length >= fewest && code.Length <= most && code.All(char.IsAsciiDigit);

    private static bool IsTerritory(string code) =>
        code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
        || (code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '-', .. { Length: >= 1 and <= 3 } part] && part.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)));
}

/// <summary>Whom a company hires where: firms that hire the same people compete, whatever they sell.</summary>
/// <param name="Occupation">A code of the National Occupational Classification (NOC/CNP) of one to five digits.</param>
/// <param name="Territory">ISO 3166, as <c>CA-QC</c>.</param>
public sealed record LabourMarket(string Occupation, string Territory);

/// <summary>In what two declared activities overlap.</summary>
/// <param name="Sectors">Sectors of the first that the second is in too.</param>
/// <param name="Products">Products of the first that the second has too.</param>
/// <param name="LabourMarkets">Labour markets of the first that the second hires in too.</param>
public sealed record CompetitionHints(ImmutableArray<string> Sectors, ImmutableArray<string> Products, ImmutableArray<LabourMarket> LabourMarkets)
{
    /// <summary>Whether nothing overlaps.</summary>
    public bool AreNone => Sectors.IsEmpty && Products.IsEmpty && LabourMarkets.IsEmpty;
}
