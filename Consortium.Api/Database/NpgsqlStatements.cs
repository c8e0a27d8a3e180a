using Npgsql;

namespace Consortium.Api.Database;

/// <summary>The three short forms in which verbs and checks ask a database.</summary>
internal static class NpgsqlStatements
{
    public static async Task Execute(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
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
