using Consortium.Api.Database;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Database;

public sealed class MigratingADatabase(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twice_applies_nothing_the_second_time() => Assert.Empty(await Migrated.Bring(database.Connections, Ct));

    [Fact]
    public async Task From_several_processes_at_once_applies_each_step_once()
    {
        IReadOnlyList<Migration> steps = [.. Migration.OfMain, new(9001, "raced", "create table consortium.raced ()")];

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var owner = await TestDatabase.Open(database.Connections.Owner);
            return await Migrate.Apply(owner, steps, Ct);
        }));

        Assert.Equal(["9001_raced"], applied.SelectMany(steps => steps));
        await Forget("drop table consortium.raced; delete from consortium.migration where number = 9001");
    }

    [Fact]
    public async Task Leaves_no_half_of_a_step_that_was_killed()
    {
        const string Half = "create table consortium.half (); select pg_terminate_backend(pg_backend_pid())";
        await using (var owner = await TestDatabase.Open(database.Connections.Owner))
        {
            await Assert.ThrowsAnyAsync<NpgsqlException>(
                () => Migrate.Apply(owner, [.. Migration.OfMain, new(9002, "killed", Half)], Ct));
        }

        await using var again = await TestDatabase.Open(database.Connections.Owner);
        Assert.False(await again.Scalar<bool>("select to_regclass('consortium.half') is not null", Ct));
        Assert.Empty(await Migrate.Apply(again, Migration.OfMain, Ct));
    }

    [Fact]
    public async Task Refuses_when_an_applied_step_was_edited()
    {
        await using var owner = await TestDatabase.Open(database.Connections.Owner);
        var edited = Migration.OfMain.Select(step => step.Number == 1 ? step with { Sql = step.Sql + "-- edited" } : step);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Migrate.Apply(owner, [.. edited], Ct));

        Assert.Contains("0001_schemas is not the one that was applied", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_database_that_a_newer_version_migrated()
    {
        await using var owner = await TestDatabase.Open(database.Connections.Owner);
        var older = Migration.OfMain.Where(step => step.Number != Migration.OfMain[^1].Number);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Migrate.Apply(owner, [.. older], Ct));

        Assert.Contains("a newer version migrated it", refused.Message, StringComparison.Ordinal);
    }

    private async Task Forget(string sql)
    {
        await using var owner = await TestDatabase.Open(database.Connections.Owner);
        await owner.Execute(sql, Ct);
    }
}
