using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys.Kills;

/// <summary>
/// People at work while the service dies under them: they register, pair, propose, consent and vote, and send a request again
/// under its key until an answer comes. Some give up instead.
/// </summary>
internal sealed class Clients(World world, History history, int seed)
{
    private const int OneInSoManyGivesUp = 5;

    private readonly Random _random = new(seed);
    private int _people;

    /// <summary>Works until told to stop, then finishes what it began. The first who cannot go on ends it, so that the reason is seen at once.</summary>
    public async Task Work(int atOnce, CancellationToken stop)
    {
        Task[] people = [.. Enumerable.Range(0, atOnce).Select(nth => Task.Run(() => Cohorts(nth, stop), CancellationToken.None))];
        await foreach (var done in Task.WhenEach(people))
            await done;
    }

    private async Task Cohorts(int nth, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await OneCohort([.. world.Companies.Skip(nth % 2), .. world.Companies.Take(nth % 2)]);
    }

    private async Task OneCohort(IReadOnlyList<Company> companies)
    {
        var cohort = await Makes("cohort.opened", world.Coordinator, "/api/v1/cohorts", new { from = "2027-01-04", until = "2027-12-17" });
        await Registers(companies[0], cohort, "mentor");
        await Registers(companies[1], cohort, "mentor");
        await Registers(companies[2], cohort, "mentee");
        await Registers(companies[3], cohort, "mentee");
        await MayRegister(companies[4], cohort);

        var run = await Makes("matching-run.requested", world.Coordinator, $"/api/v1/cohorts/{cohort}/matching-runs", new { seed });
        await Task.WhenAll((await Drafts(cohort, run)).Select(Decide));
    }

    private async Task Decide(QueuedMatch match)
    {
        foreach (var (home, person) in world.SidesOf(match))
            await Does(
                "acknowledgements.given", Acknowledgements.StreamOf(new ParticipantId(person)), null, home.Hr,
                $"/api/v1/participants/{person}/acknowledgements", new { agreement = world.Agreement, language = "french", on = "2026-01-15" });
        await Does("match.proposed", match.Id, null, world.Coordinator, $"/api/v1/matches/{match.Id}/proposal", null);
        foreach (var home in world.HomesOf(match))
            await Does("match.company-consented", match.Id, home.Id, home.Hr, $"/api/v1/matches/{match.Id}/consents", new { consents = true });

        var ballot = await Makes(
            "ballot.opened", world.Coordinator, $"/api/v1/matches/{match.Id}/ballot", new { closesAt = TimeProvider.System.GetUtcNow().AddDays(1) });
        await Task.WhenAll(world.VotersOn(match).Select(voter =>
            Does("ballot.vote-cast", ballot, voter.MemberId, voter.Member, $"/api/v1/ballots/{ballot}/votes", new { vote = "for" }, "ballot.closed")));
    }

    private Task Registers(Company company, Guid cohort, string role) =>
        Makes("participant.registered", company.Hr, $"/api/v1/cohorts/{cohort}/participants", NextPerson(company, role), cohort);

    /// <summary>Registers somebody, but does not insist: an answer that does not come leaves the outcome unknown.</summary>
    private async Task MayRegister(Company company, Guid cohort)
    {
        if (Next(OneInSoManyGivesUp) > 0)
        {
            await Registers(company, cohort, "mentee");
            return;
        }

        var answer = await Try(company.Hr, $"/api/v1/cohorts/{cohort}/participants", NextPerson(company, "mentee"), Key());
        if (answer is { StatusCode: HttpStatusCode.Created })
            history.Acknowledged.Enqueue(new Act("participant.registered", Made(answer), cohort));
        else
            history.Unknown.Enqueue(new Act("participant.registered", null, cohort));
    }

    private object NextPerson(Company company, string role) =>
        company.Person($"Person{Interlocked.Increment(ref _people)}", company.Name, role);

    /// <summary>What a run found, once the queue shows it.</summary>
    private async Task<IReadOnlyList<QueuedMatch>> Drafts(Guid cohort, Guid run)
    {
        while (true)
        {
            var completed = await Reads($"/api/v1/matching-runs/{run}");
            if (completed.Text("state") is "completed")
            {
                var queue = await Reads($"/api/v1/match-queue?cohort={cohort}&limit=200");
                QueuedMatch[] drafts = [.. queue.GetProperty("items").EnumerateArray().Select(QueuedMatch.Of)];
                if (drafts.Length == completed.GetProperty("pairs").GetInt32())
                    return drafts;
            }

            await Breath();
        }
    }

    private async Task<JsonElement> Reads(string path)
    {
        while (true)
        {
            try
            {
                using var answer = await world.Coordinator.Get(path);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    history.Unplanned.Enqueue($"GET {path} answered {answer.StatusCode}");
            }
            catch (Exception fault) when (IsNobodyThere(fault))
            {
                // The service is being started.
            }

            await Breath();
        }
    }

    /// <summary>An act that makes something; answers its id, which the Location tells.</summary>
    private async Task<Guid> Makes(string recorded, Caller caller, string path, object body, Guid? of = null)
    {
        using var answer = await Insist(caller, path, body);
        history.Acknowledged.Enqueue(new Act(recorded, Made(answer), of));
        return Made(answer);
    }

    /// <param name="refusal">The refusal that is a good answer too; then nothing was recorded.</param>
    private async Task Does(string recorded, Guid stream, Guid? of, Caller caller, string path, object? body, string? refusal = null)
    {
        using var answer = await Insist(caller, path, body, refusal);
        if (answer.IsSuccessStatusCode)
            history.Acknowledged.Enqueue(new Act(recorded, stream, of));
    }

    private async Task<HttpResponseMessage> Insist(Caller caller, string path, object? body, string? refusal = null)
    {
        var key = Key();
        while (true)
        {
            if (await Try(caller, path, body, key) is { } answer)
            {
                if (!answer.IsSuccessStatusCode && !await Refuses(answer, refusal))
                    history.Unplanned.Enqueue($"POST {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                return answer;
            }

            history.Retry();
            await Breath();
        }
    }

    /// <summary>An answer to the act; null when there was none, or one that asks to come again.</summary>
    private static async Task<HttpResponseMessage?> Try(Caller caller, string path, object? body, string key)
    {
        try
        {
            var answer = await caller.Post(path, body, ("Idempotency-Key", key));
            return answer.StatusCode is HttpStatusCode.ServiceUnavailable || await Refuses(answer, "idempotency.in-progress") ? null : answer;
        }
        catch (Exception fault) when (IsNobodyThere(fault))
        {
            return null;
        }
    }

    /// <summary>A connection that is cut between being made and being used is told as a plain socket fault by the framework's client.</summary>
    private static bool IsNobodyThere(Exception fault) => fault is HttpRequestException or SocketException;

    private static async Task<bool> Refuses(HttpResponseMessage answer, string? code) =>
        code is not null && answer.StatusCode is HttpStatusCode.Conflict
        && (await answer.Content.ReadAsStringAsync()).Contains($"\"{code}\"", StringComparison.Ordinal);

    private static Guid Made(HttpResponseMessage answer) =>
        answer.Headers.Location is { } location ? Guid.Parse(location.OriginalString.Split('/')[^1]) : throw new InvalidDataException(
            $"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode} and did not say what it made.");

    private static string Key() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    private static async Task Breath()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        await tick.WaitForNextTickAsync();
    }

    private int Next(int below)
    {
        lock (_random)
            return _random.Next(below);
    }
}
