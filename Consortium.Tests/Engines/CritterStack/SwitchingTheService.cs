using System.Collections.Concurrent;
using System.Net;
using Consortium.Api;
using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Tests.Journeys.Kills;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Engines.CritterStack;

/// <summary>A consortium at work whose service goes from one engine to the other and back: stop, hand over, take over, start.</summary>
public sealed class SwitchingTheService(TestCluster cluster)
{
    private static readonly Engine[] Turns = [Engine.CritterStack, Engine.Npgsql, Engine.CritterStack, Engine.Npgsql, Engine.CritterStack];

    private readonly Dictionary<Guid, CompanyReceiver> _receivers = [];

    private readonly ConcurrentDictionary<string, bool> _refusedOnce = new();

    /// <summary>The companies' clock, which keeps up with the service's.</summary>
    private readonly ShiftedClock _clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loses_and_doubles_nothing_of_open_ballots_and_of_what_is_scheduled()
    {
        var databases = await cluster.Create(Ct);
        var service = await Service.Start(databases, demonstration: true, engine: Turns[0]);
        try
        {
            var world = await World.Begin(service.Address, await service.AnOperator());
            foreach (var company in await world.Admit("Acme", "Borealis", "Corvid", "Dunmore", "Estuaire"))
                _receivers[company.Id] = await CompanyReceiver.For(company, NotTheFirstTime, _clock);

            foreach (var next in Turns[1..])
            {
                var left = await Begin(world, service);
                service = await Switch(service, databases, next);
                await Finish(world, service, left);
            }

            await EveryNoticeIsReceipted(world, service);
            await service.CaughtUp();
            var stored = await Aftermath.StoredIn(databases);
            var effects = _receivers.ToDictionary(receiver => receiver.Key, receiver => Effect.At(receiver.Value));
            Assert.Empty(new Account(new History(), stored, effects).Faults());
            Assert.Equal(2 * (Turns.Length - 1), stored.Count(one => one.Type == "match.decided"));
        }
        finally
        {
            await service.DisposeAsync();
            foreach (var receiver in _receivers.Values)
                await receiver.DisposeAsync();
        }
    }

    /// <summary>A receiver that takes a notice in and says so the second time only, so that an attempt is always scheduled.</summary>
    private Task NotTheFirstTime(HttpContext context)
    {
        if (_refusedOnce.TryAdd(context.Request.Headers["webhook-id"].ToString(), true))
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    /// <summary>Two ballots: one that lacks a vote, and one that time will close.</summary>
    private static async Task<Left> Begin(World world, Service service)
    {
        var (acme, borealis) = (world.Companies.First(), world.Companies.ElementAt(1));
        var (voted, timed) = (await world.OnePair(acme, borealis), await world.OnePair(borealis, acme));
        var closing = service.Clock.GetUtcNow().AddHours(2);
        var ballot = await world.BringBeforeCommittee(voted, service.Clock.GetUtcNow().AddDays(3));
        await world.BringBeforeCommittee(timed, closing);
        await world.VotersOn(voted)[0].Votes(ballot).Is(HttpStatusCode.OK);
        return new Left(voted, ballot, timed, closing);
    }

    private async Task<Service> Switch(Service service, DatabaseConnections databases, Engine next)
    {
        var (address, now, engine) = (service.Address, service.Clock.GetUtcNow(), service.Engine);
        await service.DisposeAsync();
        await using (var leaving = Verb(databases, engine))
        await using (var scope = leaving.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IOutbox>().HandOver(Ct);
        }

        await using (var coming = Verb(databases, next))
        {
            await Migrate.All(databases, coming.GetRequiredService<IEngine>(), takeOver: true, Ct);
        }

        service = await Service.Start(databases, demonstration: true, engine: next, at: address);
        Pass(service, now);
        return service;
    }

    private void Pass(Service service, DateTimeOffset to)
    {
        _clock.PassTo(to);
        service.Clock.PassTo(to);
    }

    /// <summary>The vote that settles the one, the time that closes the other, and the time after which what was refused is sent again.</summary>
    private async Task Finish(World world, Service service, Left left)
    {
        await world.VotersOn(left.Voted)[1].Votes(left.VotedBallot).Is(HttpStatusCode.OK);
        await IsDecided(world, left.Voted);

        Pass(service, left.Closing.AddSeconds(1));
        await IsDecided(world, left.Timed);
    }

    private static Task IsDecided(World world, QueuedMatch match) => Eventually.Holds(async _ =>
        (await world.Queue(match.Cohort)).Single(queued => queued.Id == match.Id).State is "awaiting-participants" or "deferred");

    private Task EveryNoticeIsReceipted(World world, Service service) => Eventually.Holds(async _ =>
    {
        Pass(service, service.Clock.GetUtcNow().AddMinutes(1));
        return (await world.Coordinator.Items("/api/v1/deliveries?limit=200")).All(delivery => delivery.Text("state") is "receipted");
    });

    private static ServiceProvider Verb(DatabaseConnections databases, Engine engine) =>
        new ServiceCollection().AddLogging().AddInstallation(databases, engine).BuildServiceProvider();

    /// <summary>What one engine leaves to the other.</summary>
    private sealed record Left(QueuedMatch Voted, Guid VotedBallot, QueuedMatch Timed, DateTimeOffset Closing);
}
