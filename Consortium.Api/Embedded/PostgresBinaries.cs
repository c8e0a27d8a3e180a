using System.Globalization;
using Consortium.Api.Database;

namespace Consortium.Api.Embedded;

/// <summary>The programs of one installed PostgreSQL.</summary>
internal sealed record PostgresBinaries(int Major, string Folder)
{
    private const string Installed = "/usr/lib/postgresql";

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>The highest version on this machine.</summary>
    public static PostgresBinaries Highest() =>
        All().MaxBy(found => found.Major) ?? throw new StartRefusedException(
            "PostgreSQL's server programs are not installed. Run: sudo apt-get install --yes postgresql-15 (or give connection strings to a server of your own).");

    /// <summary>The version that wrote a data folder: no other can read it.</summary>
    public static PostgresBinaries Of(int major) =>
        All().FirstOrDefault(found => found.Major == major) ?? throw new StartRefusedException(
            $"The data folder was written by PostgreSQL {major}, which is not installed here, and another version cannot read it. " +
            $"Run: sudo apt-get install --yes postgresql-{major}");

    /// <summary>A version whose pg_dump and pg_restore understand a server: its own, or the next higher one.</summary>
    public static PostgresBinaries Understanding(int serverMajor) =>
        All().Where(found => found.Major >= serverMajor && File.Exists(found.Program("pg_dump"))).MinBy(found => found.Major)
        ?? throw new StartRefusedException(
            $"pg_dump and pg_restore of PostgreSQL {serverMajor} or later are needed here and were not found. " +
            $"Run: sudo apt-get install --yes postgresql-client-{serverMajor}");

    private static IEnumerable<PostgresBinaries> All() =>
        Directory.Exists(Installed)
            ? from folder in Directory.EnumerateDirectories(Installed)
              where int.TryParse(Path.GetFileName(folder), out _)
              select new PostgresBinaries(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), Path.Combine(folder, "bin")) into found
              where Directory.Exists(found.Folder)
              select found
            : [];
}
