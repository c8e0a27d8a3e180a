using Consortium.Api.Committee;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Verbs;

public sealed class DrainingADatabase(TestCluster cluster) : VerbTests(cluster)
{
    [Fact]
    public async Task Delivers_what_is_due_and_finds_nothing_the_second_time()
    {
        await using (var sender = EngineHost.Verb(Databases, ConsortiumNames.All))
        {
            await sender.Outbox.Send(new(new BallotDue(new BallotId(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())))), Ct);
            Assert.Equal(1, (await sender.Outbox.Load(Ct)).Due);
        }

        Assert.StartsWith("Left: 0 due", (await Run("drain")).Done(), StringComparison.Ordinal);
        Assert.StartsWith("Left: 0 due", (await Run("drain")).Done(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_done_while_a_message_that_was_given_up_waits_for_somebody()
    {
        await using (var engine = await EngineHost.Start(Databases, Ct))
        {
            await engine.Outbox.Send(new(new Break(1)), Ct);
            await Eventually.Holds(async ct => (await engine.Outbox.Load(ct)).Dead == 1);
        }

        var ran = await Run("drain");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("1 dead", ran.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_nothing_in_an_empty_database() =>
        Assert.StartsWith("Left: 0 due", (await TheProgram.RunOn(await Nothing(), "drain")).Done(), StringComparison.Ordinal);

    [Fact]
    public async Task Leaves_the_database_of_another_engine_alone()
    {
        await AnotherEngineServes();

        (await Run("drain")).NotDone("served by the engine 'another'");
    }
}
