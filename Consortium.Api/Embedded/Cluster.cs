using Consortium.Api.Database;

namespace Consortium.Api.Embedded;

/// <summary>A new cluster: checksums, C.UTF-8, passwords by SCRAM, for nobody's eyes but its own account's.</summary>
internal static class Cluster
{
    /// <summary>Creates the cluster aside and moves it into place, so that a creation that was cut short begins anew.</summary>
    public static async Task Create(DataFolder folder, ServerAccount? account, string superuserPassword, CancellationToken ct)
    {
        var aside = folder.Data + ".new";
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }

        await OwnedFolder(folder.Sockets, account, ct);
        await OwnedFolder(aside, account, ct);
        await RefuseUnreachable(folder, account, ct);

        // initdb reads the password from a file of the account it runs as.
        var passwordFile = Path.Combine(folder.Sockets, "initdb.password");
        await OwnedFile(passwordFile, account, superuserPassword, ct);
        try
        {
            IReadOnlyList<string> commandLine =
            [
                .. ServerAccount.Prefix(account),
                PostgresBinaries.Highest().Program("initdb"),
                "--pgdata", aside,
                "--username", "postgres",
                "--pwfile", passwordFile,
                "--auth-local", "scram-sha-256",
                "--auth-host", "scram-sha-256",
                "--encoding", "UTF8",
                "--locale", "C.UTF-8",
                "--data-checksums",
            ];
            await ForeignProgram.Run(commandLine[0], [.. commandLine.Skip(1)], ct: ct);
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(aside, folder.Data);
    }

    private static async Task OwnedFolder(string path, ServerAccount? account, CancellationToken ct)
    {
        IReadOnlyList<string> owner = account is null ? [] : ["--owner", account.UserId, "--group", account.GroupId];
        await ForeignProgram.Run("install", ["--directory", "--mode", "0700", .. owner, path], ct: ct);
    }

    private static async Task OwnedFile(string path, ServerAccount? account, string content, CancellationToken ct)
    {
        File.Delete(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var writer = new StreamWriter(path, options))
        {
            await writer.WriteAsync(content.AsMemory(), ct);
        }

        if (account is not null)
        {
            await ForeignProgram.Run("chown", [$"{account.UserId}:{account.GroupId}", path], ct: ct);
        }
    }

    private static async Task RefuseUnreachable(DataFolder folder, ServerAccount? account, CancellationToken ct)
    {
        if (account is null)
        {
            return;
        }

        IReadOnlyList<string> commandLine = [.. ServerAccount.Prefix(account), "test", "-w", folder.Sockets];
        try
        {
            await ForeignProgram.Run(commandLine[0], [.. commandLine.Skip(1)], ct: ct);
        }
        catch (ForeignProgramException)
        {
            throw new StartRefusedException(
                $"PostgreSQL runs as '{account.Name}', who cannot reach {folder.Root}: a folder above it is closed to other users. " +
                "Choose another one with --data.");
        }
    }
}
