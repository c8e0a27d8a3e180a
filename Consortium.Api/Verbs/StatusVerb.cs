using System.CommandLine;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Observability;

namespace Consortium.Api.Verbs;

internal static class StatusVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object." };

    public static Command Command() => Verb.Of("status", "Say how the service is; the exit code is 0 when it is well.", Run, Json);

    private static async Task<int> Run(Installation installation, ParseResult parsed, CancellationToken ct)
    {
        var status = await Ask(installation, ct);
        Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(status, StoredJson.Options) : Text(status));
        return status.Problems.Count == 0 ? Verb.Done : Verb.NotDone;
    }

    private static async Task<Status> Ask(Installation installation, CancellationToken ct)
    {
        await using var services = installation.Services();
        await using var scope = services.CreateAsyncScope();
        await using var owner = await Unpooled.Open(installation.Databases.Owner, ct);
        var version = GetServiceStatusEndpoint.Version;
        var engine = services.GetRequiredService<IEngine>();
        var missing = await Migrate.Missing(owner, Migration.OfMain, ct);
        if (missing.Count == Migration.OfMain.Count)
        {
            return new(
                version, engine.Name, owner.ServerVersion, missing, [], Outbox: null, ["The database was never migrated: run 'migrate' or 'serve'."]);
        }

        await engine.Check(ct);
        var readModels = await services.GetRequiredService<IReadModels>().Status(ct);
        var outbox = await scope.ServiceProvider.GetRequiredService<IOutbox>().Load(ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return new(version, engine.Name, owner.ServerVersion, missing, readModels, outbox, [.. Problems(missing, readModels, outbox, now)]);
    }

    private static IEnumerable<string> Problems(
        IReadOnlyList<string> missing, IReadOnlyList<ReadModelStatus> readModels, OutboxLoad outbox, DateTimeOffset now)
    {
        if (missing.Count > 0)
            yield return $"Migrations are missing: {string.Join(", ", missing)}.";
        foreach (var problem in ServiceProblem.Of(readModels, outbox, now))
            yield return problem.En;
    }

    private static string Text(Status status) => string.Join(
        Environment.NewLine,
        [
            $"version     {status.Version}, engine {status.Engine}, PostgreSQL {status.PostgreSql}",
            .. status.ReadModels.Select(readModel => $"read table  {readModel.Table}: position {readModel.Position}, {readModel.Behind} behind"),
            .. status.Outbox is { } outbox ? new[] { $"outbox      {outbox.Due} due, {outbox.Scheduled} scheduled, {outbox.Dead} dead" } : [],
            .. status.Problems.Select(problem => $"problem     {problem}"),
            status.Problems.Count == 0 ? "well" : "not well",
        ]);

    private sealed record Status(
        string Version,
        string Engine,
        string PostgreSql,
        IReadOnlyList<string> MissingMigrations,
        IReadOnlyList<ReadModelStatus> ReadModels,
        OutboxLoad? Outbox,
        IReadOnlyList<string> Problems);
}
