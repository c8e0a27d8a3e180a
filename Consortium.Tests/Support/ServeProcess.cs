using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Consortium.Api.Database;
using Consortium.Api.Embedded;

namespace Consortium.Tests.Support;

/// <summary>The verb <c>serve</c> as a process of its own, which a test may kill and start again.</summary>
/// <param name="options">What the verb is told beside its address.</param>
/// <param name="environment">Settings of the service.</param>
internal sealed class ServeProcess(IReadOnlyList<string> options, IReadOnlyList<(string Name, string Value)> environment) : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly LastLines _said = new();
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A node on databases that others may serve too.</summary>
    public static ServeProcess On(DatabaseConnections databases, params IReadOnlyList<(string Name, string Value)> environment) =>
        new([], [.. TheProgram.SettingsOf(databases), .. environment]);

    public void Launch()
    {
        _process?.Dispose();
        _process = TheProgram.Start(["serve", "--urls", Address.ToString(), "--demonstration", "--log-to-stderr", .. options], environment);
        _said.Follow(_process);
    }

    public async Task IsReady()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.Holds(
            async ct =>
            {
                if (_process is { HasExited: true })
                    throw new InvalidOperationException($"The service ended with {_process.ExitCode}: {_said}");
                using var answer = await http.GetAsync("/health/ready", ct);
                return answer.StatusCode == HttpStatusCode.OK;
            },
            StartPatience);
    }

    /// <summary>The last lines that the process wrote.</summary>
    public string Said => _said.ToString();

    /// <summary>What the process holds in memory now.</summary>
    public double ResidentMiB => File.ReadLines($"/proc/{_process!.Id}/status").Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024).Single();

    /// <summary>kill -9.</summary>
    public void Kill() => Postmaster.Signal(_process!.Id, Postmaster.Kill);

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
            Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
