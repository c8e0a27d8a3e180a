using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Verbs;

public sealed class AskingHowTheServiceIs(TestCluster cluster) : VerbTests(cluster)
{
    [Fact]
    public async Task Says_that_it_is_well_and_says_the_same_again()
    {
        var first = (await Run("status")).Done();
        var again = (await Run("status")).Done();

        Assert.EndsWith("\nwell", first, StringComparison.Ordinal);
        Assert.Contains("read table  company: position 0, 0 behind", first, StringComparison.Ordinal);
        Assert.Contains("outbox      0 due, 0 scheduled, 0 dead", first, StringComparison.Ordinal);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Says_it_to_programs_in_one_object()
    {
        var status = JsonElement.Parse((await Run("status", "--json")).Done());

        await using var host = EngineHost.Verb(Databases);
        Assert.Equal(host.Store.Name, status.Text("engine"));
        Assert.Equal(0, status.GetProperty("outbox").GetProperty("dead").GetInt32());
        Assert.Empty(status.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task Says_what_to_run_first_on_an_empty_database()
    {
        var ran = await TheProgram.RunOn(await Nothing(), "status", "--json");

        Assert.Equal(1, ran.ExitCode);
        var status = JsonElement.Parse(ran.Answer);
        Assert.Equal(
            "The database was never migrated: run 'migrate' or 'serve'.", Assert.Single(status.GetProperty("problems").EnumerateArray()).GetString());
        Assert.Equal(Migration.OfMain.Count, status.GetProperty("missingMigrations").GetArrayLength());
    }

    [Fact]
    public async Task Names_the_migrations_that_are_missing()
    {
        var newest = Migration.OfMain[^1];
        await Execute($"delete from consortium.migration where number = {newest.Number}");

        await IsNotWell($"Migrations are missing: {newest.FullName}.");
    }

    [Fact]
    public async Task Counts_the_messages_that_were_given_up()
    {
        await using (var engine = await EngineHost.Start(Databases, Ct))
        {
            await engine.Outbox.Send(new(new Break(1)), Ct);
            await Eventually.Holds(async ct => (await engine.Outbox.Load(ct)).Dead == 1);
        }

        await IsNotWell("Messages given up: 1.");
    }

    [Fact]
    public async Task Names_a_read_table_that_is_far_behind_until_it_is_told_again()
    {
        await Execute("select setval('consortium.mt_events_sequence', 20000)");
        (await Run("operator")).Done();

        await IsNotWell("Read table company is 20001 events behind.");

        (await Run("rebuild", "all")).Done();
        (await Run("status")).Done();
    }

    [Fact]
    public async Task Leaves_that_to_the_program_whose_engine_serves()
    {
        await AnotherEngineServes();

        (await Run("status")).NotDone("served by the engine 'another'");
    }

    private async Task IsNotWell(string because)
    {
        var ran = await Run("status");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"problem     {because}", ran.Answer, StringComparison.Ordinal);
        Assert.EndsWith("\nnot well", ran.Answer, StringComparison.Ordinal);
    }
}
