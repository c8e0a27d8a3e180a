using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Tests.Security;

/// <summary>The access matrix at the pages: who may open which, and that none shows what is another company's.</summary>
public sealed class ThePages(Neighbours world) : IClassFixture<Neighbours>
{
    private static readonly Role[] OfACompany = [Role.CompanyHr, Role.CommitteeMember, Role.Participant];

    private readonly ServicePages pages = new(world.Service);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<(ServicePages.ServicePage Page, Role Role)> Pairs(bool listed) =>
        from page in pages.All
        from role in Enum.GetValues<Role>()
        where !page.Row.Anyone && page.Row.May.Any(access => access.Role == role) == listed
        select (page, role);

    [Fact]
    public void Ask_for_nothing_that_no_neighbour_owns() => Assert.All(
        pages.All, page => Assert.All(page.Parameters, name => Assert.True(world.Shared.ContainsKey(name) || world.Acme.Owns.ContainsKey(name), $"{page}: {name}")));

    [Fact]
    public async Task Lead_a_stranger_to_the_way_in()
    {
        using var stranger = new PageVisitor(world.Service.Address, caller: null);
        foreach (var page in pages.All.Where(page => !page.Row.Anyone))
        {
            await stranger.Open(page.At(Acmes));
            Assert.Equal((HttpStatusCode.OK, "/sign-in"), (stranger.Status, stranger.At.AbsolutePath));
        }
    }

    [Fact]
    public async Task Tell_a_role_that_has_no_place_in_the_row_so_in_its_language()
    {
        foreach (var (page, role) in Pairs(listed: false))
        {
            using var visitor = new PageVisitor(world.Service.Address, world.Acme.As(role, world.Staff), "fr-CA");
            await visitor.Open(page.At(Acmes));
            Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
            Assert.Contains("Votre rôle ne donne pas accès", visitor.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-FR")]
    public async Task Open_for_the_listed_roles_with_every_word_in_the_readers_language(string language)
    {
        var words = new StrictWords();
        await using var strict = await Service.Start(world.Databases, words.Into, demonstration: true);
        foreach (var (page, role) in Pairs(listed: true))
        {
            using var visitor = new PageVisitor(strict.Address, world.Acme.As(role, world.Staff), language);
            await visitor.Open(page.At(Acmes));

            Assert.True(visitor.Status is HttpStatusCode.OK, $"{page} answered {role} {(int)visitor.Status}: {visitor.Page.Body?.TextContent}");
            Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
            Assert.Single(visitor.Page.QuerySelectorAll("h1"));
            Assert.StartsWith(PageVisitor.Plain(visitor.Page.QuerySelector("h1")!), PageVisitor.Plain(visitor.Page.QuerySelector("title")!), StringComparison.Ordinal);
            Assert.Empty(visitor.Page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [hx-on]"));
        }

        Assert.Empty(words.Missing);
    }

    [Fact]
    public async Task Load_nothing_but_their_own_and_are_kept_by_nobody()
    {
        foreach (var (page, role) in Pairs(listed: true))
        {
            var answer = await world.Acme.As(role, world.Staff).Get(page.At(Acmes));
            Assert.Contains("script-src 'self'; style-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Answer_another_companys_id_exactly_like_one_that_does_not_exist()
    {
        foreach (var (page, role) in Pairs(listed: true).Where(pair => pair.Page.Parameters.Any(world.Acme.Owns.ContainsKey) && OfACompany.Contains(pair.Role)))
        {
            using var visitor = new PageVisitor(world.Service.Address, world.Acme.As(role, world.Staff));
            await visitor.Open(page.At(Borealises));
            var (status, text) = (visitor.Status, visitor.Text);
            await visitor.Open(page.At(Calls.Nobodys));

            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Equal((status, text), (visitor.Status, visitor.Text));
        }
    }

    [Fact]
    public async Task Show_nothing_of_a_neighbour_by_the_policies_alone_nor_by_the_filters_alone()
    {
        var around = world.Databases with { Reader = await world.Cluster.LoginThatStepsAroundPolicies(world.Databases.Reader, Ct) };
        await using var withoutFilters = await Service.Start(world.Databases, WithoutFilters);
        await using var withoutPolicies = await Service.Start(around);

        foreach (var service in (Service[])[world.Service, withoutFilters, withoutPolicies])
            Assert.Empty(await Leaks(service));
    }

    [Fact]
    public async Task Take_no_form_that_they_did_not_give_out()
    {
        foreach (var (page, role) in Pairs(listed: true))
        {
            var forged = new FormUrlEncodedContent([KeyValuePair.Create("Key", "forged")]);
            var answer = await world.Acme.As(role, world.Staff).Send(HttpMethod.Post, page.At(Acmes) + "?handler=Vote", forged, ("Sec-Fetch-Site", "same-origin"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private static void WithoutFilters(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<Reader, ReaderWithoutFilter>());

    private async Task<IReadOnlyCollection<string>> Leaks(Service service)
    {
        var leaks = new HashSet<string>();
        foreach (var (page, role) in Pairs(listed: true).Where(pair => OfACompany.Contains(pair.Role)))
            foreach (var owned in (Func<string, Guid>[])[Acmes, Borealises])
            {
                var answer = await service.As(world.Acme.As(role, world.Staff).Token!).Get(page.At(owned));
                var html = (await answer.Content.ReadAsStringAsync(Ct)).Replace(world.Borealis.LegalName, "", StringComparison.Ordinal);
                if (world.Borealis.Canaries.Any(canary => html.Contains(canary, StringComparison.OrdinalIgnoreCase)))
                    leaks.Add($"{page} to {role}");
            }

        return leaks;
    }

    private Guid Acmes(string parameter) => Of(world.Acme, parameter);

    private Guid Borealises(string parameter) => Of(world.Borealis, parameter);

    private Guid Of(Neighbour neighbour, string parameter) => world.Shared.TryGetValue(parameter, out var shared) ? shared : neighbour.Owns[parameter];
}
