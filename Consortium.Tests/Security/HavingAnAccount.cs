using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Api.Security.Accounts;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Security;

public sealed class HavingAnAccount(ARunningService running) : IClassFixture<ARunningService>
{
    private static readonly (string Name, string Value) SameOrigin = ("Sec-Fetch-Site", "same-origin");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Caller Operator => running.Operator;

    [Fact]
    public async Task Is_for_one_role_and_an_address_may_have_several()
    {
        await Open(Role.Coordinator, "ann@two.example");
        await Open(Role.Auditor, "ann@two.example");

        await Operator.Post("/api/v1/accounts", new { role = Role.Auditor, email = " ANN@two.example " }).IsProblem(409, "account.already-open");
        await Operator.Post("/api/v1/accounts", new { role = Role.CompanyHr, email = "ann@two.example" }).IsProblem(409, "access.company-missing");
        await Operator.Post("/api/v1/accounts", new { role = Role.Participant, company = await ACompany(), email = "ann@two.example" })
            .IsProblem(409, "account.of-participant");
    }

    [Fact]
    public async Task Comes_about_once_when_it_is_asked_for_twice()
    {
        var asked = new { role = Role.Auditor, email = "once@two.example" };
        var first = await Operator.Post("/api/v1/accounts", asked, ("Idempotency-Key", "one-account"));
        var again = await Operator.Post("/api/v1/accounts", asked, ("Idempotency-Key", "one-account"));

        Assert.Equal((HttpStatusCode.Created, first.Headers.Location), (again.StatusCode, again.Headers.Location));
        Assert.Single(await Listed(Operator), account => account.GetProperty("email").GetString() == "once@two.example");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("")]
    public async Task Needs_an_address(string email) =>
        await Operator.Post("/api/v1/accounts", new { role = Role.Auditor, email }).IsProblem(400, "request.body");

