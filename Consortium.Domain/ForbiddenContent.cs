using System.Globalization;
using System.Text;

namespace Consortium.Domain;

/// <summary>
/// What companies may not tell each other, whoever writes it down (L-13): pay, hiring plans, prices, costs, margins, capacity,
/// market shares, customer lists, strategy and research plans. A word list finds what people write without thinking; it does not
/// understand, so a sentence that avoids the words gets through, and one that uses them harmlessly is to be said otherwise.
/// </summary>
public static class ForbiddenContent
{
    public static readonly Refusal Found = new(
        "content.forbidden-category", "L-13",
        "Ce texte porte sur la paie, les prix, les marges, la clientèle ou les plans d'une entreprise, qui n'entrent pas dans le consortium ; « field » et « position » disent où. Retirez ce passage.",
        "This text is about pay, prices, margins, customers or plans of a company, which never enter the consortium; “field” and “position” say where. Remove the passage.");

    private static readonly (ForbiddenCategory Category, string[] Words)[] _lists =
    [
        (ForbiddenCategory.Pay,
        [
            "salaire", "salaires", "salarial", "salariale", "remuneration", "remunerations", "paie", "bonification", "bonifications", "prime de rendement", "primes de rendement",
            "echelle salariale", "avantages sociaux", "salary", "salaries", "wage", "wages", "payroll", "bonus", "bonuses", "compensation package", "pay rise", "pay raise", "fringe benefits",
        ]),
        (ForbiddenCategory.Hiring, ["plan d'embauche", "plans d'embauche", "plan de recrutement", "hiring plan", "hiring plans", "headcount plan", "hiring freeze", "gel d'embauche"]),
        (ForbiddenCategory.Prices,
        [
            "liste de prix", "prix de vente", "prix de revient", "prix coutant", "nos prix", "leurs prix", "tarif", "tarifs", "rabais", "price list", "price lists", "our prices", "selling price",
            "cost price", "rate card", "discounts", "soumission en cours", "our bid", "notre soumission",
        ]),
        (ForbiddenCategory.Margins, ["marge", "marges", "marge brute", "margin", "margins", "cout de production", "couts de production", "production cost", "production costs", "cost structure"]),
        (ForbiddenCategory.Capacity, ["capacite de production", "production capacity", "volumes de production", "production volumes", "taux d'utilisation", "utilisation rate"]),
        (ForbiddenCategory.Market, ["part de marche", "parts de marche", "market share", "market shares", "liste de clients", "listes de clients", "customer list", "customer lists", "client list", "client lists"]),
        (ForbiddenCategory.Plans,
        [
            "plan strategique confidentiel", "plan d'affaires confidentiel", "lancement de produit", "plan de lancement", "product launch", "launch plan", "product roadmap", "plan de r-d", "plan de r&d",
            "r&d plan", "r&d plans", "research plan",
        ]),
    ];

    private static readonly Dictionary<string, (ForbiddenCategory Category, string[] Words)[]> _byFirstWord = _lists
        .SelectMany(list => list.Words, (list, words) => (list.Category, Words: words.Split(' ')))
        .GroupBy(phrase => phrase.Words[0])
        .ToDictionary(phrases => phrases.Key, phrases => phrases.ToArray());

    /// <summary>The first forbidden word of a text in either language, accents and case aside; null when there is none.</summary>
    public static ForbiddenWord? In(string text)
    {
        var words = WordsOf(text);
        for (var at = 0; at < words.Count; at++)
        {
            if (!_byFirstWord.TryGetValue(words[at].Plain, out var phrases))
                continue;

            foreach (var (category, phrase) in phrases)
            {
                if (at + phrase.Length <= words.Count && phrase.Index().All(part => words[at + part.Index].Plain == part.Item))
                    return new ForbiddenWord(category, words[at].Position);
            }
        }

        return null;
    }

    private static List<(string Plain, int Position)> WordsOf(string text)
    {
        var words = new List<(string, int)>();
        var start = -1;
        for (var position = 0; position <= text.Length; position++)
        {
            // An apostrophe, a hyphen and an ampersand are inside a word: plan d'embauche, R-D, R&D.
            var inside = position < text.Length && (char.IsLetterOrDigit(text[position])
                || CharUnicodeInfo.GetUnicodeCategory(text[position]) is UnicodeCategory.NonSpacingMark
                || (start >= 0 && text[position] is '\'' or '’' or '-' or '&'));
            if (inside && start < 0)
                start = position;
            if (inside || start < 0)
                continue;

            words.Add((Plain(text[start..position]), start));
            start = -1;
        }

        return words;
    }

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word.Replace('’', '\'').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }
}

/// <summary>Where a forbidden word stands; never the word itself.</summary>
/// <param name="Category">What it is about.</param>
/// <param name="Position">Its first character, from 0.</param>
public readonly record struct ForbiddenWord(ForbiddenCategory Category, int Position);

/// <summary>What may not be told.</summary>
public enum ForbiddenCategory
{
    /// <summary>Pay, bonus, benefits.</summary>
    Pay,

    /// <summary>Hiring plans.</summary>
    Hiring,

    /// <summary>Prices and bids.</summary>
    Prices,

    /// <summary>Costs and margins.</summary>
    Margins,

    /// <summary>Capacity and quantities.</summary>
    Capacity,

    /// <summary>Market shares and customer lists.</summary>
    Market,

    /// <summary>Strategy, launches and research.</summary>
    Plans,
}
