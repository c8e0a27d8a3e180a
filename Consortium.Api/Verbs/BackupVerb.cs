using System.CommandLine;
using Consortium.Api.Database;

namespace Consortium.Api.Verbs;

internal static class BackupVerb
{
    private static readonly Argument<string> Folder = new("folder") { Description = "Where the two files go." };

    public static Command Command() => Verb.Of(
        "backup",
        "Write the main database and the keys into a folder, while the service runs or not.",
        async (installation, parsed, ct) =>
        {
            var written = await Backup.Write(installation.Databases, parsed.GetRequiredValue(Folder), ct);
            Console.WriteLine($"Wrote {written.Main}");
            Console.WriteLine($"Wrote {written.Keys}");
            Console.WriteLine($"The master key is not in them. Keep a copy of {installation.Databases.MasterKeyFile} elsewhere: without it no name can be read.");
            return Verb.Done;
        },
        Folder);
}
