using System.Net;
using System.Text;
using System.Text.Json;
using Consortium.Api.Adapters;
using Consortium.Api.Database;
using Consortium.Api.Observability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Consortium.Tests.Support;

/// <summary>
/// One consortium of three companies for the tests of a class. The service says as much as it does in service, and finds no
/// host by name.
/// </summary>
public sealed class AConsortium(TestCluster cluster) : IAsyncLifetime
{
    public const string Header = "Prénom;Nom;Courriel;Rôle;Compétences;Langues;Années d'expérience;Places";

    internal Service Service { get; private set; } = null!;

    internal DatabaseConnections Databases { get; private set; } = null!;

    internal World World { get; private set; } = null!;

    internal Caller Coordinator => World.Coordinator;

    internal Company Acme { get; private set; } = null!;

    internal Company Borealis { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Databases = await cluster.Create(TestContext.Current.CancellationToken);
        Service = await Service.Start(
            Databases,
            services => services.Replace(ServiceDescriptor.Singleton<ResolveHost>((_, _) => Task.FromResult<IPAddress[]>([]))),
            levels: Logs.Levels());
        World = await World.Begin(Service.Address, await Service.AnOperator());
        (Acme, Borealis) = (await World.Admit("Acme"), await World.Admit("Borealis"));
        await World.Admit("Corvid");
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    /// <summary>A connection that no policy holds back.</summary>
    internal Task<NpgsqlConnection> Superuser() => cluster.Superuser(
        TestContext.Current.CancellationToken, new NpgsqlConnectionStringBuilder(Databases.Engine).Database!);

    /// <summary>Sends a file as human resources do; the answer is the report.</summary>
    internal static Task<JsonElement> SendFile(Company company, Guid cohort, string file, string? key = null) =>
        PostFile(company, cohort, file, key).Is(HttpStatusCode.OK);

    internal static Task<HttpResponseMessage> PostFile(Company company, Guid cohort, string file, string? key = null) => company.Hr.Post(
        $"/api/v1/cohorts/{cohort}/participants/file",
        new StringContent(file, Encoding.UTF8, "text/csv"),
        key is null ? [] : [("Idempotency-Key", key)]);
}
