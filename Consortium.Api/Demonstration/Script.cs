using System.Text.Json;
using System.Text.Json.Serialization;

namespace Consortium.Api.Demonstration;

/// <summary>
/// What the demonstration plays: its companies, the rules between them, its cohorts, and the files that their people send. All of
/// it lies in the folder <c>Script</c> and in the program. Days are counted from the founding.
/// </summary>
internal sealed record Script(
    Script.Texts Agreement,
    Script.Amending Amendment,
    string Chair,
    IReadOnlyList<Script.Company> Companies,
    IReadOnlyList<Script.Controls> Control,
    IReadOnlyList<Script.Business> Relationships,
    IReadOnlyList<Script.Exclusion> Exclusions,
    IReadOnlyList<Script.Covenant> Covenants,
    IReadOnlyList<Script.Cohort> Cohorts,
    IReadOnlyList<Script.Form> Forms)
{
    private const string Folder = "demonstration/";

    private static readonly JsonSerializerOptions _json =
        new(JsonSerializerOptions.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>File names, beside the script.</summary>
    internal sealed record Texts(string French, string English);

    /// <summary>A version to come: the agreement with one more article.</summary>
    /// <param name="FromDay">Its first day.</param>
    /// <param name="Unsigned">The company that has yet to sign it.</param>
    internal sealed record Amending(string French, string English, int FromDay, string Unsigned);

    /// <param name="Key">Names the company's files.</param>
    /// <param name="Executive">Who signs for it.</param>
    /// <param name="Counsel">Who approves its covenants; null when it has none.</param>
    internal sealed record Company(string Key, string LegalName, string Executive, string? Counsel);

    /// <param name="Share">Of the votes, in hundredths of a percent.</param>
    internal sealed record Controls(string Controller, string Controlled, int Share);

    /// <param name="Role">What the company is to the other.</param>
    internal sealed record Business(string Company, string With, string Role);

    internal sealed record Exclusion(string By, string Against, bool Direct, string Reason);

    /// <param name="FromDay">Its first day.</param>
    /// <param name="UntilDay">Its last day, included.</param>
    internal sealed record Covenant(
        string Bound, string Beneficiary, string Jurisdiction, string Territory, string ProhibitedAct, int FromDay, int UntilDay, string Interest, string Necessity);

    /// <param name="Key">Names the folder of its files.</param>
    /// <param name="Complete">Played to the last delivery, but for one answer; otherwise it is left waiting at the queue and at the ballot.</param>
    internal sealed record Cohort(string Key, int FromDay, int UntilDay, bool Complete);

    /// <summary>Somebody of a company that has no files, and nobody to write them.</summary>
    /// <param name="Skills">Codes of the taxonomy.</param>
    internal sealed record Form(
        string Company, string Cohort, string Role, string GivenName, string FamilyName, string Email, IReadOnlyList<string>? Skills, int YearsOfExperience);

    public static Script Read() => JsonSerializer.Deserialize<Script>(Bytes("consortium.json"), _json)!;

    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));

    /// <summary>The files that a company sends for a cohort, in their order: a second one when the first was refused.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> FilesOf(string cohort, string company) =>
    [
        .. typeof(Script).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"{Folder}{cohort}/{company}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => name[Folder.Length..])
            .Select(name => (name, Bytes(name))),
    ];

    private static byte[] Bytes(string name)
    {
        using var file = typeof(Script).Assembly.GetManifestResourceStream(Folder + name)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
