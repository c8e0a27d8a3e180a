using System.Globalization;
using System.Text.RegularExpressions;
using Consortium.Api.Embedded;
using Npgsql;

namespace Consortium.Tests.Bench;

/// <summary>One prepared statement, again and again, by the server's own load program.</summary>
internal sealed partial class PgBench(string connection, string statement) : IDisposable
{
    public const string Name = "pgbench";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consortium-bench-");

    public async Task<double> PerSecond(int clients, TimeSpan stretch, CancellationToken ct)
    {
        var script = Path.Combine(_folder.FullName, "statement.sql");
        await File.WriteAllTextAsync(script, statement.ReplaceLineEndings(" ") + ";", ct);
        var target = new NpgsqlConnectionStringBuilder(connection);
        var told = await ForeignProgram.Run(
            PostgresBinaries.Highest().Program("pgbench"),
            [
                "--no-vacuum", "--protocol=prepared", $"--client={clients}", $"--jobs={Math.Min(clients, Environment.ProcessorCount)}",
                $"--time={Math.Max(1, (int)stretch.TotalSeconds)}", $"--file={script}",
                $"--host={target.Host}", $"--port={target.Port}", $"--username={target.Username}", target.Database!,
            ],
            new Dictionary<string, string> { ["PGPASSWORD"] = target.Password! },
            ct);
        return Rate().Match(told) is { Success: true } rate
            ? double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench finished nothing within {stretch}: {told}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex(@"tps = ([0-9.]+) \(without initial connection time\)")]
    private static partial Regex Rate();
}
