using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Npgsql;

namespace Consortium.Tests.Support;

/// <summary>The service as an operator runs it, a process with a PostgreSQL of its own, so that a test may kill either.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consortium-");
    private readonly IReadOnlyList<(string Name, string Value)> _environment;
    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    private ServiceProcess(int port, IReadOnlyList<(string Name, string Value)> environment) =>
        (Address, _environment) = (new Uri($"http://127.0.0.1:{port}"), environment);

    public Uri Address { get; }

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

    private string Cluster => new DataFolder(Folder).Data;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A service that never ran, with an empty data folder.</summary>
    public static ServiceProcess NeverStarted() => new(FreePort(), []);

    /// <param name="environment">Settings of the service.</param>
    public static async Task<ServiceProcess> Start(params IReadOnlyList<(string Name, string Value)> environment)
    {
        var service = new ServiceProcess(FreePort(), environment);
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
    public void Launch()
    {
        _process?.Dispose();
        _process = TheProgram.Start(
            ["serve", "--urls", Address.ToString(), "--demonstration", "--log-to-stderr", "--data", Folder], _environment);
        _process.OutputDataReceived += (_, line) => Say(line.Data);
        _process.ErrorDataReceived += (_, line) => Say(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task IsReady()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.Holds(
            async ct =>
            {
                if (_process is { HasExited: true })
                    throw new InvalidOperationException($"The service ended with {_process.ExitCode}: {string.Join('\n', _said)}");
                using var answer = await http.GetAsync("/health/ready", ct);
                return answer.StatusCode == HttpStatusCode.OK;
            },
            StartPatience);
    }

    /// <summary>The link that signs a new operator in, from the verb that makes one.</summary>
    public async Task<Uri> OperatorLink() =>
        new((await TheProgram.Run(["operator", "--address", Address.ToString(), "--data", Folder], _environment)).Done());

    /// <summary>kill -9 of the service alone: its PostgreSQL runs on.</summary>
    public void KillService() => Postmaster.Signal(_process!.Id, Postmaster.Kill);

    /// <summary>kill -9 of every process of this service's PostgreSQL.</summary>
    public void KillPostgres()
    {
        foreach (var one in Postmaster.Family(Cluster))
            Postmaster.Signal(one, Postmaster.Kill);
    }

    /// <summary>Stops the service as a system does that shuts down, and answers its exit code.</summary>
    public async Task<int> Stop()
    {
        Postmaster.Signal(_process!.Id, Terminate);
        await _process.WaitForExitAsync(Ct);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            KillService();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        KillPostgres();
        await Eventually.Holds(_ => Task.FromResult(Postmaster.Family(Cluster).Count == 0));
        _folder.Delete(recursive: true);
    }

    private void Say(string? line)
    {
        if (line is null)
            return;

        _said.Enqueue(line);
        while (_said.Count > 50)
            _said.TryDequeue(out _);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
