using Consortium.Api.Events;
using Npgsql;
using NpgsqlTypes;

namespace Consortium.Api.Database;

/// <summary>Parameters, and the statements that acts and read models hand over.</summary>
internal static class Sql
{
    public static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType of) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | of };

    public static NpgsqlParameter Value(object? value, NpgsqlDbType of) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = of };

    /// <summary>A text, or null when nothing is known.</summary>
    public static string? Known(string value) => value.Length == 0 ? null : value;

    public static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        }

        return command;
    }

    public static NpgsqlBatchCommand Command(SqlStatement statement) => Command(statement.Text, [.. statement.Parameters]);
}
