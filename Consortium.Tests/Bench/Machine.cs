using System.Globalization;
using System.Runtime.InteropServices;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Bench;

/// <summary>Where the figures come from.</summary>
internal sealed record Machine(int Cores, string Load, string Framework, string Server, string Settings)
{
    public static async Task<Machine> Of(TestCluster cluster, CancellationToken ct)
    {
        await using var superuser = await cluster.Superuser(ct);
        return new(
            Environment.ProcessorCount,
            await File.ReadAllTextAsync("/proc/loadavg", ct) is var load ? string.Join(' ', load.Split(' ').Take(3)) : "",
            RuntimeInformation.FrameworkDescription,
            $"PostgreSQL {superuser.PostgreSqlVersion}",
            await SafetySettings(superuser, ct));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cores} cores, load {Load}; {Framework}; {Server}, {Settings}");

    private static async Task<string> SafetySettings(NpgsqlConnection superuser, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select string_agg(name || ' ' || setting, ', ' order by name) from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')
            """,
            superuser);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }
}
