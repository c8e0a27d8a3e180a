using System.Net;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Consortium.Tests.Http;

public sealed class SendingAnActTwice(ARunningService running) : IClassFixture<ARunningService>
{
    private static readonly Refusal Refused = new("ballot.closed", "L-30", "Le scrutin est clos.", "The ballot is closed.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Needs_a_key_of_the_callers_own()
    {
        var body = new { role = Role.Auditor };

        await running.Operator.Send(HttpMethod.Post, "/api/v1/tokens", body).IsProblem(400, "idempotency.key-missing");
        await running.Operator.Post("/api/v1/tokens", body, ("Idempotency-Key", new string('k', 256))).IsProblem(400, "idempotency.key-malformed");
        await running.Operator.Post("/api/v1/tokens", body, ("Idempotency-Key", "a"), ("Idempotency-Key", "b")).IsProblem(400, "idempotency.key-malformed");
    }

    [Fact]
    public async Task Gets_the_same_answer_and_has_one_effect()
    {
        var @operator = await running.Service.AnOperator();
        var first = await Issue(@operator, "twice");
        var second = await Issue(@operator, "twice");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal((first.StatusCode, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Equal(1L, await IssuedBy(@operator));
    }

    [Fact]
    public async Task Twenty_times_at_once_has_one_effect_and_answers_that_agree()
    {
        var @operator = await running.Service.AnOperator();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UntilAnswered(@operator, "twenty")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        Assert.Equal(1L, await IssuedBy(@operator));
    }

    [Fact]
    public async Task By_way_of_two_processes_has_one_effect_too()
    {
        await using var other = await Service.Start(running.Databases);
        var here = await running.Service.AnOperator();
        var there = other.As(here.Token!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => UntilAnswered(turn % 2 == 0 ? here : there, "both")));

        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        Assert.Equal(1L, await IssuedBy(here));
    }

    [Fact]
    public async Task While_the_first_is_under_way_is_told_to_wait()
    {
        var me = await running.Operator.Get("/api/v1/me").Is(HttpStatusCode.OK);
        await using var elsewhere = new Claims(running.Databases);
        await using var held = await elsewhere.Take(me.GetProperty("principal").GetGuid(), "held", Ct);

        var answer = Issue(running.Operator, "held");

        await answer.IsProblem(409, "idempotency.in-progress");
        Assert.NotNull((await answer).Headers.RetryAfter);
        await held!.DisposeAsync();
        Assert.Equal(HttpStatusCode.Created, (await Issue(running.Operator, "held")).StatusCode);
    }

    [Fact]
    public async Task When_the_lock_was_lost_meets_the_winner_in_the_acts_own_transaction()
    {
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        await owner.Execute(
            """
            create function access.wait() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
            create trigger wait before insert on access.token for each row execute function access.wait();
            """,
            Ct);
        Assert.Equal(HttpStatusCode.Created, (await Issue(await running.Service.AnOperator(), "raced")).StatusCode);
        var loser = await running.Service.AnOperator();
        await owner.Execute("select pg_advisory_lock(4711)", Ct);

        var answer = Issue(loser, "raced");
        await Eventually.Holds(async ct => await owner.Scalar<bool>("select exists (select from pg_locks where objid = 4711 and not granted)", ct));
        var me = (await loser.Get("/api/v1/me").Is(HttpStatusCode.OK)).Text("principal");
        await owner.Execute(
            $"insert into access.idempotency select '{me}', key, request, 201, '/api/v1/tokens/winner', null, at from access.idempotency where key = 'raced'", Ct);
        await owner.Execute("select pg_advisory_unlock(4711); drop trigger wait on access.token", Ct);

        Assert.Equal((HttpStatusCode.Created, "/api/v1/tokens/winner"), ((await answer).StatusCode, (await answer).Headers.Location?.ToString()));
        Assert.Equal(0L, await IssuedBy(loser));
    }

    [Fact]
    public async Task When_the_first_was_recorded_while_the_second_was_decided_is_not_refused_for_it()
    {
        var databases = running.Service.Services.GetRequiredService<Databases>();
        await using var claims = new Claims(running.Databases);
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        foreach (var refusal in (Refusal[])[StreamMoved.Refusal, Refused])
        {
            var (principal, context) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), new DefaultHttpContext());
            context.Features.Set(new Keeping((await claims.Take(principal, "late", Ct))!, principal, "late", [1], databases, TimeProvider.System));

            var answer = await Keeping.Filter(EndpointFilterInvocationContext.Create(context), async _ =>
            {
                await owner.Execute(
                    $"insert into access.idempotency (principal, key, request, status, location, at) values ('{principal}', 'late', '\\x01', 201, '/made', now())", Ct);
                return Answer.Refused(refusal);
            });

            Assert.Equal((201, "/made"), ((answer as KeptAnswer)?.Status, (answer as KeptAnswer)?.Location));
        }
    }

