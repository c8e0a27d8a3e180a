using Npgsql;

namespace Consortium.Api.Database;

/// <summary>Statements whose parameters have no names: <c>$1</c> is the first value.</summary>
internal static class PositionalParameters
{
    public static NpgsqlCommand With(this NpgsqlCommand command, params IEnumerable<object?> values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
