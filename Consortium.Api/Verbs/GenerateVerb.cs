using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Consortium.Api.Companies;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Generation;

namespace Consortium.Api.Verbs;

internal static class GenerateVerb
{
    private static readonly Option<int> Companies = Number("--companies", 2_000, "How many companies, at least 5.");
    private static readonly Option<int> People = Number("--people", 50_000, "How many mentors and mentees in all.");
    private static readonly Option<int> Matches = Number("--matches", 20_000, "How many matches, drafts and active ones among them.");
    private static readonly Option<int> Seed = Number("--seed", 1, "The same seed makes the same companies, people and matches.");

    public static Command Command() => Verb.Of(
        "generate", "Make an invented consortium of any size, in an empty database.", Run, Companies, People, Matches, Seed);

    private static async Task<int> Run(Installation installation, ParseResult parsed, CancellationToken ct)
    {
        var size = new Size(parsed.GetValue(Companies), parsed.GetValue(People), parsed.GetValue(Matches), parsed.GetValue(Seed));
        if (size.Companies < Size.Founders || size.People < 0 || size.Matches < 0)
        {
            await Console.Error.WriteLineAsync($"--companies: {Size.Founders} at least; --people and --matches: none at least.");
            return Verb.NotDone;
        }

        await installation.Prepare(takeOver: false, ct);
        var started = Stopwatch.GetTimestamp();
        await using (var services = installation.Services())
        {
            var generator = new Generator(
                services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<IEventLog>(), services.GetRequiredService<RulesInForce>(), TimeProvider.System);
            if (!await generator.IsEmpty(ct))
            {
                await Console.Error.WriteLineAsync("The database is not empty: an invented consortium is made in an empty one alone, so that nobody takes it for theirs.");
                return Verb.NotDone;
            }

            var made = await generator.Make(size, new Percentages(), ct);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Made {made.Companies} companies, {made.People} people and {made.Matches} matches from seed {size.Seed} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s."));
        }

        using var host = installation.Workers();
        await host.StartAsync(ct);
        foreach (var table in host.Services.GetServices<IReadModel>())
            await host.Services.GetRequiredService<IReadModels>().CaughtUp(table.Table, ct);
        await using (var analyze = host.Services.GetRequiredService<Databases>().Owner.CreateCommand("analyze"))
            await analyze.ExecuteNonQueryAsync(ct);
        await host.StopAsync(ct);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Every list shows them after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s. Make an operator with 'operator'."));
        return Verb.Done;
    }

    private static Option<int> Number(string name, int usual, string description) => new(name) { Description = description, DefaultValueFactory = _ => usual };

    /// <summary>A line for every tenth of what is made.</summary>
    private sealed class Percentages : IProgress<(string What, int Done, int Of)>
    {
        private readonly Lock _turn = new();
        private (string What, int Tenths) _said = ("", 0);

        public void Report((string What, int Done, int Of) value)
        {
            var tenths = (value.What, (int)(10L * value.Done / Math.Max(1, value.Of)));
            lock (_turn)
            {
                if (tenths == _said || (tenths.What == _said.What && tenths.Item2 < _said.Tenths))
                    return;

                _said = tenths;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.What}: {value.Done} of {value.Of}"));
            }
        }
    }
}
