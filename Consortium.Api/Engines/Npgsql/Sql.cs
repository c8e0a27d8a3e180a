using Consortium.Api.Events;
using Npgsql;
using NpgsqlTypes;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>Parameters, and the statements that acts and read models hand over.</summary>
internal static class Sql
{
    public static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType of) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | of };

    public static NpgsqlParameter Value(object? value, NpgsqlDbType of) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = of };

    public static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        }

        return command;
    }

    public static void Add(this NpgsqlBatch batch, IEnumerable<SqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(Command(statement.Text, [.. statement.Parameters]));
        }
    }
}
