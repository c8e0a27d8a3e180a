using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Database;

/// <summary>The short forms in which verbs and checks ask a database.</summary>
internal static class NpgsqlStatements
{
    public static async Task Execute(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Runs statements that belong to no event, in one transaction and one round trip.</summary>
    public static Task Run(this NpgsqlDataSource database, IReadOnlyList<SqlStatement> statements, CancellationToken ct) =>
        statements.Count == 0 ? Task.CompletedTask : database.Execute(statements.Select(Sql.Command), ct);

    /// <summary>One transaction and one round trip: a batch without an explicit transaction is one transaction of the server's.</summary>
    public static async Task Execute(this NpgsqlDataSource database, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    public static async Task<bool> Exists(this NpgsqlConnection connection, string sql, string parameter, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    public static async Task<T> Scalar<T>(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct) ?? throw new InvalidOperationException("The statement answered nothing."));
    }
}
