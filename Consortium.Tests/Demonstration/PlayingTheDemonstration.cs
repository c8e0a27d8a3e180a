using System.Globalization;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Demonstration;

public class PlayingTheDemonstration
{
    [Fact]
    public async Task Shows_eight_companies_at_work_and_played_again_makes_nothing_twice()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"consortium-demonstration-{Environment.ProcessId}");
        try
        {
            var first = await Play(folder);
            IsFounded(first.GetProperty("founding"));
            IsRefused(first.GetProperty("refusals"));
            IsComplete(first.GetProperty("cohorts")[0]);
            IsWaiting(first.GetProperty("cohorts")[1]);
            Assert.Equal((45, 60), (Sum(first, "mentors"), Sum(first, "mentees")));
            foreach (var receiver in first.GetProperty("receivers").EnumerateArray())
                Assert.Equal((Number(receiver, "named") + 1, 0), (Number(receiver, "notices"), Number(receiver, "doubled")));

            var again = await Play(folder);

            foreach (var same in (string[])["founding", "receivers"])
                Assert.Equal(first.GetProperty(same).ToString(), again.GetProperty(same).ToString());
            foreach (var (before, after) in first.GetProperty("cohorts").EnumerateArray().Zip(again.GetProperty("cohorts").EnumerateArray()))
            {
                foreach (var same in (string[])["mentors", "mentees", "pairs", "states", "openItems", "deliveries", "receipted"])
                    Assert.Equal(before.GetProperty(same).ToString(), after.GetProperty(same).ToString());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void IsFounded(JsonElement founding)
    {
        Assert.Equal(8, Number(founding, "companies"));
        Assert.Equal("""[["aciers-boreal","fonderie-saint-maurice"]]""", founding.GetProperty("groups").ToString());
        Assert.Equal(["aciers-boreal supplier prairie-rail"], Links(founding, "relationships"));
        Assert.Equal(
            [
                "cooperative-outardes is kept apart from prairie-rail",
                "fonderie-saint-maurice competes with aciers-boreal",
                "laiterie-du-fleuve competes with northshore-cheese",
            ],
            Links(founding, "exclusions"));
        Assert.Equal(
            ["aciers-boreal expired", "lakehead-software in-force"],
            founding.GetProperty("covenants").EnumerateArray().Select(covenant => $"{covenant.Text("bound")} {covenant.Text("state")}"));
    }

    private static void IsRefused(JsonElement refusals)
    {
        var seen = refusals.EnumerateArray().ToList();
        Assert.Equal(
            [
                "A-01 a pair by hand of fonderie-saint-maurice and aciers-boreal",
                "A-17 cohort-1/laiterie-du-fleuve.csv, line 12, links",
                "A-27 cohort-1/aciers-boreal.csv, line 16, email",
                "A-27 cohort-1/laiterie-du-fleuve.csv, line 11, years-of-experience",
                "A-66 cohort-1/northshore-cheese.csv, line 9, role",
                "A-109 cohort-1/aciers-boreal.csv, line 15, skills",
                "C-08 cohort-1/aciers-boreal.csv, line 17",
                "C-10 cohort-2/fonderie-saint-maurice.csv, line 8, places",
                "L-03 covenant of prairie-rail towards aciers-boreal: no-hire",
                "L-13 cohort-1/lakehead-software.1.csv",
                "L-19 a pair by hand of cooperative-outardes and prairie-rail",
                "L-19 a pair by hand of laiterie-du-fleuve and northshore-cheese",
            ],
            seen.Where(refusal => !refusal.Text("what").StartsWith("proposal", StringComparison.Ordinal))
                .Select(refusal => $"{refusal.Text("rule")} {refusal.Text("what")}")
                .OrderBy(refusal => refusal[0]).ThenBy(refusal => int.Parse(refusal.AsSpan(2, refusal.IndexOf(' ') - 2), CultureInfo.InvariantCulture)).ThenBy(refusal => refusal, StringComparer.Ordinal));
        Assert.StartsWith(
            "Ni la promesse de ne pas embaucher", seen.Single(refusal => refusal.Text("rule") is "L-03").Text("french"), StringComparison.Ordinal);
        Assert.Contains(seen, refusal => refusal.Text("code") is "eligibility.independence-open");
    }

    /// <summary>Cohort one: every match but one, which waits for its mentee's answer, is active, its home companies were told of it by name, and every company of the slate.</summary>
    private static void IsComplete(JsonElement cohort)
    {
        var pairs = Number(cohort, "pairs");
        Assert.InRange(pairs, 24, 32);
        Assert.Equal($$"""{"active":{{pairs - 1}},"awaiting-participants":1}""", cohort.GetProperty("states").ToString());
        Assert.Equal((2 * pairs, 2 * pairs + 8), (Number(cohort, "named"), Number(cohort, "deliveries")));
        Assert.Equal((Number(cohort, "deliveries"), 0), (Number(cohort, "receipted"), Number(cohort, "openItems")));
    }

    /// <summary>Cohort two: some at the queue, some at home, some before the committee, and nothing decided.</summary>
    private static void IsWaiting(JsonElement cohort)
    {
        var states = cohort.GetProperty("states").EnumerateObject().ToDictionary(state => state.Name, state => state.Value.GetInt32());
        Assert.Equal(["awaiting-company-consents", "before-committee", "draft", "screened"], states.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Number(cohort, "pairs"), states.Values.Sum());
        Assert.Equal(states["before-committee"], Number(cohort, "openItems"));
        Assert.Equal(0, Number(cohort, "deliveries"));
    }

    /// <summary>The program as <c>deploy/run --once --json</c> starts it: its summary is all that it says on standard output.</summary>
    private static async Task<JsonElement> Play(string folder)
    {
        var summary = JsonElement.Parse((await TheProgram.Run(["demo", "--once", "--json", "--data", folder, "--urls", "http://127.0.0.1:0"])).Done());
        Assert.True(summary.GetProperty("ok").GetBoolean());
        return summary;
    }

    private static IEnumerable<string> Links(JsonElement founding, string kind) => founding.GetProperty(kind).EnumerateArray()
        .Select(link => $"{link.Text("company")} {link.Text("link")} {link.Text("with")}").Order(StringComparer.Ordinal);

    private static int Sum(JsonElement summary, string name) => summary.GetProperty("cohorts").EnumerateArray().Sum(cohort => Number(cohort, name));

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
