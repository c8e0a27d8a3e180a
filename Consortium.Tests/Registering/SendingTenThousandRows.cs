using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Registering;

public sealed class SendingTenThousandRows(AConsortium consortium) : IClassFixture<AConsortium>
{
    [Fact]
    public async Task Takes_less_than_a_minute()
    {
        var cohort = await consortium.World.OpenCohort();
        var rows = Enumerable.Range(0, 10_000).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"Prénom{row};Nom{row};p{row}@acme.example;{(row % 2 == 0 ? "mentore" : "mentoré")};finance|négociation;fr|anglais;12;1"));
        var started = Stopwatch.GetTimestamp();

        var accepted = await AConsortium.PostFile(consortium.Acme, cohort, string.Join("\r\n", rows.Prepend(AConsortium.Header)));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        JsonElement progress = default;
        await Eventually.Holds(
            async _ => (progress = await consortium.Acme.Hr.Get(accepted.Headers.Location!.ToString()).Is(HttpStatusCode.OK)).Text("state") == "read",
            TimeSpan.FromMinutes(1));

        Assert.Equal(10_000, progress.GetProperty("registered").GetInt32());
        TestContext.Current.SendDiagnosticMessage(string.Create(
            CultureInfo.InvariantCulture,
            $"10,000 rows in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; the process stands at {Environment.WorkingSet / (1024 * 1024)} MiB."));
    }
}
