using Consortium.Domain;

namespace Consortium.Api.Spreadsheets;

/// <summary>What is wrong with one cell, what was expected there and what to write instead.</summary>
/// <param name="Column">The column by its name in this API; empty when it is the row as a whole.</param>
internal sealed record CellProblem(string Column, string Code, string Rule, string French, string English)
{
    /// <summary>A row whose quotation marks do not match: where its cells end is a guess, and an open one swallows the rows after it.</summary>
    public static CellProblem Quotes { get; } = new(
        "",
        "file.quotes",
        "A-27",
        "Les guillemets de cette ligne ne vont pas par deux ; s'il en manque un à la fin, les lignes suivantes n'ont pas été lues. Une cellule qui en contient en porte un au début, un à la fin, et double ceux du milieu.",
        "The quotation marks of this row do not pair up; if the closing one is missing, the rows after it were not read. A cell that holds some begins and ends with one and doubles those in between.");

    /// <summary>A rule that stood in the way of a row.</summary>
    public static CellProblem Of(Refusal refusal, string column = "") => new(column, refusal.Code, refusal.Rule, refusal.French, refusal.English);

    /// <summary>Another thing was expected in a cell.</summary>
    public static CellProblem Expected(string column, string code, string rule, string french, string english) => new(
        column, code, rule, $"On attend {french}. Corrigez cette cellule, puis renvoyez la ligne.", $"Expected: {english}. Correct this cell, then send the row again.");
}
