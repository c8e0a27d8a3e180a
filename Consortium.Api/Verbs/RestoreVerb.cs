using System.CommandLine;
using Consortium.Api.Database;
using Consortium.Api.PersonalData;

namespace Consortium.Api.Verbs;

internal static class RestoreVerb
{
    private static readonly Argument<string> Folder = new("folder") { Description = "Where 'backup' wrote its two files." };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace what the databases hold now." };

    public static Command Command() => Verb.Of(
        "restore",
        "Read a backup into the databases of a stopped service, then migrate.",
        async (installation, parsed, ct) =>
        {
            var erased = await ErasureLedger.Read(installation.Databases, ct);
            await Backup.Restore(installation.Databases, parsed.GetRequiredValue(Folder), parsed.GetValue(Replace), ct);
            var applied = await installation.Prepare(takeOver: false, ct);
            await ErasureLedger.TakeAlong(erased, installation.Databases, ct);
            Console.WriteLine(applied.Count == 0 ? "Restored." : $"Restored, and applied {string.Join(", ", applied)}.");
            Console.WriteLine($"Names can be read when {installation.Databases.MasterKeyFile} is the master key of that time.");
            return Verb.Done;
        },
        Folder,
        Replace);
}
