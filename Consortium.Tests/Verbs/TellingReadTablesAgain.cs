using Consortium.Api.Database;
using Consortium.Tests.Support;

namespace Consortium.Tests.Verbs;

public sealed class TellingReadTablesAgain(TestCluster cluster) : VerbTests(cluster)
{
    [Fact]
    public async Task Brings_back_what_one_table_lost_while_the_service_runs_and_changes_nothing_the_second_time()
    {
        await using var service = await Service.Start(Databases);
        var world = await World.Begin(service.Address, await service.AnOperator());
        await world.Admit("Acme", "Borealis", "Corvid");
        await service.CaughtUp();
        await Execute("delete from read.company; delete from read.committee_membership");

        var said = (await Run("rebuild", "company")).Done();

        Assert.Matches("^company: told again from [1-9][0-9]* events.$", said);
        Assert.Equal((3, 0), (await Rows("company"), await Rows("committee_membership")));

        (await Run("rebuild", "company")).Done();
        Assert.Equal(3, await Rows("company"));
    }

    [Fact]
    public async Task Says_each_table_when_all_are_meant()
    {
        var said = (await Run("rebuild", "all")).Done().Split('\n');

        Assert.Contains("company: told again from 0 events.", said);
        Assert.Contains("ballot_paper: told again from 0 events.", said);
        Assert.Equal(said.Order(StringComparer.Ordinal), said);
    }

    [Fact]
    public async Task Names_the_tables_that_there_are_when_it_knows_none_of_that_name()
    {
        var ran = await Run("rebuild", "companies");

        ran.NotDone("There is no read table 'companies'. There are: acknowledgement, agreement_signature, ");
        Assert.Empty(ran.Answer);
    }

    [Fact]
    public async Task Says_what_to_run_first_on_an_empty_database() =>
        (await TheProgram.RunOn(await Nothing(), "rebuild", "all")).NotDone("never migrated: run");

    [Fact]
    public async Task Leaves_the_database_of_another_engine_alone()
    {
        await AnotherEngineServes();

        (await Run("rebuild", "all")).NotDone("served by the engine 'another'");
    }

    private async Task<long> Rows(string table)
    {
        await using var owner = await TestDatabase.Open(Databases.Owner);
        return await owner.Scalar<long>($"select count(*) from read.{table}", Ct);
    }
}
