using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.BadInput;

/// <summary>
/// Mutates requests from the service's own document and files, with valid ones among them so that there is something to break.
/// <c>CONSORTIUM_BAD_REQUESTS</c> says how many, <c>CONSORTIUM_BAD_SEED</c> begins elsewhere.
/// </summary>
public sealed class SendingBadRequests(AConsortium consortium) : IClassFixture<AConsortium>
{
    private const int Clients = 6, Enough = 20;

    // Nobody's measure of speed: a request that takes as long as this hangs.
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(30);
    private readonly KnownIds ids = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly ConcurrentDictionary<int, int> answers = new();
    private List<(Role? Role, string? Token)> callers = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Meets_no_fault_and_always_a_problem_that_helps()
    {
        var (count, seed) = (Setting("CONSORTIUM_BAD_REQUESTS", 20_000), Setting("CONSORTIUM_BAD_SEED", 1));
        await SetUp();
        var operations = new ApiOperations(await consortium.Service.Nobody().Get("/openapi/v1.json").Is(HttpStatusCode.OK));
        var valid = new ValidRequests(operations, ids, DateOnly.FromDateTime(consortium.Service.Clock.GetUtcNow().UtcDateTime));

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client =>
            Task.Run(() => Send(operations, valid, new Random((seed * Clients) + client), count / Clients), Ct)));

        TestContext.Current.SendDiagnosticMessage($"Bad requests by status: {string.Join(", ", answers.OrderBy(one => one.Key))}");
        var faults = consortium.Service.Logged.Where(line => line.Contains("   at ", StringComparison.Ordinal)).TakeLast(Enough);
        Assert.True(wrong.IsEmpty, $"{wrong.Count} wrong answers:\n\n{string.Join("\n\n", wrong.Take(Enough).Concat(faults))}");
        await StillServes();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;

    /// <summary>A caller in each role, and people, matches and ballots to meet.</summary>
    private async Task SetUp()
    {
        var (world, service) = (consortium.World, consortium.Service);
        callers =
        [
            (null, null),
            (Role.Operator, world.Operator.Token),
            (Role.Coordinator, world.Coordinator.Token),
            (Role.Auditor, (await world.Operator.Gives(service, Role.Auditor)).Token),
            (Role.Participant, (await world.Operator.Gives(service, Role.Participant, consortium.Acme.Id)).Token),
            (Role.CompanyReceiver, (await world.Operator.Gives(service, Role.CompanyReceiver, consortium.Acme.Id)).Token),
        ];
        foreach (var company in world.Companies)
        {
            callers.AddRange([(Role.CompanyHr, company.Hr.Token), (Role.CommitteeMember, company.Member.Token)]);
            ids.Add("company", company.Id);
            ids.Add("member", company.MemberId);
        }

        var pair = await world.OnePair(consortium.Acme, consortium.Borealis);
        ids.Add("ballot", await world.BringBeforeCommittee(pair));
        ids.Add("match", pair.Id);
        ids.Add("cohort", pair.Cohort);
        foreach (var company in world.Companies)
            await AConsortium.SendFile(company, pair.Cohort, Encoding.UTF8.GetString(ValidRequests.File("RegisterParticipantsFile", new Random(1))));
    }

    private async Task Send(ApiOperations operations, ValidRequests valid, Random random, int count)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        })
        { Timeout = Hanging };
        for (var sent = 0; sent < count && wrong.Count < Enough; sent++)
        {
            var operation = operations.All[random.Next(operations.All.Count)];
            await Judge(http, Next(operation, valid, random));
        }
    }

    private Attempt Next(ApiOperation operation, ValidRequests valid, Random random)
    {
        var (role, token) = CallerOf(operation, random);
        var attempt = new Attempt(operation, role?.ToString() ?? "nobody", token, valid.Target(operation, random));
        JsonNode? body = null;
        if (operation.Method != HttpMethod.Get && operation.Method != HttpMethod.Delete)
            attempt.Replace("Idempotency-Key", $"key-{random.NextInt64()}");
        if (operation.TakesFile)
        {
            (attempt.Body, attempt.ContentType) = (ValidRequests.File(operation.Id, random), "text/csv");
        }
        else if (operation.Body is { } schema)
        {
            body = valid.Body(schema, random);
            (attempt.Body, attempt.ContentType) = (Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "{}"), "application/json");
        }

        for (var mutations = random.Next(10) switch { < 3 => 0, < 8 => 1, _ => 3 }; mutations > 0; mutations--)
            Mutations.Mutate(attempt, body, random);
        return attempt;
    }

    private (Role? Role, string? Token) CallerOf(ApiOperation operation, Random random)
    {
        var may = AccessMatrix.Rows.FirstOrDefault(row => row.Endpoint == operation.Id)?.May.Select(access => (Role?)access.Role).ToList() ?? [];
        var invited = callers.FindAll(caller => may.Contains(caller.Role));
        var some = invited.Count == 0 || random.Next(10) == 0 ? callers : invited;
        return some[random.Next(some.Count)];
    }

    private async Task Judge(HttpClient http, Attempt attempt)
    {
        using var request = attempt.ToRequest(consortium.Service.Address);
        try
        {
            using var answer = await http.SendAsync(request, Ct);
            var body = await answer.Content.ReadAsStringAsync(Ct);
            answers.AddOrUpdate((int)answer.StatusCode, 1, (_, before) => before + 1);
            if (!SaysThatItIsBehind(answer, attempt) && Verdict.On(answer, body, attempt.Method == HttpMethod.Head) is { } fault)
                wrong.Enqueue($"{fault}\n  {attempt}");
            else if (answer.IsSuccessStatusCode && body is ['{', ..] && MayLearnFrom(attempt))
                ids.Learn(attempt.Operation.Path, JsonElement.Parse(body));
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !Ct.IsCancellationRequested)
        {
            wrong.Enqueue($"no answer: {silent.Message}\n  {attempt}");
        }
    }

    /// <summary>So many acts at once may be more than read tables follow on a busy machine: that it says so is its work, and no problem of the request.</summary>
    private static bool SaysThatItIsBehind(HttpResponseMessage answer, Attempt attempt) =>
        attempt.Operation.Id is "IsReady"
        && answer is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null, Content.Headers.ContentType.MediaType: "application/json" };

    /// <summary>Not from what gives access: it may be that of the callers, and to revoke it would end the test's reach.</summary>
    private static bool MayLearnFrom(Attempt attempt) =>
        attempt.Method == attempt.Operation.Method && attempt.Operation.Id is not ("ListTokens" or "OpenAccount" or "ListAccounts");

    private async Task StillServes()
    {
        foreach (var (_, token) in callers.Where(caller => caller.Token is not null))
            await consortium.Service.As(token!).Get("/api/v1/me").Is(HttpStatusCode.OK);

        var company = (await consortium.Coordinator.Post("/api/v1/outsiders", new { legalName = "Dahlia" }).Is(HttpStatusCode.Created)).GetProperty("id");
        await consortium.Service.CaughtUp();
        await consortium.Coordinator.Get($"/api/v1/companies/{company}").Is(HttpStatusCode.OK);
        await using var database = await TestDatabase.Open(consortium.Databases.Owner);
        await using var dead = new Npgsql.NpgsqlCommand("select count(*) from consortium.dead_letter", database);
        Assert.Equal(0L, await dead.ExecuteScalarAsync(Ct));
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains(ValidRequests.Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains("EventId={ Id: 4001", StringComparison.Ordinal));
    }
}
