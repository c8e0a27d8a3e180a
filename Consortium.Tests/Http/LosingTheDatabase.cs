using System.Net;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Consortium.Tests.Http;

public sealed class LosingTheDatabase(ARunningService running) : IClassFixture<ARunningService>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_that_it_is_away_and_serves_again_when_it_is_back()
    {
        var name = new NpgsqlConnectionStringBuilder(running.Databases.Engine).Database;
        await using var superuser = await running.Cluster.Superuser(Ct);
        await superuser.Execute($"alter database {name} allow_connections false", Ct);
        await superuser.Execute($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'", Ct);

        var read = running.Operator.Get("/api/v1/me");
        await read.IsProblem(503, "storage.away");
        Assert.NotNull((await read).Headers.RetryAfter);
        await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor }, ("Idempotency-Key", "while-away")).IsProblem(503, "storage.away");
        await running.Service.Nobody().Get("/health/live").Is(HttpStatusCode.OK);
        var ready = await running.Service.Nobody().Get("/health/ready").Is(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("database-away", ready.Text("status"));

        await superuser.Execute($"alter database {name} allow_connections true", Ct);

        await Eventually.Holds(async _ => (await running.Operator.Get("/api/v1/me")).StatusCode == HttpStatusCode.OK);
        await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor }, ("Idempotency-Key", "while-away")).Is(HttpStatusCode.Created);
        await Eventually.Holds(async _ => (await running.Service.Nobody().Get("/health/ready")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Says_that_the_answer_did_not_come_in_time_and_when_to_ask_again()
    {
        var databases = await running.Cluster.Create(Ct);
        await using var service = await Service.Start(databases, services => services.PostConfigure<RequestTimeoutOptions>(timeouts => timeouts.DefaultPolicy = new()
        {
            Timeout = TimeSpan.FromMilliseconds(300),
            TimeoutStatusCode = timeouts.DefaultPolicy!.TimeoutStatusCode,
            WriteTimeoutResponse = timeouts.DefaultPolicy.WriteTimeoutResponse,
        }));
        using var caller = await service.AnOperator();
        await using var owner = await TestDatabase.Open(databases.Owner);
        await owner.Execute("begin; lock table access.token in access exclusive mode", Ct);

        var late = caller.Get("/api/v1/me");
        await late.IsProblem(503, "service.too-slow");
        Assert.NotNull((await late).Headers.RetryAfter);

        await owner.Execute("rollback", Ct);
        await Eventually.Holds(async _ => (await caller.Get("/api/v1/me")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Says_when_a_newer_version_wrote_what_is_read()
    {
        var link = await running.Operator.CreatesLink(Role.Auditor);
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        await owner.Execute("update consortium.mt_events set type = 'sign-in-link.from-the-future', mt_dotnet_type = null where type = 'sign-in-link.created'", Ct);

        await running.Service.Nobody().Get(link.AbsolutePath).IsProblem(503, "storage.newer-version");

        await owner.Execute("update consortium.mt_events set type = 'sign-in-link.created' where type = 'sign-in-link.from-the-future'", Ct);
        await running.Service.Nobody().Get(link.AbsolutePath).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Says_when_the_disk_is_full()
    {
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        await owner.Execute(
            """
            create function access.full() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$;
            create trigger full_disk before insert on access.token for each row execute function access.full();
            """,
            Ct);

        await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor }).IsProblem(503, "storage.full");

        await owner.Execute("drop trigger full_disk on access.token", Ct);
        await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor }).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Is_the_only_planned_fault_and_any_other_tells_nothing_of_itself()
    {
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        await owner.Execute(
            """
            create function access.broken() returns trigger language plpgsql as $$ begin raise exception 'canary-of-a-fault' using errcode = 'XX000'; end $$;
            create trigger broken before insert on access.token for each row execute function access.broken();
            """,
            Ct);

        var problem = await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor }).IsProblem(500, "service.fault");

        await owner.Execute("drop trigger broken on access.token", Ct);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(running.Service.Logged, line => line.Contains("PostgresException", StringComparison.Ordinal));
        Assert.DoesNotContain(running.Service.Logged, line => line.Contains("canary-of-a-fault", StringComparison.Ordinal));
    }
}
