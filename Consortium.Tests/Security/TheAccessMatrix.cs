using System.Net;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Tests.Security;

public sealed class TheAccessMatrix(Neighbours world) : IClassFixture<Neighbours>
{
    private static readonly Role[] OfACompany = [Role.CompanyHr, Role.CompanyReceiver, Role.CommitteeMember, Role.Participant];

    private readonly Calls calls = new(world);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Can_be_tried_at_every_endpoint() => Assert.Empty(calls.Missing());

    [Fact]
    public async Task Lets_nobody_in_who_has_not_signed_in()
    {
        var nobody = world.Service.Nobody();
        foreach (var endpoint in calls.All.Where(endpoint => !Row(endpoint).Anyone))
            await calls.Send(nobody, endpoint, Acmes).IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Lets_no_role_in_that_has_no_place_in_the_row()
    {
        foreach (var (endpoint, role) in Pairs(listed: false))
            await calls.Send(world.Acme.As(role, world.Staff), endpoint, Acmes).IsProblem(403, "access.role");
    }

    [Fact]
    public async Task Lets_the_listed_roles_in_and_shows_them_what_is_theirs()
    {
        foreach (var (endpoint, role) in Pairs(listed: true))
        {
            var answer = await calls.Send(world.Acme.As(role, world.Staff), endpoint, Acmes);
            var served = Calls.Method(endpoint) == HttpMethod.Get
                ? answer.StatusCode is HttpStatusCode.OK
                : answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest) && (int)answer.StatusCode < 500;
            Assert.True(served, $"{Calls.Name(endpoint)} answered {role} {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Ct)}");
        }
    }

    [Fact]
    public async Task Answers_another_companys_id_exactly_like_one_that_does_not_exist()
    {
        foreach (var (endpoint, role) in Pairs(listed: true).Where(pair => calls.IsOfACompany(pair.Endpoint) && OfACompany.Contains(pair.Role)))
        {
            var caller = world.Acme.As(role, world.Staff);
            var theirs = await Whole(await calls.Send(caller, endpoint, Borealises));
            var nobodys = await Whole(await calls.Send(caller, endpoint, Calls.Nobodys));

            Assert.True(theirs == nobodys, $"{Calls.Name(endpoint)} tells {role} another company's id from an unknown one:\n{theirs}\n{nobodys}");
            Assert.StartsWith("404", theirs, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lets_no_answer_and_no_log_line_hold_what_is_anothers()
    {
        Assert.Empty(await Leaks(world.Service, calls.All));
        foreach (var canary in (string[])["Given-", "Family-", ".example"])
            Assert.DoesNotContain(world.Service.Logged, line => line.Contains(canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Holds_by_its_policies_alone_and_by_its_filters_alone_and_leaks_without_both()
    {
        var around = world.Databases with { Reader = await world.Cluster.LoginThatStepsAroundPolicies(world.Databases.Reader, Ct) };
        await using var withoutFilters = await Service.Start(world.Databases, WithoutFilters);
        await using var withoutPolicies = await Service.Start(around);
        await using var withoutBoth = await Service.Start(around, WithoutFilters);

        Assert.Empty(await Leaks(withoutFilters, Reads));
        Assert.Empty(await Leaks(withoutPolicies, Reads));
        Assert.Superset(
            (HashSet<string>)["ExportPerson", "GetBreachReport", "GetCompany", "GetCovenant", "GetDelivery", "GetMatch", "GetParticipant", "GetReceiver", "ListAccounts", "ListCompanies", "ListCompanyMatches", "ListCovenants", "ListDeliveries", "ListDossierReads", "ListErasures", "ListInformationRequests", "ListNoMatches", "ListParticipants", "ListRetention", "ReadFeed"],
            (await Leaks(withoutBoth, Reads)).ToHashSet());
    }

    [Theory]
    [InlineData("read.participant", "ListParticipants")]
    [InlineData("read.company_match", "ListCompanyMatches")]
    [InlineData("read.covenant", "ListCovenants")]
    [InlineData("read.no_match", "ListNoMatches")]
    [InlineData("read.information_request", "ListInformationRequests")]
    [InlineData("read.delivery", "ListDeliveries")]
    [InlineData("read.notice_feed", "ReadFeed")]
    [InlineData("read.erasure", "ListErasures")]
    [InlineData("read.retention", "ListRetention")]
    [InlineData("personal.dossier_read", "ListDossierReads")]
    [InlineData("personal.account", "ListAccounts")]
    public async Task Notices_when_a_policy_is_lost(string table, string endpoint)
    {
        await using var withoutFilters = await Service.Start(world.Databases, WithoutFilters);
        await using var owner = await TestDatabase.Open(world.Databases.Owner);
        var policy = await owner.Scalar<string>($"select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = '{table}'::regclass and polname = 'reader'", Ct);

        await owner.Execute($"alter policy reader on {table} using (true)", Ct);
        try
        {
            Assert.Contains(endpoint, await Leaks(withoutFilters, Reads));
        }
        finally
        {
            await owner.Execute($"alter policy reader on {table} using ({policy})", CancellationToken.None);
        }

        Assert.Empty(await Leaks(withoutFilters, Reads));
    }

    private IEnumerable<RouteEndpoint> Reads => calls.All.Where(endpoint => Calls.Method(endpoint) == HttpMethod.Get);

    private static void WithoutFilters(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<Reader, ReaderWithoutFilter>());

    private static AccessRow Row(RouteEndpoint endpoint) => AccessMatrix.Of(endpoint)!;

    private IEnumerable<(RouteEndpoint Endpoint, Role Role)> Pairs(bool listed) =>
        from endpoint in calls.All
        from role in Enum.GetValues<Role>()
        where !Row(endpoint).Anyone && Row(endpoint).May.Any(access => access.Role == role) == listed
        select (endpoint, role);

    /// <summary>The endpoints whose answers show somebody of Acme what is Borealis's, whichever ids are asked for.</summary>
    private async Task<IReadOnlyList<string>> Leaks(Service service, IEnumerable<RouteEndpoint> endpoints)
    {
        var leaks = new HashSet<string>();
        var callers = OfACompany.Select(role => service.As(world.Acme.As(role, world.Staff).Token!)).ToList();
        foreach (var (endpoint, caller) in endpoints.SelectMany(_ => callers, (endpoint, caller) => (endpoint, caller)))
            foreach (var owned in (Func<string, Guid>[])[Acmes, Borealises, Calls.Nobodys])
            {
                var answer = await Whole(await calls.Send(caller, endpoint, owned));
                if (Calls.Name(endpoint) is "ListMembers" or "ReadWhatBinds")
                    answer = answer.Replace(world.Borealis.LegalName, "", StringComparison.Ordinal);
                if (world.Borealis.Canaries.Any(canary => answer.Contains(canary, StringComparison.OrdinalIgnoreCase)))
                    leaks.Add(Calls.Name(endpoint));
            }

        return [.. leaks];
    }

    private Guid Acmes(string parameter) => world.Acme.Owns[parameter];

    private Guid Borealises(string parameter) => world.Borealis.Owns[parameter];

    private static async Task<string> Whole(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{await answer.Content.ReadAsStringAsync(Ct)}";
    }
}
