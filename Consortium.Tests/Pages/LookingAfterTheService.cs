using System.Net;
using System.Text.Json;
using Consortium.Api.Decisions;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Tests.Pages;

/// <summary>An operator sees how the service is, and has it try again what it gave up.</summary>
public sealed class LookingAfterTheService(TestCluster cluster) : IAsyncLifetime
{
    private Service service = null!;
    private Caller @operator = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(
            await cluster.Create(Ct),
            services => services.Replace(ServiceDescriptor.Singleton(new EngineSettings { Attempts = 2, FirstRetry = TimeSpan.FromMilliseconds(1) })));
        @operator = await service.AnOperator();
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Shows_that_it_is_well_on_which_engine_and_how_far_each_list_is()
    {
        await service.CaughtUp();
        await Eventually.Holds(async _ => (await Status()).GetProperty("nodes").GetInt32() == 1);

        using var page = new PageVisitor(service.Address, @operator);
        await page.Open("/operation");

        Assert.StartsWith("How the service is well", page.Text, StringComparison.Ordinal);
        Assert.Equal([(await Status()).Text("engine"), "1"], page.Page.QuerySelectorAll("dd").Skip(1).Take(2).Select(PageVisitor.Plain));
        var tables = page.Page.QuerySelectorAll("tbody tr td:first-child").Select(PageVisitor.Plain).ToHashSet();
        Assert.Superset(service.Services.GetServices<IReadModel>().Select(table => table.Table).ToHashSet(), tables);
    }

    [Fact]
    public async Task Has_a_message_tried_again_that_was_given_up_once_for_each_asking()
    {
        await GiveUpAMessage();
        using var page = new PageVisitor(service.Address, @operator, "fr-CA");
        await page.Open("/operation");
        Assert.Contains("Messages abandonnés : 1.", page.Text, StringComparison.Ordinal);
        Assert.Contains("ballot.item-settled", page.Text, StringComparison.Ordinal);

        var letter = (await OnlyLetter()).Text("id");
        int Failures() => service.Logged.Count(line => line.Contains(letter, StringComparison.Ordinal) && line.Contains("NullReferenceException", StringComparison.Ordinal));
        var before = Failures();
        await page.Press("Reprendre\u00a0: ballot.item-settled " + letter.Replace("-", "", StringComparison.Ordinal)[^6..]);

        Assert.Contains("Le message est repris.", page.Text, StringComparison.Ordinal);
        await Eventually.Holds(async _ => (await Letters()).Count == 1 && Failures() > before);
        var replay = $"/api/v1/dead-letters/{(await OnlyLetter()).Text("id")}/replay";
        await @operator.Post(replay, null, ("Idempotency-Key", "again")).Is(HttpStatusCode.NoContent);
        var repeated = await @operator.Post(replay, null, ("Idempotency-Key", "again"));
        Assert.Equal((HttpStatusCode.NoContent, "true"), (repeated.StatusCode, Assert.Single(repeated.Headers.GetValues("Idempotent-Replayed"))));
        await @operator.Post($"/api/v1/dead-letters/{Guid.Empty}/replay", null).IsProblem(404, "dead-letter.unknown");
    }

    [Fact]
    public async Task Tells_of_a_message_nothing_but_its_kind_and_its_fault()
    {
        await GiveUpAMessage();

        var letters = await @operator.Get("/api/v1/dead-letters").Is(HttpStatusCode.OK);

        Assert.Equal(1, letters.GetProperty("all").GetInt32());
        Assert.Equal(
            ["at", "attempts", "fault", "id", "message"],
            letters.GetProperty("items")[0].EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>One that names no subject: nothing is known to follow from it.</summary>
    private async Task GiveUpAMessage()
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOutbox>().Send(
            new(new BallotItemSettled(new BallotId(DerivedId.Of("ballot")), null!, BallotResult.Approved)), Ct);
        await Eventually.Holds(async _ => (await Letters()).Count == 1);
    }

    private Task<JsonElement> Status() => @operator.Get("/api/v1/service/status").Is(HttpStatusCode.OK);

    private Task<IReadOnlyList<JsonElement>> Letters() => @operator.Items("/api/v1/dead-letters");

    private async Task<JsonElement> OnlyLetter() => Assert.Single(await Letters());
}
