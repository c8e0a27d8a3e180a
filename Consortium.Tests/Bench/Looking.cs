using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>
/// The pages of a consortium in which ten thousand matches wait for its coordinators and three hundred ballots are open: how long the
/// service takes for each, how long a coordinator waits from a key to the next dossier in a browser, and what scripts and style weigh.
/// </summary>
internal static partial class Looking
{
    private const int Companies = 100, People = 62_500, Matches = 25_000, Ballots = 300;
    private const int Times = 40, WarmUp = 5, Keys = 60;
    private const double MostForAPage = 100, MostForAKey = 100, MostKilobytes = 60;

    public static async Task<IReadOnlyList<Grown>> Measure(TestCluster cluster, TextWriter progress, CancellationToken ct)
    {
        var databases = await cluster.Create(ct);
        (await TheProgram.RunOn(
            databases, "generate", "--companies", Scale.Text(Companies), "--people", Scale.Text(People), "--matches", Scale.Text(Matches), "--seed", "1")).Done();
        await using var service = ServeProcess.On(databases);
        service.Launch();
        await service.IsReady();
        var consortium = await GeneratedConsortium.Enter(service.Address, await Scale.TokenOfAnOperator(databases, ct));
        await consortium.OpensBallots(Ballots);
        await progress.WriteLineAsync($"{Companies} companies, {await Waiting(consortium):#,0} matches that wait for the coordinators, and {Ballots} more open ballots.");

        var measured = new List<Grown>();
        foreach (var (role, path) in Paths(consortium))
            measured.Add(new($"page {Generic().Replace(path, "…")}, {role}", "ms", [], await Time(service.Address, consortium.Callers[role], path, ct), MostForAPage));
        measured.Add(new("key to the next dossier, in Chromium", "ms", [], await FromKeyToDossier(consortium), MostForAKey));
        measured.Add(new("scripts and style, compressed", "kB", [], [await Weight(service.Address, ct)], MostKilobytes));
        return measured;
    }

    private static async Task<int> Waiting(GeneratedConsortium consortium) =>
        (await consortium.Callers[Role.Coordinator].Get("/api/v1/match-queue/triage?owner=coordinator").Is(HttpStatusCode.OK)).GetProperty("total").GetInt32();

    private static IEnumerable<(Role Role, string Path)> Paths(GeneratedConsortium consortium) =>
    [
        (Role.Coordinator, "/queue"),
        (Role.Coordinator, "/queue?owner=all"),
        (Role.Coordinator, $"/queue?owner=all&match={consortium.Ids["{match}"]}"),
        (Role.Coordinator, "/runs"),
        (Role.Coordinator, "/deliveries"),
        (Role.Coordinator, "/unmatched"),
        (Role.Coordinator, "/results"),
        (Role.CommitteeMember, "/ballots"),
        (Role.CommitteeMember, $"/ballots/{consortium.Ids["{ballot}"]}"),
        (Role.CommitteeMember, "/meetings"),
        (Role.CommitteeMember, "/results"),
        (Role.CompanyHr, "/consents"),
        (Role.CompanyHr, "/people"),
        (Role.CompanyHr, "/decisions"),
        (Role.CompanyHr, "/connection"),
        (Role.CompanyHr, "/balance"),
    ];

    private static async Task<IReadOnlyList<double>> Time(Uri address, Caller caller, string path, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        var waits = new List<double>();
        for (var time = 0; time < WarmUp + Times; time++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(path, ct);
            if (answer.StatusCode is not HttpStatusCode.OK)
                throw new InvalidOperationException($"GET {path} was answered {(int)answer.StatusCode}.");
            if (time >= WarmUp)
                waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return waits;
    }

    private static async Task<IReadOnlyList<double>> FromKeyToDossier(GeneratedConsortium consortium)
    {
        await using var browser = new ABrowser();
        var page = await browser.Open(consortium.Address, consortium.Callers[Role.Coordinator], new BrowserLook());
        await page.GotoAsync("/queue");
        var waits = new List<double>();
        for (var key = 0; key < WarmUp + Keys; key++)
        {
            var shown = await page.Locator("#pair").TextContentAsync();
            // Asked before the key is pressed, so that what is measured is the page, not the question.
            var next = page.WaitForFunctionAsync("shown => document.querySelector('#pair')?.textContent !== shown", shown);
            var clock = Stopwatch.GetTimestamp();
            await page.Keyboard.PressAsync("j");
            await next;
            if (key >= WarmUp)
                waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return waits;
    }

    /// <summary>All that the first page loads besides itself, as it crosses the wire.</summary>
    private static async Task<double> Weight(Uri address, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Accept", "text/html, */*");
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var bytes = 0;
        foreach (Match asset in Asset().Matches(await http.GetStringAsync("/sign-in", ct)))
            bytes += (await http.GetByteArrayAsync(WebUtility.HtmlDecode(asset.Groups[1].Value), ct)).Length;
        return bytes / 1000d;
    }

    [GeneratedRegex("""(?:<script[^>]*src|rel="stylesheet"[^>]*href)=["]([^"]+)["]""")]
    private static partial Regex Asset();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Generic();
}
