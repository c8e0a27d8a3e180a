using System.CommandLine;

namespace Consortium.Api.Verbs;

internal static class MigrateVerb
{
    private static readonly Option<bool> TakeOver = new("--take-over")
    {
        Description = "Take the database from another engine that left nothing undelivered.",
    };

    public static Command Command() => Verb.Of(
        "migrate",
        "Bring the databases to the shape of this version.",
        async (installation, parsed, ct) =>
        {
            var applied = await installation.Prepare(parsed.GetValue(TakeOver), ct);
            Console.WriteLine(applied.Count == 0 ? "Nothing to migrate." : $"Applied {string.Join(", ", applied)}.");
            return Verb.Done;
        },
        TakeOver);
}
