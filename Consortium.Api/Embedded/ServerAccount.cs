using Consortium.Api.Database;

namespace Consortium.Api.Embedded;

/// <summary>
/// Whom PostgreSQL runs as. It refuses root, so a service that runs as root starts it as a system user; any other service
/// starts it as itself.
/// </summary>
internal sealed record ServerAccount(string Name, string UserId, string GroupId)
{
    private const string OfThePackage = "postgres";
    private const string OfOurs = "consortium";

    /// <summary>The account to change to; null when PostgreSQL runs as the service does.</summary>
    public static async Task<ServerAccount?> Find(CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        if ((Named(OfThePackage) ?? Named(OfOurs)) is { } account)
        {
            return account;
        }

        await ForeignProgram.Run("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", OfOurs], ct: ct);
        return Named(OfOurs) ?? throw new StartRefusedException(
            $"PostgreSQL refuses to run as root and the system user '{OfOurs}' could not be created. Run: useradd --system {OfOurs}");
    }

    /// <summary>The command line that runs a program under this account.</summary>
    /// <remarks>setpriv replaces itself by the program, so the process started is the program's own.</remarks>
    public static IReadOnlyList<string> Prefix(ServerAccount? account) => account is null
        ? []
        : ["setpriv", "--reuid", account.UserId, "--regid", account.GroupId, "--clear-groups", "--reset-env"];

    private static ServerAccount? Named(string name) => File.ReadLines("/etc/passwd")
        .Select(line => line.Split(':'))
        .Where(fields => fields.Length > 3 && fields[0] == name)
        .Select(fields => new ServerAccount(name, fields[2], fields[3]))
        .FirstOrDefault();
}
