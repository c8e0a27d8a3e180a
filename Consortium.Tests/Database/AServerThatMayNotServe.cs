using Consortium.Api.Database;
using Consortium.Tests.Support;

namespace Consortium.Tests.Database;

public sealed class AServerThatMayNotServe(TestCluster cluster, TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_none_that_is_safe_and_keeps_its_roles_apart()
    {
        await SafeSettings.Require(database.Connections, Ct);
        await RoleCheck.Require(database.Connections, Ct);
    }

    [Fact]
    public async Task Acknowledges_before_it_has_written()
    {
        var name = await NameOfDatabase();
        await AsSuperuser($"alter role consortium_engine in database {name} set synchronous_commit = off");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SafeSettings.Require(database.Connections, Ct));

        Assert.Contains("synchronous_commit off for role consortium_engine", refused.Message, StringComparison.Ordinal);
        await AsSuperuser($"alter role consortium_engine in database {name} reset synchronous_commit");
    }

    [Fact]
    public async Task Lets_the_reader_be_the_engine()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => RoleCheck.Require(database.Connections with { Reader = database.Connections.Engine }, Ct));

        Assert.Contains("consortium_reader signs in as consortium_engine", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_the_engine_own_a_table()
    {
        await AsSuperuser("create table read.owned_by_the_engine (); alter table read.owned_by_the_engine owner to consortium_engine");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RoleCheck.Require(database.Connections, Ct));

        Assert.Contains("consortium_engine owns tables", refused.Message, StringComparison.Ordinal);
        await AsSuperuser("drop table read.owned_by_the_engine");
    }

    private async Task<string> NameOfDatabase()
    {
        await using var owner = await TestDatabase.Open(database.Connections.Owner);
        return await owner.Scalar<string>("select current_database()::text", Ct);
    }

    private async Task AsSuperuser(string sql)
    {
        await using var superuser = await cluster.Superuser(Ct, await NameOfDatabase());
        await superuser.Execute(sql, Ct);
    }
}
