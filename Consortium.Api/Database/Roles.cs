using Npgsql;

namespace Consortium.Api.Database;

/// <summary>
/// The roles of the service and the two databases they meet in. The owner sees every row, since it rebuilds read tables and
/// backs them up; it answers no request. The engine and the reader are subject to row-level security; the keys have a role of
/// their own that reaches nothing else.
/// </summary>
internal static class Roles
{
    public const string Owner = "consortium_owner";
    public const string Engine = "consortium_engine";
    public const string Reader = "consortium_reader";
    public const string Keys = "consortium_keys";

    /// <summary>Creates what is missing and sets the passwords. Repeating it changes nothing.</summary>
    /// <param name="superuser">A connection of a superuser.</param>
    public static async Task Create(NpgsqlConnection superuser, RolePasswords passwords, CancellationToken ct)
    {
        await Create(superuser, Owner, "bypassrls", passwords.Owner, ct);
        await Create(superuser, Engine, "nobypassrls", passwords.Engine, ct);
        await Create(superuser, Reader, "nobypassrls", passwords.Reader, ct);
        await Create(superuser, Keys, "nobypassrls", passwords.Keys, ct);
    }

    /// <summary>Creates the main database and the one of the keys when they are missing.</summary>
    /// <param name="template">What they start as: PostgreSQL's empty template, or a migrated one.</param>
    public static async Task CreateDatabases(
        NpgsqlConnection superuser, string name, CancellationToken ct, string template = "template0")
    {
        var keysTemplate = template == "template0" ? template : KeysOf(template);
        await CreateDatabase(superuser, name, Owner, template, ct);
        await CreateDatabase(superuser, KeysOf(name), Keys, keysTemplate, ct);
        await superuser.Execute($"grant connect on database {name} to {Engine}, {Reader}", ct);
    }

    /// <summary>The database of the keys that goes with a main database.</summary>
    public static string KeysOf(string database) => database + "_keys";

    private static async Task Create(NpgsqlConnection superuser, string role, string rowSecurity, string password, CancellationToken ct)
    {
        if (!await superuser.Exists("select 1 from pg_roles where rolname = $1", role, ct))
        {
            await superuser.Execute($"create role {role} login", ct);
        }

        await superuser.Execute($"alter role {role} nosuperuser nocreatedb nocreaterole {rowSecurity} password '{password}'", ct);
    }

    private static async Task CreateDatabase(NpgsqlConnection superuser, string name, string owner, string template, CancellationToken ct)
    {
        if (!await superuser.Exists("select 1 from pg_database where datname = $1", name, ct))
        {
            await superuser.Execute($"create database {name} owner {owner} template {template}", ct);
        }

        await superuser.Execute($"revoke all on database {name} from public", ct);
    }
}
