using Consortium.Api;
using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Support;

/// <summary>Brings databases to the shape of this program, as the verb <c>migrate</c> does.</summary>
internal static class Migrated
{
    public static Task<IReadOnlyList<string>> Bring(DatabaseConnections databases, CancellationToken ct = default) =>
        Bring(databases, Engine.Compiled, ct);

    public static async Task<IReadOnlyList<string>> Bring(DatabaseConnections databases, Engine engine, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddInstallation(databases, engine).BuildServiceProvider();
        return await Migrate.All(databases, services.GetRequiredService<IEngine>(), takeOver: false, ct);
    }
}
