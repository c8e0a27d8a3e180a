using Consortium.Api.Engines;
using Consortium.Api.Engines.CritterStack;
using Consortium.Api.Events;
using Consortium.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Engines.CritterStack;

/// <summary>A database that goes from one engine to the other and back, with work left in it each time.</summary>
public sealed class MovingBetweenEngines(TestCluster cluster) : EngineTests(cluster)
{
    private const string Layout =
        """
        select string_agg(attrelid::regclass || ' ' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull, ';' order by attrelid, attnum)
        from pg_attribute where attrelid = any(array['mt_streams', 'mt_events', 'mt_event_progression', 'mt_high_water_skips']::regclass[]) and attnum > 0
        """;

    [Fact]
    public async Task What_one_recorded_the_other_goes_on_with_and_nothing_is_told_or_sent_twice()
    {
        var (tally, bells) = (NewId, new List<Bell>());
        Engine[] engines = [Engine.Compiled, Engine.Npgsql, Engine.Compiled, Engine.Npgsql];
        for (var turn = 1; turn <= engines.Length; turn++)
        {
            var engine = engines[turn - 1];
            await TakeOver(engine);
            await using (var serving = await EngineHost.Start(engine, Connections, Ct, readModels: new CountsTable()))
            {
                bells.Add(serving.Bell);
                var decided = await serving.Count(tally, turn, Ct);
                Assert.Equal(Enumerable.Range(1, turn), decided.State.Counts);
                Assert.Equal(turn, decided.Version);

                // One that is due about when the engine leaves, and one for much later.
                var now = TimeProvider.System.GetUtcNow();
                await serving.Outbox.Send(new(new Ring(turn), now.AddMilliseconds(300)), Ct);
                await serving.Outbox.Send(new(new Ring(-turn), now.AddDays(1)), Ct);
                await serving.ReadModels.CaughtUp("counts", Ct);
            }

            // What it had not yet taken in from the one before stays where the next one takes it in.
            await using var leaving = EngineHost.Verb(engine, Connections);
            Assert.InRange(await leaving.Outbox.HandOver(Ct), 1, 2 * turn);
        }

        await TakeOver(Engine.Compiled);
        await using var last = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        bells.Add(last.Bell);
        await Eventually.Holds(async ct => await last.Outbox.Load(ct) == new OutboxLoad(0, 4, 0, null) && bells.Sum(bell => bell.Rung.Count) == 4);
        Assert.Equal([1, 2, 3, 4], bells.SelectMany(bell => bell.Rung).Order());
        Assert.Equal("1,2,3,4", await Ask<string>("select string_agg(counted::text, ',' order by sequence) from read.counts"));
    }

    [Fact]
    public async Task Marten_finds_nothing_to_change_in_the_tables_that_the_other_created()
    {
        await Execute("drop schema consortium cascade; drop schema wolverine cascade");
        await TakeOver(Engine.Npgsql);
        var layout = await Ask<string>($"set search_path to consortium; {Layout}");

        await TakeOver(Engine.Compiled);

        Assert.Equal(layout, await Ask<string>($"set search_path to consortium; {Layout}"));
        await MartenAgrees();
        await TakeOver(Engine.Npgsql);
        await TakeOver(Engine.Compiled);
        await MartenAgrees();
    }

    private async Task TakeOver(Engine engine)
    {
        await using var host = EngineHost.Verb(engine, Connections);
        await using var owner = await Open(Connections.Owner);
        await host.Store.Create(owner, takeOver: true, Ct);
    }

    private async Task MartenAgrees()
    {
        var services = new ServiceCollection().AddSingleton(Connections).AddSingleton(Tally.Names).AddSingleton(TimeProvider.System)
            .AddSingleton(new EngineSettings());
        services.AddCritterStack(own => own.Owner, JasperFx.AutoCreate.None);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IDocumentStore>().Storage.Database.AssertDatabaseMatchesConfigurationAsync(Ct);
    }
}
