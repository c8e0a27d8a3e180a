using System.Diagnostics;
using System.Text.Json;
using Consortium.Api;
using Consortium.Tests.Support;

namespace Consortium.Tests.Demonstration;

public class PlayingTheDemonstration
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Carries_every_decision_once_to_each_company_and_played_again_makes_nothing_twice()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"consortium-demonstration-{Environment.ProcessId}");
        try
        {
            var first = await Play(folder);
            var again = await Play(folder);

            var cohort = first.GetProperty("cohorts")[0];
            Assert.Equal(14, Number(cohort, "rows"));
            Assert.Equal(10, Number(cohort, "registered"));
            Assert.Equal(1, Number(cohort, "already"));
            Assert.Equal(3, Number(cohort, "refused"));
            Assert.Equal(Number(cohort, "pairs"), Number(cohort, "approved"));
            Assert.Equal(Number(cohort, "pairs"), Number(cohort, "active"));
            Assert.Equal(3 * Number(cohort, "decided"), Number(cohort, "receipted"));
            foreach (var receiver in first.GetProperty("receivers").EnumerateArray())
            {
                Assert.Equal(Number(cohort, "decided"), Number(receiver, "notices"));
                Assert.Equal(0, Number(receiver, "doubled"));
            }

            Assert.Equal(first.GetProperty("receivers").ToString(), again.GetProperty("receivers").ToString());
            Assert.Equal(Number(cohort, "registered"), Number(again.GetProperty("cohorts")[0], "registered"));
            Assert.Equal(Number(cohort, "receipted"), Number(again.GetProperty("cohorts")[0], "receipted"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The program as <c>deploy/run --once --json</c> starts it: its summary is all that it says on standard output.</summary>
    private static async Task<JsonElement> Play(string folder)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(HostSettings).Assembly.Location, "demo", "--once", "--json", "--data", folder, "--urls", "http://127.0.0.1:0",
                "--files", Path.Combine(Checkout.Root, "deploy", "demo"),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var log = program.StandardError.ReadToEndAsync(Ct);
        var said = await program.StandardOutput.ReadToEndAsync(Ct);
        await program.WaitForExitAsync(Ct);

        Assert.True(program.ExitCode == 0, $"It ended with {program.ExitCode}.\n{said}\n{await log}");
        var summary = JsonElement.Parse(said);
        Assert.True(summary.GetProperty("ok").GetBoolean());
        return summary;
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