    [Fact]
    public async Task Ends_at_once_with_every_session_token_and_link_of_its_holder_however_often_it_is_closed()
    {
        var account = await Open(Role.Coordinator, "leaves@acme.example");
        var principal = account.GetProperty("principal").GetGuid();
        var (used, unused) = (await Link(principal), await Link(principal));
        var cookie = await SignIn(used);
        var token = running.Service.As((await Operator.IssuesToken(Role.Coordinator, principal: principal)).Text("token"));
        await token.Get("/api/v1/me").Is(HttpStatusCode.OK);
        await running.Service.Nobody().Get("/api/v1/me", ("Cookie", cookie)).Is(HttpStatusCode.OK);

        await Operator.Delete($"/api/v1/accounts/{account.Text("id")}").Is(HttpStatusCode.NoContent);
        await Operator.Delete($"/api/v1/accounts/{account.Text("id")}").Is(HttpStatusCode.NoContent);

        await token.Get("/api/v1/me").IsProblem(401, "access.sign-in");
        await running.Service.Nobody().Get("/api/v1/me", ("Cookie", cookie)).IsProblem(401, "access.sign-in");
        await running.Service.Nobody().Get("/api/v1/me", ("Cookie", await SignIn(unused))).IsProblem(401, "access.sign-in");
        var later = running.Service.As((await Operator.IssuesToken(Role.Coordinator, principal: principal)).Text("token"));
        await later.Get("/api/v1/me").IsProblem(401, "access.sign-in");
        var closed = Assert.Single(await Listed(Operator), one => one.Text("id") == account.Text("id"));
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("email").ValueKind);
        Assert.NotEqual(principal, (await Open(Role.Coordinator, "leaves@acme.example")).GetProperty("principal").GetGuid());
    }

    [Fact]
    public async Task Of_another_role_of_the_same_person_stays()
    {
        var coordinator = await Open(Role.Coordinator, "stays@acme.example");
        var principal = coordinator.GetProperty("principal").GetGuid();
        await Operator.Post("/api/v1/accounts", new { role = Role.Auditor, email = "stays@acme.example", principal }).Is(HttpStatusCode.Created);
        var auditor = running.Service.As((await Operator.IssuesToken(Role.Auditor, principal: principal)).Text("token"));

        await Operator.Delete($"/api/v1/accounts/{coordinator.Text("id")}").Is(HttpStatusCode.NoContent);

        await auditor.Get("/api/v1/me").Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_opened_by_human_resources_for_their_own_company_alone_and_seen_by_nobody_elses()
    {
        var (acme, borealis) = (await ACompany(), await ACompany());
        var hr = await Operator.Gives(running.Service, Role.CompanyHr, acme);
        var hrOfBorealis = await Operator.Gives(running.Service, Role.CompanyHr, borealis);
        var member = await Open(Role.CommitteeMember, "member@acme.example", acme);

        var colleague = await hr.Post("/api/v1/accounts", new { role = Role.CompanyHr, email = "new@acme.example" }).Is(HttpStatusCode.Created);
        await hr.Post("/api/v1/accounts", new { role = Role.CompanyReceiver, email = "system@acme.example" }).Is(HttpStatusCode.Created);
        await hr.Post("/api/v1/accounts", new { role = Role.CommitteeMember, email = "b@acme.example" }).IsProblem(409, "access.not-yours");
        await hr.Post("/api/v1/accounts", new { role = Role.CompanyHr, email = "b@acme.example", company = borealis }).IsProblem(409, "access.not-yours");
        await hr.Post("/api/v1/accounts", new { role = Role.CompanyHr, email = "b@acme.example", principal = member.GetProperty("principal").GetGuid() })
            .IsProblem(409, "access.not-yours");

        Assert.Equal(["new@acme.example", "system@acme.example"], (await Listed(hr)).Select(one => one.Text("email")).Order(StringComparer.Ordinal));
        Assert.Empty(await Listed(hrOfBorealis));
        await hr.Delete($"/api/v1/accounts/{member.Text("id")}").IsProblem(404, "account.unknown");
        await hrOfBorealis.Delete($"/api/v1/accounts/{colleague.Text("id")}").IsProblem(404, "account.unknown");
        await hr.Delete($"/api/v1/accounts/{colleague.Text("id")}").Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Leads_to_another_address_once_it_is_changed_and_whoever_came_in_by_the_old_one_is_out()
    {
        var account = await Open(Role.Coordinator, "wrong@acme.example");
        var principal = account.GetProperty("principal").GetGuid();
        var cookie = await SignIn(await Link(principal));
        var address = $"/api/v1/accounts/{account.Text("id")}/address";

        await Operator.Send(HttpMethod.Put, address, new { email = "wrong@acme.example", language = "en" }).Is(HttpStatusCode.NoContent);
        Assert.Equal(("wrong@acme.example", "en"), await Reach(principal));
        await running.Service.Nobody().Get("/api/v1/me", ("Cookie", cookie)).Is(HttpStatusCode.OK);
        await Operator.Send(HttpMethod.Put, address, new { email = "right@acme.example", language = "fr" }).Is(HttpStatusCode.NoContent);
        await Operator.Send(HttpMethod.Put, address, new { email = "right@acme.example", language = "fr" }).Is(HttpStatusCode.NoContent);

        Assert.Equal(("right@acme.example", "fr"), await Reach(principal));
        await running.Service.Nobody().Get("/api/v1/me", ("Cookie", cookie)).IsProblem(401, "access.sign-in");
        await Operator.Delete($"/api/v1/accounts/{account.Text("id")}").Is(HttpStatusCode.NoContent);
        await Operator.Send(HttpMethod.Put, address, new { email = "right@acme.example", language = "fr" }).IsProblem(409, "account.closed");
    }

    [Fact]
    public async Task Is_how_a_person_is_written_to_until_it_is_closed()
    {
        var account = await Open(Role.Auditor, "Letters@acme.example", language: "en");
        var principal = account.GetProperty("principal").GetGuid();

        Assert.Equal(("Letters@acme.example", "en"), await Reach(principal));
        await Operator.Delete($"/api/v1/accounts/{account.Text("id")}").Is(HttpStatusCode.NoContent);
        Assert.Null(await Reach(principal));
    }

    [Fact]
    public async Task Leaves_the_address_in_no_event_no_log_and_no_table()
    {
        await Open(Role.Auditor, "canary-9d1f@acme.example");

        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        foreach (var table in (IEnumerable<string>)["personal.account", "access.idempotency", "consortium.mt_events"])
        {
            await using var command = new Npgsql.NpgsqlCommand($"select coalesce(string_agg(row::text, ' '), '') from {table} row", owner);
            Assert.DoesNotContain("canary-9d1f", (string)(await command.ExecuteScalarAsync(Ct))!, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(running.Service.Logged, line => line.Contains("canary-9d1f", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<JsonElement> Open(Role role, string email, Guid? company = null, string language = "fr") =>
        await Operator.Post("/api/v1/accounts", new { role, email, company, language }).Is(HttpStatusCode.Created);

    private static async Task<IReadOnlyList<JsonElement>> Listed(Caller caller) =>
        [.. (await caller.Get("/api/v1/accounts?limit=200").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];

    private async Task<(string Address, string Language)?> Reach(Guid principal)
    {
        await using var scope = running.Service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Accounts>().Reach(principal, Ct);
    }

    private async Task<Uri> Link(Guid principal) =>
        new((await Operator.Post("/api/v1/sign-in-links", new { role = Role.Coordinator, principal }).Is(HttpStatusCode.OK)).Text("link"));

    private async Task<string> SignIn(Uri link) =>
        (await running.Service.Nobody().Send(HttpMethod.Post, link.AbsolutePath, null, SameOrigin)).Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private async Task<Guid> ACompany()
    {
        var coordinator = await Operator.Gives(running.Service, Role.Coordinator);
        return (await coordinator.Post("/api/v1/companies", new { legalName = "Acme" }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }
}
