using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Npgsql;

namespace Consortium.Tests.Support;

/// <summary>The service as an operator runs it, a process with a PostgreSQL of its own, so that a test may kill either.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consortium-");
    private readonly IReadOnlyList<(string Name, string Value)> _environment;
    private readonly ServeProcess _process;

    private ServiceProcess(IReadOnlyList<(string Name, string Value)> environment) =>
        (_environment, _process) = (environment, new ServeProcess(["--data", Folder], environment));

    public Uri Address => _process.Address;

    /// <summary>The data folder of the service's own PostgreSQL.</summary>
    public string Folder => _folder.FullName;

    /// <summary>A connection of the owner of the service's database.</summary>
    public string Owner => new NpgsqlConnectionStringBuilder
    {
        Host = new DataFolder(Folder).Sockets,
        Username = Roles.Owner,
        Password = new DataFolder(Folder).ReadSecrets()!.Owner,
        Database = "consortium",
    }.ConnectionString;

    /// <summary>The last lines that the service wrote.</summary>
    public string Said => _process.Said;

    private string Cluster => new DataFolder(Folder).Data;

    /// <summary>A service that never ran, with an empty data folder.</summary>
    public static ServiceProcess NeverStarted() => new([]);

    /// <param name="environment">Settings of the service.</param>
    public static async Task<ServiceProcess> Start(params IReadOnlyList<(string Name, string Value)> environment)
    {
        var service = new ServiceProcess(environment);
        try
        {
            service.Launch();
            await service.IsReady();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the service, which adopts or starts its PostgreSQL.</summary>
    public void Launch() => _process.Launch();

    public Task IsReady() => _process.IsReady();

    /// <summary>The link that signs a new operator in, from the verb that makes one.</summary>
    public async Task<Uri> OperatorLink() =>
        new((await TheProgram.Run(["operator", "--address", Address.ToString(), "--data", Folder], _environment)).Done());

    /// <summary>kill -9 of the service alone: its PostgreSQL runs on.</summary>
    public void KillService() => _process.Kill();

    /// <summary>kill -9 of every process of this service's PostgreSQL.</summary>
    public void KillPostgres()
    {
        foreach (var one in Postmaster.Family(Cluster))
            Postmaster.Signal(one, Postmaster.Kill);
    }

    /// <summary>Stops the service as a system does that shuts down, and answers its exit code.</summary>
    public Task<int> Stop() => _process.Stop();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        KillPostgres();
        await Eventually.Holds(_ => Task.FromResult(Postmaster.Family(Cluster).Count == 0));
        _folder.Delete(recursive: true);
    }
}
