using System.Globalization;
using System.Text;

namespace Consortium.Api.Generation;

/// <summary>Words that invented companies and people are named with, in French and in English.</summary>
internal static class InventedNames
{
    private static readonly string[] _places =
    [
        "Outardes", "Belle-Rive", "Quatre-Vents", "Saint-Clément", "Val-Brillant", "Cap-aux-Oies", "Lac-des-Pins", "Montcerf", "Rivière-Verte", "Trois-Érables",
        "Harrowgate", "Millbrook", "Stonebridge", "Eastfield", "Birchmont", "Larkhill", "Fairhaven", "Redwater", "Oakridge", "Ashcombe",
    ];

    private static readonly string[] _frenchTrades =
    [
        "Aciers", "Laiterie", "Assurances", "Logiciels", "Transports", "Meunerie", "Imprimerie", "Forges", "Textiles", "Énergies",
        "Laboratoires", "Chantiers", "Coopérative", "Conserverie", "Ébénisterie", "Verrerie", "Pharmacie", "Entrepôts", "Mécanique", "Papeterie",
    ];

    private static readonly string[] _englishTrades =
    [
        "Steel", "Dairy", "Insurance", "Software", "Freight", "Milling", "Printing", "Foundry", "Textiles", "Power",
        "Laboratories", "Shipyards", "Cooperative", "Foods", "Furniture", "Glass", "Pharmacy", "Warehousing", "Engineering", "Paper",
    ];

    private static readonly string[] _frenchGiven =
    [
        "Aurélie", "Benoît", "Chloé", "Damien", "Élodie", "François", "Gaëlle", "Hélène", "Inès", "Jérôme", "Karine", "Loïc", "Maëlle", "Noémie",
        "Océane", "Pascal", "Raphaël", "Solène", "Théo", "Ursule", "Valérie", "Wilfrid", "Xavier", "Yannick", "Zoé", "Étienne", "Éve", "Joël",
    ];

    private static readonly string[] _englishGiven =
    [
        "Abigail", "Brandon", "Cora", "Desmond", "Eleanor", "Fraser", "Grace", "Hamish", "Imogen", "Jasper", "Kwame", "Leila", "Marcus", "Naomi",
        "Oscar", "Priya", "Quentin", "Rosalind", "Stefan", "Tamara", "Uma", "Victor", "Wanjiru", "Xia", "Yusuf", "Zara", "Omar", "Ingrid",
    ];

    private static readonly string[] _frenchFamily =
    [
        "Arsenault", "Bélanger", "Côté", "Dubé", "Émond", "Fortin", "Gagné", "Hébert", "Jutras", "Lévesque", "Maître", "Nadeau", "Ouellet", "Pelletier",
        "Quirion", "Roy", "Séguin", "Thériault", "Vallée", "Châtelain", "Desrosiers", "Grégoire", "Lachance", "Marchand", "Poirier", "Rivière", "Savard", "Tremblay",
    ];

    private static readonly string[] _englishFamily =
    [
        "Adeyemi", "Beaumont", "Callahan", "Dalgleish", "Eastwood", "Ferreira", "Garrison", "Hargreaves", "Iyer", "Jorgensen", "Kowalski", "Lindqvist",
        "Mackinnon", "Nakamura", "Okafor", "Penhale", "Quill", "Rahman", "Sandoval", "Thorne", "Underhill", "Vance", "Whitcombe", "Yates", "Osei", "Petrov", "Singh", "Byrne",
    ];

    /// <summary>A name of its own for each of any number of companies.</summary>
    public static string Company(int nth)
    {
        var (french, kind) = (nth % 2 == 0, nth / 2);
        var (place, trade, turn) = (_places[kind % _places.Length], kind / _places.Length % _frenchTrades.Length, kind / (_places.Length * _frenchTrades.Length));
        var name = french ? $"{_frenchTrades[trade]} {place}" : $"{place} {_englishTrades[trade]}";
        var number = turn == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {turn + 1}");
        return french ? $"{name}{number} inc." : $"{name}{number} Ltd.";
    }

    public static (string Given, string Family) Person(Lots lots, int nth, bool french) => french
        ? (lots.One("given name", nth, _frenchGiven), lots.One("family name", nth, _frenchFamily))
        : (lots.One("given name", nth, _englishGiven), lots.One("family name", nth, _englishFamily));

    /// <summary>As it stands in an address.</summary>
    public static string InAddress(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark))
        .ToLowerInvariant();
}
