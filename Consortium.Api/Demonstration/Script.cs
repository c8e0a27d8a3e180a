using System.Text.Json;

namespace Consortium.Api.Demonstration;

/// <summary>What the demonstration plays: its companies, rules and cohorts, and the files that their people send.</summary>
internal sealed record Script(
    Script.Texts Agreement,
    IReadOnlyList<Script.Company> Companies,
    IReadOnlyList<Script.Exclusion> Exclusions,
    IReadOnlyList<Script.Cohort> Cohorts)
{
    /// <summary>File names, beside the script.</summary>
    internal sealed record Texts(string French, string English);

    /// <param name="Key">Names the company's files.</param>
    internal sealed record Company(string Key, string LegalName);

    internal sealed record Exclusion(string By, string Against, DateOnly From);

    /// <param name="Key">Names the folder of its files.</param>
    /// <param name="Complete">Played to the last delivery; otherwise it is left waiting at the ballot.</param>
    internal sealed record Cohort(string Key, DateOnly From, DateOnly Until, bool Complete);

    public static Script Read(string folder) => JsonSerializer.Deserialize<Script>(
        File.ReadAllBytes(Path.Combine(folder, "consortium.json")), JsonSerializerOptions.Web)!;
}
