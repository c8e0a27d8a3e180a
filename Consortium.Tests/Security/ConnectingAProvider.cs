using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Consortium.Tests.Security;

/// <summary>An operator connects a company's provider; its people come in by it, in a browser.</summary>
public sealed class ConnectingAProvider(TestCluster cluster, ABrowser browser) : IAsyncLifetime
{
    // Without scripts, Chromium does not always tell that a page has loaded.
    private static readonly PageWaitForURLOptions Arrived = new() { WaitUntil = WaitUntilState.Commit };

    private Service service = null!;
    private Caller theOperator = null!, coordinator = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(await cluster.Create(Ct), demonstration: true);
        theOperator = await service.AnOperator();
        coordinator = await theOperator.Gives(service, Role.Coordinator);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("en-CA", "Go on", true)]
    [InlineData("fr-CA", "Continuer", false)]
    public async Task Lets_its_people_in_by_their_address_alone_and_each_code_serves_once(string language, string button, bool scripts)
    {
        var acme = await Company("Acme");
        await using var provider = await CompanyProvider.Start(service, ("ann-1", "ann@acme.example", true), ("bob-2", "bob@acme.example", false));
        await provider.Connect(theOperator, acme, "acme.example");
        foreach (var email in (string[])["ann@acme.example", "bob@acme.example"])
            await theOperator.Post("/api/v1/accounts", new { role = Role.CompanyHr, company = acme, email }).Is(HttpStatusCode.Created);
        var page = await browser.Open(service, caller: null, new BrowserLook(language, Scripts: scripts));
        var answered = page.WaitForRequestAsync(request => request.Url.Contains("/sign-in/provider?", StringComparison.Ordinal));

        await ComesIn(page, button, "ann@acme.example");

        await page.WaitForURLAsync("**/consents", Arrived);
        var answer = await answered;
        var replayed = await service.Nobody().Get(new Uri(answer.Url).PathAndQuery, ("Cookie", (await answer.AllHeadersAsync())["cookie"]));
        Assert.Equal(HttpStatusCode.Forbidden, replayed.StatusCode);
        Assert.Contains("provider.no-proof", await replayed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        var another = await browser.Open(service, caller: null, new BrowserLook(language, Scripts: scripts));
        await ComesIn(another, button, "bob@acme.example");
        await another.WaitForURLAsync("**/sign-in/provider?**", Arrived);
        Assert.Contains(language is "en-CA" ? "did not confirm your e-mail address" : "n'a pas confirmé votre adresse", await another.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
        await another.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Leaves_the_way_in_a_page_that_everybody_can_use(string language)
    {
        var page = await browser.Open(service, caller: null, new BrowserLook(language, Dark: true, Width: 320));
        await page.GotoAsync("/sign-in?asked=letter");

        Assert.Empty((await page.RunAxe()).Violations.Select(rule => rule.Id));
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Tells_two_providers_apart_at_once()
    {
        var (acme, borealis) = (await Company("Acme"), await Company("Borealis"));
        await using var acmes = await CompanyProvider.Start(service, ("1", "ann@acme.example", true));
        await using var borealises = await CompanyProvider.Start(service, ("1", "bob@borealis.example", true));
        await acmes.Connect(theOperator, acme, "acme.example");
        await borealises.Connect(theOperator, borealis, "borealis.example");
        foreach (var (company, email) in ((Guid, string)[])[(acme, "ann@acme.example"), (borealis, "bob@borealis.example")])
        {
            var opened = await theOperator.Post("/api/v1/accounts", new { role = Role.CompanyHr, company, email }).Is(HttpStatusCode.Created);
            var page = await browser.Open(service, caller: null, new BrowserLook());
            await ComesIn(page, "Go on", email);
            await page.WaitForURLAsync("**/consents", Arrived);
            await page.GotoAsync("/account");
            Assert.Contains(opened.Text("principal"), await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Is_refused_where_it_would_be_somebody_elses()
    {
        var (acme, borealis) = (await Company("Acme"), await Company("Borealis"));
        await using var issuer = await ForgingIssuer.Start();
        await using var other = await ForgingIssuer.Start();
        await issuer.Connect(theOperator, acme, "acme.example").Is(HttpStatusCode.OK);

        await issuer.Connect(theOperator, borealis, "borealis.example").IsProblem(409, "identity-provider.issuer-taken");
        await other.Connect(theOperator, borealis, "acme.example").IsProblem(409, "identity-provider.domain-taken");
        await other.Connect(theOperator, borealis, "Borealis.example").IsProblem(409, "identity-provider.domain-malformed");
        await other.Connect(theOperator, Guid.CreateVersion7(service.Clock.GetUtcNow()), "borealis.example").IsProblem(404, "company.unknown");
        await using var pretending = await ForgingIssuer.Start();
        pretending.Says = "https://somebody.example";
        await pretending.Connect(theOperator, borealis, "borealis.example").IsProblem(409, "identity-provider.no-answer");
    }

    [Theory]
    [InlineData("http://login.example", "identity-provider.address-refused")]
    [InlineData("https://10.0.0.1", "identity-provider.address-refused")]
    [InlineData("https://login.acme.example/?tenant=1", "identity-provider.address-refused")]
    [InlineData("login.acme.example", "identity-provider.address-refused")]
    public async Task Needs_an_address_on_the_public_internet(string issuer, string code)
    {
        var acme = await Company("Acme");

        await Set(acme, new { issuer, client = "a", secret = "b", domains = (string[])["acme.example"] }).IsProblem(409, code);
        await Set(acme, new { issuer, client = "a", secret = "b", domains = (string[])["acme.example"], audience = "a" }).IsProblem(409, "identity-provider.audience-of-client");
    }

    [Fact]
    public async Task Said_twice_is_recorded_once_and_its_secret_is_shown_to_nobody()
    {
        var acme = await Company("Acme");
        await using var issuer = await ForgingIssuer.Start();

        await issuer.Connect(theOperator, acme, "acme.example").Is(HttpStatusCode.OK);
        await issuer.Connect(theOperator, acme, "acme.example").Is(HttpStatusCode.OK);

        var listed = await theOperator.Get("/api/v1/identity-providers").Is(HttpStatusCode.OK);
        Assert.DoesNotContain(ForgingIssuer.ClientSecret, listed.ToString(), StringComparison.Ordinal);
        Assert.Equal(issuer.Issuer, Assert.Single(listed.GetProperty("items").EnumerateArray()).Text("issuer"));
        Assert.DoesNotContain(service.Logged, line => line.Contains(ForgingIssuer.ClientSecret, StringComparison.Ordinal));
    }

    private static async Task ComesIn(IPage page, string button, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#address", email);
        await page.ClickAsync($"main button:has-text('{button}')");
        await page.ClickAsync("button:has-text('I am who it says')");
    }

    private Task<HttpResponseMessage> Set(Guid company, object body) => theOperator.Send(HttpMethod.Put, $"/api/v1/companies/{company}/identity-provider", body);

    private async Task<Guid> Company(string legalName) =>
        (await coordinator.Post("/api/v1/companies", new { legalName }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
}
