using Consortium.Api.Database;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Verbs;

public sealed class MigratingByTheVerb(TestCluster cluster) : VerbTests(cluster)
{
    [Fact]
    public async Task Says_each_step_and_that_there_is_none_the_second_time()
    {
        var nothing = await Nothing();

        var said = (await TheProgram.RunOn(nothing, "migrate")).Done();
        var again = (await TheProgram.RunOn(nothing, "migrate")).Done();

        Assert.Equal(
            $"Applied {string.Join(", ", [.. Migration.OfKeys.Select(step => $"keys_{step.FullName}"), .. Migration.OfMain.Select(step => step.FullName)])}.",
            said);
        Assert.Equal("Nothing to migrate.", again);
    }

    [Fact]
    public async Task Takes_the_database_of_another_engine_only_when_told_to()
    {
        await AnotherEngineServes();

        (await Run("migrate")).NotDone("takes it over only when told to");
        (await Run("migrate", "--take-over")).Done();
        (await Run("migrate")).Done();
    }

    [Fact]
    public async Task Takes_no_database_over_in_which_a_message_waits()
    {
        await using (var engine = await EngineHost.Start(Databases, Ct))
        {
            await engine.Outbox.Send(new(new Ring(1), TimeProvider.System.GetUtcNow().AddHours(1)), Ct);
        }

        await AnotherEngineServes();

        (await Run("migrate", "--take-over")).NotDone("left 1 messages undelivered: run the verb 'drain'");
        (await Run("migrate")).NotDone("takes it over only when told to");
    }
}
