using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Engines;

/// <summary>Which engine a database is served by, and the terms on which another may take it over.</summary>
internal static class EngineRecord
{
    /// <summary>Asked before an engine creates anything.</summary>
    /// <exception cref="EngineRefusedException">Another engine serves this database and keeps it.</exception>
    public static async Task RequireFree(NpgsqlConnection owner, string name, bool takeOver, CancellationToken ct)
    {
        if (await Serving(owner, ct) is not { } serving || serving == name)
        {
            return;
        }

        if (!takeOver)
        {
            throw new EngineRefusedException($"This database is served by the engine '{serving}'; '{name}' takes it over only when told to.");
        }

        var undelivered = await owner.Scalar<long>("select messages from consortium.undelivered", ct);
        if (undelivered > 0)
        {
            throw new EngineRefusedException(
                $"The engine '{serving}' left {undelivered} messages undelivered: run the verb 'drain' with it first.");
        }
    }

    /// <summary>Written when everything that the engine needs is there.</summary>
    public static async Task Mark(NpgsqlConnection owner, string name, CancellationToken ct)
    {
        await owner.Execute(
            """
            create table if not exists consortium.engine (
                one boolean primary key default true check (one),
                name varchar not null,
                since timestamptz not null default now());
            grant select on consortium.engine to consortium_engine;
            -- Messages on their way from one process, or one engine, to whichever serves next; the body is JSON under a stored name.
            create table if not exists consortium.handed_over (
                id uuid primary key,
                message varchar not null,
                body jsonb not null,
                due timestamptz not null,
                correlation varchar,
                causation varchar);
            grant select, insert, update, delete on consortium.handed_over to consortium_engine;
            """,
            ct);
        await using var mark = new NpgsqlCommand(
            """
            insert into consortium.engine (name) values ($1)
            on conflict (one) do update set name = excluded.name, since = now() where engine.name <> excluded.name
            """,
            owner).With(name);
        await mark.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The statement that moves messages between the table of the Npgsql engine and the one of no engine.</summary>
    public static string Move(string from, string which, string to)
    {
        const string Columns = "id, message, body, due, correlation, causation";
        return $"with moved as (delete from consortium.{from} where {which} returning {Columns}) insert into consortium.{to} ({Columns}) select * from moved";
    }

    /// <summary>Asked by a process before it serves.</summary>
    /// <exception cref="EngineRefusedException">Another engine serves this database, or none does.</exception>
    public static async Task RequireMine(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        var serving = await Serving(connection, ct)
            ?? throw new EngineRefusedException("This database was never migrated: run the verb 'migrate' first.");
        if (serving != name)
        {
            throw new EngineRefusedException(
                $"This database is served by the engine '{serving}', and this program was built with '{name}': start the program that was built with '{serving}', or drain it and migrate with a take-over.");
        }
    }

    private static async Task<string?> Serving(NpgsqlConnection connection, CancellationToken ct)
    {
        if (!await connection.Scalar<bool>("select to_regclass('consortium.engine') is not null", ct))
        {
            return null;
        }

        await using var name = new NpgsqlCommand("select name from consortium.engine", connection);
        return (string?)await name.ExecuteScalarAsync(ct);
    }
}

/// <summary>The first thing that a serving process does: it goes no further on a database that is not its own.</summary>
internal sealed class EngineCheck(IEngine engine) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => engine.Check(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
