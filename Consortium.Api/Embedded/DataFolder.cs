using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Consortium.Api.Database;

namespace Consortium.Api.Embedded;

/// <summary>Where the service keeps what is its own: PostgreSQL's data, the passwords of its roles and the master key.</summary>
/// <remarks>
/// Secrets belong to whoever runs the service, data and socket to whoever runs PostgreSQL: the two differ when the service
/// runs as root.
/// </remarks>
internal sealed class DataFolder(string path)
{
    // sun_path holds 108 bytes, the last of which is zero.
    private const int LongestSocketPath = 107;
    private const string SocketName = ".s.PGSQL.5432";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Root { get; } = Path.GetFullPath(path);

    public string Data => Path.Combine(Root, "data");

    public string Sockets => Path.Combine(Root, "run");

    public string MasterKeyFile => Path.Combine(Root, "master.key");

    private string SecretsFile => Path.Combine(Root, "secrets.json");

    private string LockFile => Path.Combine(Root, "supervisor.lock");

    public bool HasCluster => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>The major version that wrote the data: the only one that can read it.</summary>
    public int ClusterMajor => int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);

    /// <summary>Under the system's state folder for root, else under the user's data folder.</summary>
    public static string Default => Environment.IsPrivilegedProcess
        ? "/var/lib/consortium"
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "consortium");

    public void Prepare(ServerAccount? account)
    {
        if (Encoding.UTF8.GetByteCount(Path.Combine(Sockets, SocketName)) > LongestSocketPath)
        {
            throw new StartRefusedException(
                $"The data folder's path is too long: a socket in it may have at most {LongestSocketPath} bytes. Choose a shorter one with --data.");
        }

        Directory.CreateDirectory(Root);
        File.SetUnixFileMode(
            Root,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | (account is null ? UnixFileMode.None : UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
    }

    /// <summary>
    /// Makes this process the one that starts and stops PostgreSQL, until the result is disposed or the process dies.
    /// Null when another process is.
    /// </summary>
    public FileStream? TrySupervise()
    {
        try
        {
            return new FileStream(
                LockFile,
                new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = Private });
        }
        catch (IOException) when (File.Exists(LockFile))
        {
            return null;
        }
    }

    /// <summary>The passwords and the master key; made on the first run, and never made again for data that exists.</summary>
    public RolePasswords Secrets()
    {
        if (!File.Exists(MasterKeyFile))
        {
            RefuseToReplaceSecretsOfData(MasterKeyFile);
            WriteWhole(MasterKeyFile, RandomNumberGenerator.GetBytes(32));
        }

        if (!File.Exists(SecretsFile))
        {
            RefuseToReplaceSecretsOfData(SecretsFile);
            WriteWhole(SecretsFile, JsonSerializer.SerializeToUtf8Bytes(RolePasswords.Random()));
        }

        return ReadSecrets()!;
    }

    /// <summary>The passwords, or null while the process that supervises is still making them.</summary>
    public RolePasswords? ReadSecrets() =>
        File.Exists(SecretsFile) ? JsonSerializer.Deserialize<RolePasswords>(File.ReadAllBytes(SecretsFile)) : null;

    private void RefuseToReplaceSecretsOfData(string file)
    {
        if (HasCluster)
        {
            throw new StartRefusedException(
                $"{file} is missing, and the data beside it cannot be used without it. Put it back from where you keep a copy.");
        }
    }

    private static void WriteWhole(string file, byte[] content)
    {
        var unfinished = file + ".new";
        File.Delete(unfinished);
        using (var stream = new FileStream(
            unfinished, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Private }))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file);
    }
}
