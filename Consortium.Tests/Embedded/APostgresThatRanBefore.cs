using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Consortium.Tests.Embedded;

public sealed class APostgresThatRanBefore(APostgresThatRanBefore.Stopped stopped)
    : IClassFixture<APostgresThatRanBefore.Stopped>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("consortium-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_what_it_kept_after_a_stop()
    {
        await using (var postgres = await Open())
        {
            await Keep(postgres, 1);
        }

        await using var again = await Open();

        Assert.Equal(1L, await Kept(again));
    }

    [Fact]
    public async Task Comes_back_with_all_it_acknowledged_when_it_is_killed_at_work()
    {
        await using var postgres = await Open();
        await Keep(postgres, 1);
        var busy = Ask<object>(postgres.Connections.Owner, "select pg_sleep(3)");

        Kill9(postgres);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => busy);
        await Eventually.Holds(async _ => await Kept(postgres) == 1);
    }

    [Fact]
    public async Task Is_shared_by_a_second_process_which_takes_over_when_the_first_goes()
    {
        var first = await Open();
        await Keep(first, 1);
        await using var second = await Open();
        Assert.False(second.Supervises);
        Assert.Equal(1L, await Kept(second));

        await first.DisposeAsync();

        await Eventually.Holds(async _ => second.Supervises && await Kept(second) == 1);
    }

    [Fact]
    public async Task Is_started_by_whoever_came_while_its_dead_supervisor_still_held_the_folder()
    {
        var dying = new DataFolder(folder.FullName).TrySupervise()!;
        var opening = Open();
        Assert.False(opening.IsCompleted);

        await dying.DisposeAsync();

        await using var postgres = await opening;
        Assert.True(postgres.Supervises);
    }

    [Fact]
    public async Task Is_adopted_when_only_the_service_was_killed()
    {
        var folderOfTheDead = new DataFolder(folder.FullName);
        var account = await ServerAccount.Find(Ct);
        var superuser = new NpgsqlConnectionStringBuilder
        {
            Host = folderOfTheDead.Sockets,
            Username = "postgres",
            Password = folderOfTheDead.Secrets().Superuser,
            Pooling = false,
        };
        using var left = await PostgresServer.Start(folderOfTheDead, account, superuser.ConnectionString, TimeProvider.System, Ct);
        var pid = Postmaster.Running(folderOfTheDead.Data);

        await using (var adopter = await Open())
        {
            Assert.True(adopter.Supervises);
            Assert.Equal(pid, Postmaster.Running(folderOfTheDead.Data));
        }

        Assert.Null(Postmaster.Running(folderOfTheDead.Data));
    }

    [Fact]
    public async Task Starts_although_another_process_has_the_number_of_its_last_run()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data", "postmaster.pid"), $"{Environment.ProcessId}\n", Ct);

        await using var again = await Open();
        Assert.Equal("consortium_engine in consortium", await WhoAmI(again.Connections.Engine));
    }

    [Fact]
    public async Task Refuses_data_of_a_version_that_is_not_installed()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data", "PG_VERSION"), "9\n", Ct);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(Open);
        Assert.Contains("PostgreSQL 9", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task May_not_serve_when_it_could_lose_what_it_acknowledged(string setting)
    {
        await using var postgres = await Open();
        await using (var superuser = await Unpooled.Open(postgres.Superuser, Ct))
        {
            await superuser.Execute($"alter system set {setting} = off", Ct);
            await superuser.Execute("select pg_reload_conf()", Ct);
        }

        await Eventually.Holds(async _ => await Ask<string>(postgres.Connections.Owner, $"show {setting}") == "off");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SafeSettings.Require(postgres.Connections, Ct));
        Assert.Contains($"has {setting} off", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_makes_a_new_master_key_for_data_that_exists()
    {
        File.Delete(Path.Combine(folder.FullName, "master.key"));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(Open);
        Assert.Contains("master.key is missing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_folder_whose_socket_would_have_too_long_a_name() =>
        await Assert.ThrowsAsync<StartRefusedException>(
            () => EmbeddedPostgres.Open(Path.Combine(folder.FullName, new string('a', 100)), NullLogger.Instance, TimeProvider.System, Ct));

    public async ValueTask InitializeAsync() => await stopped.CopyTo(folder);

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<EmbeddedPostgres> Open() => EmbeddedPostgres.Open(folder.FullName, NullLogger.Instance, TimeProvider.System, Ct);

    private void Kill9(EmbeddedPostgres postgres)
    {
        Assert.True(postgres.Supervises);
        Postmaster.Signal(Postmaster.Running(Path.Combine(folder.FullName, "data"))!.Value, Postmaster.Kill);
    }

    private static Task<string> WhoAmI(string connection) => Ask<string>(connection, "select current_user || ' in ' || current_database()");

    private static async Task Keep(EmbeddedPostgres postgres, long value)
    {
        await using var owner = new NpgsqlConnection(postgres.Connections.Owner);
        await owner.OpenAsync(Ct);
        await owner.Execute($"create schema kept; create table kept.kept as select {value}::bigint as value", Ct);
    }

    private static Task<long> Kept(EmbeddedPostgres postgres) => Ask<long>(postgres.Connections.Owner, "select value from kept.kept");

    private static async Task<T> Ask<T>(string connection, string sql)
    {
        await using var open = new NpgsqlConnection($"{connection};Pooling=false");
        await open.OpenAsync(Ct);
        return await open.Scalar<T>(sql, Ct);
    }

    /// <summary>A cluster that ran and stopped; each test works on a copy, which is faster made than a new one.</summary>
    public sealed class Stopped : IAsyncLifetime
    {
        private readonly DirectoryInfo original = Directory.CreateTempSubdirectory("consortium-");

        public async ValueTask InitializeAsync()
        {
            await using var once = await EmbeddedPostgres.Open(original.FullName, NullLogger.Instance, TimeProvider.System, Ct);
        }

        public ValueTask DisposeAsync()
        {
            original.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        internal Task CopyTo(DirectoryInfo folder) =>
            ForeignProgram.Run("cp", ["--archive", $"{original.FullName}/.", folder.FullName], ct: Ct);
    }
}
