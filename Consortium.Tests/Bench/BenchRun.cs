using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Every figure of every engine of this build, in one run on one server, each with what it aims at.</summary>
internal static class BenchRun
{
    private static readonly OrderedDictionary<string, Func<TestCluster, Length, CancellationToken, Task<IReadOnlyList<Figure>>>> Works = new()
    {
        ["append"] = Appending.Measure,
        ["load"] = Loading.Measure,
        ["rebuild"] = Rebuilding.Measure,
        ["send"] = Sending.Measure,
        ["follow"] = Following.Measure,
        ["vote"] = Voting.Measure,
    };

    /// <summary>Long works of their own: by name, or with everything else when nobody is in a hurry.</summary>
    private static readonly OrderedDictionary<string, (string Heading, Func<TestCluster, TextWriter, CancellationToken, Task<IReadOnlyList<Grown>>> Measure)> LongWorks = new()
    {
        ["scale"] = ("at 2,000 companies, 50,000 people, 20,000 matches", Scale.Measure),
        ["pages"] = ("pages, 10,000 matches waiting, 300 open ballots", Looking.Measure),
    };

    public static async Task<int> Start(IReadOnlyList<string> options)
    {
        string[] known = ["--short", "--json", .. Works.Keys, .. LongWorks.Keys];
        if (options.Except(known).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"bench knows {string.Join(", ", known)}, not '{unknown}'.");
            return 2;
        }

        var named = options.Where(option => option[0] != '-').ToHashSet();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        var length = options.Contains("--short") ? Length.Short : Length.Full;
        await using var cluster = new TestCluster();
        var machine = await Machine.Of(cluster, stop.Token);
        // The figures alone go to standard output when they are for a program.
        var progress = options.Contains("--json") ? Console.Error : Console.Out;
        await progress.WriteLineAsync(machine.ToString());
        if (Contender.Engines.All(one => one.Name != Contender.CritterStack))
        {
            await progress.WriteLineAsync("The engine of Marten and Wolverine is not in this build: nothing stands beside the Npgsql engine.");
        }

        var works = Works.Where(work => named.Count == 0 || named.Contains(work.Key)).Select(work => work.Value).ToList();
        if (works.Count > 0)
            await progress.WriteLineAsync(Figure.Heading);
        var figures = new List<Figure>();
        foreach (var work in works)
        {
            foreach (var figure in await work(cluster, length, stop.Token))
            {
                figures.Add(figure);
                await progress.WriteLineAsync(figure.ToString());
            }
        }

        var grown = new List<Grown>();
        foreach (var (name, (heading, measure)) in LongWorks)
        {
            if (!named.Contains(name) && (named.Count > 0 || length == Length.Short))
                continue;

            var measured = await measure(cluster, progress, stop.Token);
            await progress.WriteLineAsync(Grown.Heading(heading));
            foreach (var one in measured)
                await progress.WriteLineAsync(one.ToString());
            grown.AddRange(measured);
        }

        if (options.Contains("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { machine, figures, grown }, StoredJson.Options));
        }

        return 0;
    }
}

/// <summary>How long each work is measured, and how often.</summary>
internal sealed record Length(int Repetitions, TimeSpan WarmUp, TimeSpan Stretch, int Waits, int Votes)
{
    public static Length Short { get; } = new(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 100, 30);

    public static Length Full { get; } = new(5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), 400, 100);
}
