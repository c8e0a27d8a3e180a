using System.Net;
using System.Text;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Security;

public sealed class HoldingAToken(ARunningService running) : IClassFixture<ARunningService>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_who_one_is()
    {
        var issued = await running.Operator.IssuesToken(Role.Coordinator);

        var me = await running.Service.As(issued.Text("token")).Get("/api/v1/me").Is(HttpStatusCode.OK);

        Assert.Equal("coordinator", me.Text("role"));
        Assert.Equal(issued.Text("principal"), me.Text("principal"));
    }

    [Theory]
    [InlineData("Bearer cst_nobody-was-given-this")]
    [InlineData("Bearer ")]
    [InlineData("Basic b3BlcmF0b3I6")]
    public async Task Is_not_the_same_as_sending_something_else(string authorization)
    {
        var answer = running.Service.Nobody().Get("/api/v1/me", ("Authorization", authorization));

        await answer.IsProblem(401, "access.sign-in");
        Assert.StartsWith("Bearer", (await answer).Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_at_once_when_it_is_revoked_however_often()
    {
        var issued = await running.Operator.IssuesToken(Role.Auditor);
        var holder = running.Service.As(issued.Text("token"));
        await holder.Get("/api/v1/me").Is(HttpStatusCode.OK);

        await running.Operator.Delete($"/api/v1/tokens/{issued.Text("id")}").Is(HttpStatusCode.NoContent);
        await running.Operator.Delete($"/api/v1/tokens/{issued.Text("id")}").Is(HttpStatusCode.NoContent);

        await holder.Get("/api/v1/me").IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Ends_when_it_expires()
    {
        await using var service = await Service.Start(running.Databases);
        var @operator = await service.AnOperator();
        var holder = service.As((await @operator.IssuesToken(Role.Auditor, days: 3)).Text("token"));

        service.Clock.PassTo(service.Clock.GetUtcNow() + TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await holder.Get("/api/v1/me").Is(HttpStatusCode.OK);
        service.Clock.PassTo(service.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));

        await holder.Get("/api/v1/me").IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Leaves_room_for_one_more_until_one_is_revoked()
    {
        var first = await running.Operator.IssuesToken(Role.Coordinator);
        var principal = first.GetProperty("principal").GetGuid();
        await running.Operator.IssuesToken(Role.Coordinator, principal: principal);

        var third = new { role = Role.Coordinator, principal };
        await running.Operator.Post("/api/v1/tokens", third).IsProblem(409, "token.two-are-live");
        await running.Operator.Delete($"/api/v1/tokens/{first.Text("id")}").Is(HttpStatusCode.NoContent);

        await running.Operator.Post("/api/v1/tokens", third).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Is_for_two_at_most_even_when_eight_are_asked_for_at_once()
    {
        var principal = (await running.Operator.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();
        var others = Enumerable.Range(0, 8).Select(_ => running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor, principal }));

        var answers = await Task.WhenAll(others);

        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(6, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    [InlineData(int.MaxValue)]
    public async Task Lasts_a_year_at_most(int days)
    {
        var problem = await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor, days }).IsProblem(400, "request.body");

        Assert.Equal("/days", problem.GetProperty("errors")[0].Text("pointer"));
    }

    [Fact]
    public async Task Names_a_company_exactly_when_the_role_belongs_to_one()
    {
        var nowhere = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await running.Operator.Post("/api/v1/tokens", new { role = Role.CompanyHr }).IsProblem(409, "access.company-missing");
        await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor, company = nowhere }).IsProblem(409, "access.company-needless");
        await running.Operator.Post("/api/v1/tokens", new { role = Role.CompanyHr, company = nowhere }).IsProblem(404, "company.unknown");
    }

    [Fact]
    public async Task Lets_human_resources_give_access_to_themselves_and_their_receiver_alone()
    {
        var (acme, borealis) = (await ACompany("Acme"), await ACompany("Borealis"));
        var hr = await running.Operator.Gives(running.Service, Role.CompanyHr, acme);
        var hrOfBorealis = await running.Operator.IssuesToken(Role.CompanyHr, borealis);

        await hr.Post("/api/v1/tokens", new { role = Role.CompanyHr }).Is(HttpStatusCode.Created);
        var receiver = await hr.Post("/api/v1/tokens", new { role = Role.CompanyReceiver }).Is(HttpStatusCode.Created);
        Assert.Equal(acme, receiver.GetProperty("company").GetGuid());
        await hr.Post("/api/v1/tokens", new { role = Role.Operator }).IsProblem(409, "access.not-yours");
        await hr.Post("/api/v1/tokens", new { role = Role.CompanyReceiver, company = borealis }).IsProblem(409, "access.not-yours");
        await hr.Post("/api/v1/tokens", new { role = Role.CompanyHr, principal = hrOfBorealis.Text("principal") }).IsProblem(409, "access.not-yours");

        var seen = await hr.Get("/api/v1/tokens").Is(HttpStatusCode.OK);
        Assert.Equal(3, seen.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain(borealis.ToString(), seen.ToString(), StringComparison.Ordinal);
        await hr.Delete($"/api/v1/tokens/{hrOfBorealis.Text("id")}").IsProblem(404, "token.unknown");
    }

    [Fact]
    public async Task Leaves_its_secret_neither_in_the_database_nor_in_the_log_nor_in_a_repeated_answer()
    {
        var issued = await running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor }, ("Idempotency-Key", "told-once")).Is(HttpStatusCode.Created);
        var again = running.Operator.Post("/api/v1/tokens", new { role = Role.Auditor }, ("Idempotency-Key", "told-once"));
        await again.Is(HttpStatusCode.Created);
        await running.Service.As(issued.Text("token")).Get("/api/v1/me").Is(HttpStatusCode.OK);

        var secret = issued.Text("token");
        Assert.Equal("", await (await again).Content.ReadAsStringAsync(Ct));
        Assert.DoesNotContain(running.Service.Logged, line => line.Contains(secret[12..], StringComparison.Ordinal));
        var dump = new StringBuilder();
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        foreach (var table in (IEnumerable<string>)["access.token", "access.session", "access.idempotency", "consortium.mt_events", "consortium.mt_streams"])
        {
            await using var command = new Npgsql.NpgsqlCommand($"select coalesce(string_agg(row::text, ' '), '') from {table} row", owner);
            dump.Append(await command.ExecuteScalarAsync(Ct));
        }

        Assert.Contains(issued.Text("id"), dump.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret[12..], dump.ToString(), StringComparison.Ordinal);
    }

    private async Task<Guid> ACompany(string legalName)
    {
        var coordinator = await running.Operator.Gives(running.Service, Role.Coordinator);
        return (await coordinator.Post("/api/v1/companies", new { legalName }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }
}
