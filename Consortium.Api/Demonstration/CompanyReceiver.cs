using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Consortium.Api.Verbs;

namespace Consortium.Api.Demonstration;

/// <summary>A company's receiver as a program of its own: the verb <c>receive</c>, with its journal.</summary>
internal sealed class CompanyReceiver : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _journal;

    private CompanyReceiver(Process process, string journal) => (_process, _journal) = (process, journal);

    /// <summary>A port of this machine that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<CompanyReceiver> Start(int port, string secret, string journal, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(journal)!);
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { [ReceiveVerb.SecretVariable] = secret },
        };

        // Started as "dotnet Consortium.Api.dll", the program is the first argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) is "dotnet")
            start.ArgumentList.Add(typeof(CompanyReceiver).Assembly.Location);
        foreach (var argument in (string[])["receive", "--port", port.ToString(CultureInfo.InvariantCulture), "--journal", journal, "--until-input-ends"])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;

        // Its first remark says where it listens; what comes later is read and dropped, so that it never waits for a reader.
        var listening = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => listening.TrySetResult(line.Data is not null);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!await listening.Task.WaitAsync(ct))
            throw new StepFailedException($"The receiver did not start on port {port}.");

        return new CompanyReceiver(process, journal);
    }

    /// <summary>The notices it has taken: for each its id, and whether it names the match.</summary>
    public IReadOnlyList<(string Id, bool Named)> Notices()
    {
        using var file = new FileStream(_journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var lines = new StreamReader(file);
        var notices = new List<(string, bool)>();
        while (lines.ReadLine() is { } line)
        {
            if (JsonElement.Parse(line).TryGetProperty("notice", out var notice))
                notices.Add((notice.GetProperty("id").GetString()!, notice.GetProperty("data").TryGetProperty("match", out _)));
        }

        return notices;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
