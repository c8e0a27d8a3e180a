using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Consortium.Api.Security;

namespace Consortium.Api.Demonstration;

/// <summary>
/// Plays a small consortium through the public API: companies sign, human resources send their files, the engine pairs, the
/// coordinator proposes, home companies consent, the committee votes, receivers take the decisions. Played again on the same
/// installation it makes nothing twice.
/// </summary>
internal sealed class Demonstration(Script script, string folder, Uri service, Person theOperator, string journals) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Cast _cast = new(service, theOperator);
    private readonly Dictionary<string, Guid> _companies = [];
    private readonly Dictionary<string, CompanyReceiver> _receivers = [];

    public IReadOnlyDictionary<string, Guid> Companies => _companies;

    /// <param name="performance">Gets what was done.</param>
    /// <param name="firstCohortOnly">Ends after the first cohort.</param>
    /// <param name="ct">Gives up.</param>
    public async Task Play(Performance performance, bool firstCohortOnly, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var coordinator = await _cast.As(Role.Coordinator, Cast.Coordinator, null, ct);
            await Found(coordinator, ct);
            performance.Companies = _companies.Count;
            foreach (var cohort in script.Cohorts.Take(firstCohortOnly ? 1 : script.Cohorts.Count))
                performance.Cohorts.Add(await Play(coordinator, cohort, ct));
            See(performance);
        }
        catch (Exception failure) when (failure is StepFailedException or HttpRequestException)
        {
            performance.Failure = failure.Message;
        }

        performance.Ok = performance.Failure is null;
        performance.Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers.Values)
            await receiver.DisposeAsync();
        _cast.Dispose();
    }

    private async Task Found(Person coordinator, CancellationToken ct)
    {
        foreach (var company in script.Companies)
            _companies[company.Key] = await coordinator.Make("companies", $"demonstration/{company.Key}", new { company.LegalName }, ct);

        await coordinator.Post("agreements", "demonstration/agreement", new
        {
            french = await File.ReadAllTextAsync(Path.Combine(folder, script.Agreement.French), ct),
            english = await File.ReadAllTextAsync(Path.Combine(folder, script.Agreement.English), ct),
        }, ct);
        var agreement = (await coordinator.Get("agreements/in-force", ct)).GetProperty("id").GetGuid();

        foreach (var (key, company) in _companies)
        {
            var hr = await HumanResources(company, ct);
            await hr.Post($"companies/{company}/agreement-signatures", $"demonstration/signature/{agreement}", new { agreement }, ct);
            await coordinator.Put($"committee/seats/{company}", new { member = Cast.Member(company) }, ct);
            var port = CompanyReceiver.FreePort();
            var set = await hr.Put($"companies/{company}/receiver", new { url = $"http://127.0.0.1:{port}/" }, ct);
            _receivers[key] = await CompanyReceiver.Start(
                port, set.GetProperty("secret").GetString()!, Path.Combine(journals, $"{key}.jsonl"), ct);
        }

        foreach (var exclusion in script.Exclusions)
        {
            var by = _companies[exclusion.By];
            await (await HumanResources(by, ct)).Post(
                $"companies/{by}/exclusions", $"demonstration/exclusion/{exclusion.Against}", new { against = _companies[exclusion.Against], exclusion.From }, ct);
        }
    }

    private async Task<CohortPlayed> Play(Person coordinator, Script.Cohort played, CancellationToken ct)
    {
        var cohort = await coordinator.Make("cohorts", $"demonstration/{played.Key}", new { played.From, played.Until }, ct);
        var (rows, already, refused) = await SendFiles(played, cohort, ct);

        var run = await coordinator.Make($"cohorts/{cohort}/matching-runs", $"demonstration/run/{played.Key}", new { seed = 1 }, ct);
        var found = await Until(
            () => coordinator.Get($"matching-runs/{run}", ct), answer => answer.GetProperty("state").GetString() is "completed", "the matching run", ct);
        var pairs = found.GetProperty("pairs").GetInt32();
        await Queue(coordinator, cohort, "the queue", items => items.Count >= pairs, ct);

        await Propose(coordinator, cohort, pairs, ct);
        if (played.Complete)
            await Vote(cohort, ct);

        var matches = await Queue(
            coordinator, cohort, "the committee's decisions", items => items.Count(played.Complete ? IsDecided : CameBeforeCommittee) == pairs, ct);
        var deliveries = await Deliveries(coordinator, cohort, matches.Count(IsDecided), ct);
        var participants = await coordinator.All($"cohorts/{cohort}/participants", ct);
        return new CohortPlayed(
            played.Key, rows, participants.Count, already, refused, pairs, found.GetProperty("unmatchedMentees").GetInt32(),
            matches.Count(item => State(item) is "before-committee"), matches.Count(IsDecided), matches.Count(item => State(item) is "approved"),
            deliveries.Count, deliveries.Count(delivery => State(delivery) is "receipted"));
    }

    private async Task<(int Rows, int Already, int Refused)> SendFiles(Script.Cohort played, Guid cohort, CancellationToken ct)
    {
        var (rows, already, refused) = (0, 0, 0);
        foreach (var (key, company) in _companies)
        {
            var hr = await HumanResources(company, ct);
            var file = await File.ReadAllBytesAsync(Path.Combine(folder, played.Key, $"{key}.csv"), ct);

            // A new key each time: played again, the file is read again, and each of its people is found to be registered already.
            var report = await hr.PostFile($"cohorts/{cohort}/participants/file", $"demonstration/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}", file, ct);
            rows += report.GetProperty("rows").GetArrayLength();
            already += report.GetProperty("already").GetInt32();
            refused += report.GetProperty("refused").GetInt32();
        }

        return (rows, already, refused);
    }

    private async Task Propose(Person coordinator, Guid cohort, int pairs, CancellationToken ct)
    {
        foreach (var item in await coordinator.All($"match-queue?cohort={cohort}&state=draft", ct))
        {
            var match = Id(item, "match");
            await coordinator.Post($"matches/{match}/proposal", $"demonstration/proposal/{match}", new { }, ct);
            foreach (var side in (string[])["mentorCompany", "menteeCompany"])
            {
                var hr = await HumanResources(Id(item, side), ct);
                await hr.Post($"matches/{match}/consents", $"demonstration/consent/{match}", new { consents = true }, ct);
            }

            var closesAt = TimeProvider.System.GetUtcNow().AddDays(7);
            await coordinator.Post($"matches/{match}/ballot", $"demonstration/ballot/{match}", new { closesAt }, ct);
        }

        await Queue(coordinator, cohort, "the ballots", items => items.Count(CameBeforeCommittee) == pairs, ct);
    }

    private async Task Vote(Guid cohort, CancellationToken ct)
    {
        // With three companies one is left beside the two home companies, so these vote too and both must be for.
        foreach (var company in _companies.Values)
        {
            var member = await _cast.As(Role.CommitteeMember, Cast.Member(company), company, ct);
            foreach (var paper in await member.All("ballots?open=true", ct))
            {
                if (Id(paper, "cohort") != cohort)
                    continue;
                var ballot = Id(paper, "ballot");
                var standing = await member.Get($"ballots/{ballot}", ct);
                if (standing.TryGetProperty("result", out var result) && result.ValueKind is JsonValueKind.String)
                    continue;
                await member.Post($"ballots/{ballot}/votes", $"demonstration/vote/{ballot}", new { vote = "for" }, ct);
            }
        }
    }

    private async Task<IReadOnlyList<JsonElement>> Deliveries(Person coordinator, Guid cohort, int decisions, CancellationToken ct)
    {
        var expected = decisions * _companies.Count;
        return await Until(
            async () => [.. (await coordinator.All("deliveries", ct)).Where(delivery => Id(delivery, "cohort") == cohort)],
            (IReadOnlyList<JsonElement> deliveries) => deliveries.Count == expected && deliveries.All(delivery => State(delivery) is "receipted"),
            $"{expected} receipted deliveries",
            ct);
    }

    private void See(Performance performance)
    {
        foreach (var (key, receiver) in _receivers)
        {
            var notices = receiver.Notices();
            performance.Receivers.Add(new ReceiverSeen(
                key, notices.Count, notices.Count(notice => notice.Named), notices.Count - notices.DistinctBy(notice => notice.Id).Count()));
        }

        var deliveries = performance.Cohorts.Sum(cohort => cohort.Deliveries);
        var decided = performance.Cohorts.Sum(cohort => cohort.Decided);
        if (performance.Receivers.Sum(receiver => receiver.Notices) != deliveries || performance.Receivers.Any(receiver => receiver.Doubled > 0))
            throw new StepFailedException($"The receivers hold other notices than the {deliveries} that were delivered.");
        if (performance.Receivers.Sum(receiver => receiver.Named) != 2 * decided)
            throw new StepFailedException("Other companies than the home companies were named the people of a match.");
    }

    private Task<Person> HumanResources(Guid company, CancellationToken ct) => _cast.As(Role.CompanyHr, Cast.HumanResources(company), company, ct);

    private static Task<IReadOnlyList<JsonElement>> Queue(
        Person coordinator, Guid cohort, string what, Func<IReadOnlyList<JsonElement>, bool> enough, CancellationToken ct) =>
        Until(() => coordinator.All($"match-queue?cohort={cohort}", ct), enough, what, ct);

    /// <summary>Asks until the answer is enough: lists follow the record within milliseconds, and work goes on behind the scene.</summary>
    private static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> enough, string what, CancellationToken ct)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience; await tick.WaitForNextTickAsync(ct))
        {
            if (await ask() is var answer && enough(answer))
                return answer;
        }

        throw new StepFailedException($"Waited {Patience.TotalSeconds:0} s for {what}.");
    }

    private static bool IsDecided(JsonElement item) => State(item) is "approved" or "rejected";

    private static bool CameBeforeCommittee(JsonElement item) => State(item) is "before-committee" || IsDecided(item);

    private static string? State(JsonElement item) => item.GetProperty("state").GetString();

    private static Guid Id(JsonElement item, string name) => item.GetProperty(name).GetGuid();
}
