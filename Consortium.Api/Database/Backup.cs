using Consortium.Api.Embedded;
using Npgsql;

namespace Consortium.Api.Database;

/// <summary>
/// Two files, one per database, in PostgreSQL's custom format. The main database is written first: a key is made before what
/// it encrypts, so every row of the first file finds its key in the second unless the person was erased in between.
/// </summary>
internal static class Backup
{
    private const string MainFile = "consortium.dump";
    private const string KeysFile = "consortium_keys.dump";

    public static async Task<(string Main, string Keys)> Write(DatabaseConnections databases, string folder, CancellationToken ct)
    {
        var programs = await Programs(databases, ct);
        await RequireSomething(databases, ct);
        var (main, keys) = Files(folder);
        if (File.Exists(main) || File.Exists(keys))
        {
            throw new StartRefusedException($"{Path.GetFullPath(folder)} holds a backup already: name another folder.");
        }

        Directory.CreateDirectory(Path.GetFullPath(folder));
        await Dump(programs, databases.Owner, main, ct);
        await Dump(programs, databases.Keys, keys, ct);
        return (main, keys);
    }

    /// <summary>Reads both files into databases that are empty, or that may be replaced and that nobody serves.</summary>
    public static async Task Restore(DatabaseConnections databases, string folder, bool replace, CancellationToken ct)
    {
        var programs = await Programs(databases, ct);
        var (main, keys) = Files(folder);
        await Verify(programs, main, ct);
        await Verify(programs, keys, ct);

        await using var owner = await Unpooled.Open(databases.Owner, ct);
        await using var ofKeys = await Unpooled.Open(databases.Keys, ct);
        if (await owner.Scalar<bool>(
            $"select exists (select from pg_stat_activity where datname = current_database() and usename in ('{Roles.Engine}', '{Roles.Reader}'))", ct))
        {
            throw new StartRefusedException("A service works on this database: stop it, then restore.");
        }

        if (!replace && (await HoldsAnything(owner, ct) || await HoldsAnything(ofKeys, ct)))
        {
            throw new StartRefusedException("The databases are not empty. Say --replace to drop what they hold and restore over it.");
        }

        await Empty(ofKeys, ct);
        await Load(programs, databases.Keys, keys, ct);
        await Empty(owner, ct);
        await Load(programs, databases.Owner, main, ct);
    }

    private static (string Main, string Keys) Files(string folder) =>
        (Path.Combine(Path.GetFullPath(folder), MainFile), Path.Combine(Path.GetFullPath(folder), KeysFile));

    private static async Task<PostgresBinaries> Programs(DatabaseConnections databases, CancellationToken ct)
    {
        await using var owner = await Unpooled.Open(databases.Owner, ct);
        return PostgresBinaries.Understanding(owner.PostgreSqlVersion.Major);
    }

    /// <summary>Two files of nothing would pass for a backup where the data folder was mistyped.</summary>
    private static async Task RequireSomething(DatabaseConnections databases, CancellationToken ct)
    {
        await using var owner = await Unpooled.Open(databases.Owner, ct);
        if ((await Migrate.Missing(owner, Migration.OfMain, ct)).Count == Migration.OfMain.Count)
        {
            throw new StartRefusedException("There is nothing to back up: the database was never migrated. Is it the one that you mean?");
        }
    }

    private static async Task Dump(PostgresBinaries programs, string connection, string file, CancellationToken ct)
    {
        var unfinished = file + ".unfinished";
        File.Delete(unfinished);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await new FileStream(unfinished, options).DisposeAsync();
        await ForeignProgram.Run(
            programs.Program("pg_dump"), ["--format=custom", "--no-password", "--file", unfinished], Environment(connection), ct);
        await Verify(programs, unfinished, ct);
        File.Move(unfinished, file);
    }

    private static async Task Verify(PostgresBinaries programs, string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new StartRefusedException($"{file} is missing: a backup is two files, {MainFile} and {KeysFile}.");
        }

        await ForeignProgram.Run(programs.Program("pg_restore"), ["--list", file], ct: ct);
    }

    private static async Task Load(PostgresBinaries programs, string connection, string file, CancellationToken ct)
    {
        var environment = Environment(connection);
        await ForeignProgram.Run(
            programs.Program("pg_restore"),
            ["--exit-on-error", "--single-transaction", "--no-owner", "--no-password", "--dbname", environment["PGDATABASE"], file],
            environment,
            ct);
    }

    private static Task<bool> HoldsAnything(NpgsqlConnection connection, CancellationToken ct) =>
        connection.Scalar<bool>("select exists (select from pg_namespace where nspowner = current_user::regrole)", ct);

    private static Task Empty(NpgsqlConnection connection, CancellationToken ct) => connection.Execute(
        """
        do $$
        declare own text;
        begin
            for own in select nspname from pg_namespace where nspowner = current_user::regrole loop
                execute format('drop schema %I cascade', own);
            end loop;
            for own in select oid::regclass from pg_class
                where relnamespace = 'public'::regnamespace and relowner = current_user::regrole and relkind in ('r', 'p') loop
                execute format('drop table %s cascade', own);
            end loop;
        end $$
        """,
        ct);

    private static Dictionary<string, string> Environment(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return new()
        {
            ["PGHOST"] = parts.Host!,
            ["PGPORT"] = FormattableString.Invariant($"{parts.Port}"),
            ["PGUSER"] = parts.Username!,
            ["PGPASSWORD"] = parts.Password ?? "",
            ["PGDATABASE"] = parts.Database!,
            ["PGSSLMODE"] = parts.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var plain => plain.ToString().ToLowerInvariant(),
            },
        };
    }
}
