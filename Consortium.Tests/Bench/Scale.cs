using System.Diagnostics;
using System.Globalization;
using Consortium.Api;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Bench;

/// <summary>
/// The service on an invented consortium of 2,000 companies, 50,000 people and 20,000 matches, beside the same at a tenth: every list,
/// a vote, an exclusion, and what the process holds in memory.
/// </summary>
internal static class Scale
{
    private const int Companies = 2_000, People = 50_000, Matches = 20_000, Tenth = 10;

    public static async Task<IReadOnlyList<Grown>> Measure(TestCluster cluster, TextWriter progress, CancellationToken ct)
    {
        var tenth = await At(cluster, Companies / Tenth, People / Tenth, Matches / Tenth, progress, ct);
        var whole = await At(cluster, Companies, People, Matches, progress, ct);
        return [.. whole.Select(one => new Grown(one.Work, one.Unit, tenth.FirstOrDefault(small => small.Work == one.Work)?.Samples ?? [], one.Samples, one.Most))];
    }

    private static async Task<IReadOnlyList<Measured>> At(TestCluster cluster, int companies, int people, int matches, TextWriter progress, CancellationToken ct)
    {
        var databases = await cluster.Create(ct);
        var clock = Stopwatch.StartNew();
        (await TheProgram.RunOn(
            databases, "generate", "--companies", Text(companies), "--people", Text(people), "--matches", Text(matches), "--seed", "1")).Done();
        List<Measured> measured = [new("generate, and show in every list", "s", [clock.Elapsed.TotalSeconds], null)];
        await progress.WriteLineAsync($"Made {companies} companies, {people} people and {matches} matches in {clock.Elapsed.TotalSeconds:0} s.");

        clock.Restart();
        await using var service = ServeProcess.On(databases);
        service.Launch();
        await service.IsReady();
        measured.Add(new("start until ready", "s", [clock.Elapsed.TotalSeconds], null));

        var consortium = await GeneratedConsortium.Enter(service.Address, await TokenOfAnOperator(databases, ct));
        measured.AddRange(await Lists.Measure(consortium, progress));
        measured.Add(new("vote on an open slate", "ms", await consortium.Votes(), 50));
        measured.Add(new("exclusion until its matches are stopped", "ms", await consortium.Exclusions(), 1_000));
        measured.Add(new("memory of the service (RSS)", "MiB", [service.ResidentMiB], 600));
        return measured;
    }

    public static async Task<string> TokenOfAnOperator(DatabaseConnections databases, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddInstallation(databases).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Operators>().CreateToken(ct);
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Most">The aim for the 95th percentile; null when there is none.</param>
internal sealed record Measured(string Work, string Unit, IReadOnlyList<double> Samples, double? Most);

/// <summary>What a work came to at a tenth of the size and at the whole.</summary>
internal sealed record Grown(string Work, string Unit, IReadOnlyList<double> Tenth, IReadOnlyList<double> Whole, double? Most)
{
    private static readonly System.Text.CompositeFormat _line = System.Text.CompositeFormat.Parse("{0,-58} {1,-4} {2,9} {3,9} {4,9} {5,9}  {6}");

    public static string Heading(string at) => string.Format(CultureInfo.InvariantCulture, _line, at, "", "1/10 p50", "1/10 p95", "p50", "p95", "aims").TrimEnd();

    public Aim? Aim => Most is { } most ? new Aim(string.Create(CultureInfo.InvariantCulture, $"≤ {most:#,0} {Unit}"), Samples.At(Whole, 0.95) <= most) : null;

    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, _line, Work, Unit, At(Tenth, 0.5), At(Tenth, 0.95), At(Whole, 0.5), At(Whole, 0.95), Aim).TrimEnd();

    private static string At(IReadOnlyList<double> samples, double share) =>
        samples.Count == 0 ? "" : Samples.At(samples, share).ToString("#,0.0", CultureInfo.InvariantCulture);
}
