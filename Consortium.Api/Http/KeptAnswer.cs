using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Http;

/// <summary>
/// What a request with an idempotency key was answered: its status, its Location and the code of its refusal, never a body. The
/// request itself is kept as a hash.
/// </summary>
internal sealed record KeptAnswer(byte[] Request, int Status, string? Location, string? Refusal) : IResult
{
    public const string PrimaryKey = "idempotency_pkey";

    private const string Insert =
        "insert into access.idempotency (principal, key, request, status, location, refusal, at) values ($1, $2, $3, $4, $5, $6, $7)";

    public SqlStatement Under(Guid principal, string key, DateTimeOffset at) =>
        new(Insert, principal, key, Request, (short)Status, Location, Refusal, at);

    public static NpgsqlBatchCommand Of(Guid principal, string key) =>
        new("select request, status, location, refusal from access.idempotency where principal = $1 and key = $2")
        {
            Parameters = { new() { Value = principal }, new() { Value = key } },
        };

    public static KeptAnswer Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<byte[]>(0), row.GetInt16(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3));

    public static async Task<KeptAnswer?> Find(Databases databases, Guid principal, string key, CancellationToken ct)
    {
        await using var batch = databases.Engine.CreateBatch();
        batch.BatchCommands.Add(Of(principal, key));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    /// <summary>The same answer again, if the request is the same; a key tells one request only.</summary>
    public IResult To(byte[] request) => IsOf(request) ? this : TransportProblems.KeyReused;

    public bool IsOf(byte[] request) => Request.AsSpan().SequenceEqual(request);

    /// <summary>Answers again as before. A body that told a secret once is not told again.</summary>
    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.Headers["Idempotent-Replayed"] = "true";
        if (Refusal is not null && ProblemCatalogue.Refusals.TryGetValue(Refusal, out var refusal))
            return new RefusalProblem(refusal).ExecuteAsync(context);

        context.Response.StatusCode = Status;
        if (Location is not null)
            context.Response.Headers.Location = Location;
        return Task.CompletedTask;
    }
}
