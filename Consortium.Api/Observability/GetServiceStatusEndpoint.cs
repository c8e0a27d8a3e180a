using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;

namespace Consortium.Api.Observability;

internal sealed class GetServiceStatusEndpoint : IEndpoint
{
    /// <param name="Version">Of the service.</param>
    /// <param name="Engine">What stands behind events and messages.</param>
    /// <param name="Nodes">How many processes serve this database now.</param>
    /// <param name="PostgreSql">The version of its database.</param>
    /// <param name="ReadModels">How far each read table is; what holds one up is known to the process that keeps it.</param>
    /// <param name="Outbox">Messages that wait, and those that were given up.</param>
    /// <param name="Problems">What is wrong; nothing when the service is well.</param>
    internal sealed record Response(
        string Version,
        string Engine,
        int Nodes,
        string PostgreSql,
        IReadOnlyList<ReadModelStatus> ReadModels,
        OutboxLoad Outbox,
        IReadOnlyList<ServiceProblem> Problems);

    public static string Version { get; } = typeof(GetServiceStatusEndpoint).Assembly.GetName().Version!.ToString(3);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/service/status", Handle)
        .WithName("GetServiceStatus")
        .WithSummary("How the service is: engine, processes, queues, read tables, and what is wrong. It tells nothing of anybody.")
        .WithTags("Health")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        IEngine engine, IReadModels readModels, IOutbox outbox, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await databases.Engine.OpenConnectionAsync(ct);
        var (tables, load) = (await readModels.Status(ct), await outbox.Load(ct));
        return TypedResults.Ok(new Response(
            Version,
            engine.Name,
            await engine.Nodes(ct),
            connection.ServerVersion,
            tables,
            load,
            [.. ServiceProblem.Of(tables, load, clock.GetUtcNow())]));
    }
}