    [Fact]
    public async Task With_another_body_is_refused()
    {
        await Issue(running.Operator, "reused");

        await running.Operator.Post("/api/v1/tokens", new { role = Role.Coordinator }, ("Idempotency-Key", "reused"))
            .IsProblem(422, "idempotency.key-reused");
        await running.Operator.Post("/api/v1/sign-in-links", new { role = Role.Auditor }, ("Idempotency-Key", "reused"))
            .IsProblem(422, "idempotency.key-reused");
    }

    [Fact]
    public async Task Gets_the_same_refusal_and_keys_of_two_callers_do_not_meet()
    {
        var refused = new { role = Role.CompanyHr };
        await running.Operator.Post("/api/v1/tokens", refused, ("Idempotency-Key", "refused")).IsProblem(409, "access.company-missing");
        var again = running.Operator.Post("/api/v1/tokens", refused, ("Idempotency-Key", "refused"));
        await again.IsProblem(409, "access.company-missing");
        Assert.True((await again).Headers.Contains("Idempotent-Replayed"));

        var another = await running.Service.AnOperator();
        Assert.Equal(HttpStatusCode.Created, (await Issue(another, "refused")).StatusCode);
    }

    [Fact]
    public async Task After_two_days_is_a_new_request()
    {
        await using var service = await Service.Start(running.Databases);
        await Issue(await service.AnOperator(), "old");
        var forget = service.Services.GetServices<IHostedService>().OfType<ForgetOldAccess>().Single();
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        const string Kept = "select count(*) from access.idempotency where key = 'old'";

        service.Clock.PassTo(service.Clock.GetUtcNow() + TimeSpan.FromHours(47));
        await forget.Forget(Ct);
        Assert.Equal(1L, await owner.Scalar<long>(Kept, Ct));

        service.Clock.PassTo(service.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        await forget.Forget(Ct);
        Assert.Equal(0L, await owner.Scalar<long>(Kept, Ct));
    }

    [Fact]
    public async Task Is_never_left_to_chance_by_an_endpoint_that_forgets_to_keep_its_answer()
    {
        var databases = running.Service.Services.GetRequiredService<Databases>();
        await using var claims = new Claims(running.Databases);
        var (principal, clock) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), TimeProvider.System);
        var context = new DefaultHttpContext();
        context.Features.Set(new Keeping((await claims.Take(principal, "forgotten", Ct))!, principal, "forgotten", [1], databases, clock));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Keeping.Filter(
            EndpointFilterInvocationContext.Create(context), _ => ValueTask.FromResult<object?>(TypedResults.NoContent())));
    }

    private static Task<HttpResponseMessage> Issue(Caller @operator, string key) =>
        @operator.Post("/api/v1/tokens", new { role = Role.Auditor }, ("Idempotency-Key", key));

    private static async Task<HttpResponseMessage> UntilAnswered(Caller @operator, string key)
    {
        HttpResponseMessage? answer = null;
        await Eventually.Holds(async _ => (answer = await Issue(@operator, key)).StatusCode != HttpStatusCode.Conflict);
        return answer!;
    }

    private async Task<long> IssuedBy(Caller @operator)
    {
        var principal = (await @operator.Get("/api/v1/me").Is(HttpStatusCode.OK)).Text("principal");
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        return await owner.Scalar<long>(
            $"select count(*) from consortium.mt_events where type = 'held-tokens.issued' and headers ->> 'actor' = '{principal}'", Ct);
    }
}
