using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Security;

public sealed class OpeningASignInLink(ARunningService running) : IClassFixture<ARunningService>
{
    private static readonly (string Name, string Value) SameOrigin = ("Sec-Fetch-Site", "same-origin");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "Se connecter")]
    [InlineData("en", "Sign in")]
    public async Task Shows_a_button_and_looking_at_it_uses_nothing_up(string language, string button)
    {
        var link = await running.Operator.CreatesLink(Role.Coordinator);

        for (var look = 0; look < 3; look++)
        {
            var page = await running.Service.Nobody().Get(link.AbsolutePath, ("Accept-Language", language));
            Assert.Contains($"<button>{button}</button>", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        Assert.NotNull(await SignIn(link));
    }

    [Fact]
    public async Task Signs_in_once_even_when_ten_open_it_at_once()
    {
        var link = await running.Operator.CreatesLink(Role.Coordinator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Press(link)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Gone));
    }

    [Fact]
    public async Task Opens_nothing_once_its_time_is_over()
    {
        await using var service = await Service.Start(running.Databases);
        var link = await (await service.AnOperator()).CreatesLink(Role.Auditor, minutes: 10);
        service.Clock.PassTo(service.Clock.GetUtcNow() + TimeSpan.FromMinutes(11));

        Assert.Equal(HttpStatusCode.Gone, (await service.Nobody().Get(link.AbsolutePath)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await service.Nobody().Send(HttpMethod.Post, link.AbsolutePath, null, SameOrigin)).StatusCode);
    }

    [Fact]
    public async Task Answers_an_invented_link_like_a_used_one()
    {
        var link = await running.Operator.CreatesLink(Role.Auditor);
        await SignIn(link);

        var used = await running.Service.Nobody().Get(link.AbsolutePath);
        var invented = await running.Service.Nobody().Get("/sign-in/nobody-made-this");

        Assert.Equal(used.StatusCode, invented.StatusCode);
        Assert.Equal(await used.Content.ReadAsStringAsync(Ct), await invented.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Gives_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var cookie = (await Press(await running.Operator.CreatesLink(Role.Coordinator))).Headers.GetValues("Set-Cookie").Single();

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Leads_to_a_page_that_says_who_one_is_and_may_do()
    {
        var cookie = await SignIn(await running.Operator.CreatesLink(Role.Auditor));

        var stranger = await running.Service.Nobody().Get("/sign-in", ("Accept-Language", "fr-CA"));
        var page = await running.Service.Nobody().Get("/account", ("Cookie", cookie), ("Accept-Language", "fr-CA"));

        Assert.Contains("lien de connexion", await stranger.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Personne auditrice", html, StringComparison.Ordinal);
        Assert.Contains("#WhoAmI", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#IssueToken", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("X-Says", "nothing of where it comes from")]
    public async Task Opens_a_session_that_another_site_cannot_use(string header, string value)
    {
        var cookie = await SignIn(await running.Operator.CreatesLink(Role.Operator));

        await running.Service.Nobody()
            .Post("/api/v1/tokens", new { role = Role.Auditor }, ("Cookie", cookie), (header, value))
            .IsProblem(403, "access.cross-site");
        var fresh = await running.Operator.CreatesLink(Role.Operator);
        await running.Service.Nobody().Send(HttpMethod.Post, fresh.AbsolutePath, null, (header, value)).IsProblem(403, "access.cross-site");
    }

    [Fact]
    public async Task Opens_a_session_that_serves_from_our_own_pages_until_one_signs_out()
    {
        var cookie = await SignIn(await running.Operator.CreatesLink(Role.Operator));
        var origin = ("Origin", running.Service.Address.GetLeftPart(UriPartial.Authority));

        await running.Service.Nobody().Post("/api/v1/tokens", new { role = Role.Auditor }, ("Cookie", cookie), origin).Is(HttpStatusCode.Created);
        await running.Service.Nobody().Send(HttpMethod.Post, "/sign-out", null, ("Cookie", cookie), SameOrigin).Is(HttpStatusCode.Redirect);

        await running.Service.Nobody().Get("/api/v1/me", ("Cookie", cookie)).IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Opens_a_session_that_ends_by_rest_and_at_the_end_of_the_day()
    {
        await using var service = await Service.Start(running.Databases);
        var @operator = await service.AnOperator();
        var (rested, busy) = (
            await SignIn(await @operator.CreatesLink(Role.Auditor), service), await SignIn(await @operator.CreatesLink(Role.Auditor), service));

        for (var hour = 0; hour < 11; hour++)
        {
            service.Clock.PassTo(service.Clock.GetUtcNow() + TimeSpan.FromHours(1));
            await service.Nobody().Get("/api/v1/me", ("Cookie", busy)).Is(HttpStatusCode.OK);
        }

        await service.Nobody().Get("/api/v1/me", ("Cookie", rested)).IsProblem(401, "access.sign-in");
        service.Clock.PassTo(service.Clock.GetUtcNow() + TimeSpan.FromMinutes(61));
        await service.Nobody().Get("/api/v1/me", ("Cookie", busy)).IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Cannot_be_tried_as_often_as_one_likes()
    {
        await using var service = await Service.Start(running.Databases);
        var guesser = service.Nobody();

        var answers = new List<HttpResponseMessage>();
        for (var attempt = 0; attempt < 150; attempt++)
            answers.Add(await guesser.Send(HttpMethod.Post, $"/sign-in/guess-{attempt}", null, SameOrigin));

        // Two windows of a minute may have been open while the guesses were made, never three.
        Assert.True(answers.Count(answer => answer.StatusCode == HttpStatusCode.Gone) <= 120);
        await Task.FromResult(answers.First(answer => answer.StatusCode != HttpStatusCode.Gone)).IsProblem(429, "access.too-many-attempts");
    }

    [Fact]
    public async Task Leaves_its_secret_in_no_log()
    {
        var link = await running.Operator.CreatesLink(Role.Auditor);
        await running.Service.Nobody().Get(link.AbsolutePath);
        var cookie = await SignIn(link);

        foreach (var secret in (string[])[link.Segments[^1], cookie.Split('=')[1]])
            Assert.DoesNotContain(running.Service.Logged, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> Press(Uri link, Service? service = null) =>
        (service ?? running.Service).Nobody().Send(HttpMethod.Post, link.AbsolutePath, null, SameOrigin);

    private async Task<string> SignIn(Uri link, Service? service = null)
    {
        var answer = await Press(link, service);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
