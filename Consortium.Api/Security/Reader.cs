using Consortium.Api.Database;
using Npgsql;
using NpgsqlTypes;

namespace Consortium.Api.Security;

/// <summary>Runs every query: as the reader role, under the caller's scope, in a transaction of its own and one round trip.</summary>
/// <remarks>Open to inheritance so that a test can take the filter away and show that row-level security holds alone.</remarks>
internal class Reader(Databases databases)
{
    /// <param name="scope">On whose behalf.</param>
    /// <param name="sql">One statement with named parameters, narrowed by <see cref="Scope.OfCompany"/> or <see cref="Scope.OfPrincipal"/>.</param>
    /// <param name="row">Reads one row.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="parameters">The statement's own parameters by name, without the @.</param>
    public async Task<IReadOnlyList<T>> Query<T>(
        Scope scope, string sql, Func<NpgsqlDataReader, T> row, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        if (!sql.Contains("@sees_all", StringComparison.Ordinal))
            throw new InvalidOperationException("A query narrows itself to its caller's scope.");

        await using var connection = await databases.Reader.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "select set_config('consortium.role', $1, true), set_config('consortium.company', $2, true), set_config('consortium.principal', $3, true)")
        {
            Parameters =
            {
                new() { Value = scope.Role.ToString() },
                new() { Value = scope.Company?.Value.ToString() ?? "" },
                new() { Value = scope.Principal.ToString() },
            },
        });

        var query = new NpgsqlBatchCommand(sql);
        query.Parameters.Add(new NpgsqlParameter("sees_all", FilterIsOpenFor(scope)));
        query.Parameters.Add(new NpgsqlParameter("own_company", NpgsqlDbType.Uuid) { Value = (object?)scope.Company?.Value ?? DBNull.Value });
        query.Parameters.Add(new NpgsqlParameter("principal", scope.Principal));
        query.Parameters.Add(new NpgsqlParameter("role", scope.Role.ToString()));
        foreach (var (name, value) in parameters)
            query.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
        batch.BatchCommands.Add(query);

        var rows = new List<T>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(row(reader));

        return rows;
    }

    /// <summary>Whether the query's filter lets rows of every company through.</summary>
    protected virtual bool FilterIsOpenFor(Scope scope) => scope.SeesAll;
}
