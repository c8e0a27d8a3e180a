using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Tests.Support;

namespace Consortium.Tests.Database;

public sealed class ABackup(TestCluster cluster, TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"consortium-backup-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");
    private readonly DatabaseConnections kept = database.Connections;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Brings_back_rows_that_row_level_security_hides_with_their_policies_and_the_keys()
    {
        await Run(kept.Owner,
            """
            create table read.secret (company int);
            alter table read.secret enable row level security;
            alter table read.secret force row level security;
            create policy own on read.secret for select to consortium_reader using (company = 1);
            insert into read.secret values (1), (2);
            """);
        await Run(kept.Keys, "create table consortium.key as select 7 as key");

        await Backup.Write(kept, folder, Ct);
        var other = await cluster.Create(Ct);
        await Backup.Restore(other, folder, replace: true, Ct);

        Assert.Equal(2L, await Ask<long>(other.Owner, "select count(*) from read.secret"));
        Assert.Equal(1L, await Ask<long>(other.Reader, "select count(*) from read.secret"));
        Assert.True(await Ask<bool>(other.Owner, "select relforcerowsecurity from pg_class where oid = 'read.secret'::regclass"));
        Assert.Equal(7, await Ask<int>(other.Keys, "select key from consortium.key"));
        Assert.Empty(await Migrated.Bring(other, Ct));
    }

    [Fact]
    public async Task Is_for_the_eyes_of_its_owner_and_never_overwrites_another()
    {
        var (main, keys) = await Backup.Write(kept, folder, Ct);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(main));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keys));
        await Assert.ThrowsAsync<StartRefusedException>(() => Backup.Write(kept, folder, Ct));
    }

    [Fact]
    public async Task Is_not_made_of_a_database_that_was_never_migrated()
    {
        var empty = await cluster.CreateEmpty(Ct);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Backup.Write(empty, folder, Ct));

        Assert.Contains("nothing to back up", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Does_not_overwrite_a_database_that_holds_anything_unless_told_to()
    {
        await Backup.Write(kept, folder, Ct);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Backup.Restore(kept, folder, replace: false, Ct));

        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_overwrite_a_database_that_a_service_works_on()
    {
        await Backup.Write(kept, folder, Ct);
        await using var service = await TestDatabase.Open(kept.Engine);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Backup.Restore(kept, folder, replace: true, Ct));

        Assert.Contains("A service works on this database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_database_as_it_is_when_a_file_is_damaged_or_missing()
    {
        var (main, keys) = await Backup.Write(kept, folder, Ct);
        var whole = await File.ReadAllBytesAsync(main, Ct);

        await File.WriteAllTextAsync(main, "not a backup", Ct);
        await Assert.ThrowsAsync<ForeignProgramException>(() => Backup.Restore(kept, folder, replace: true, Ct));

        await File.WriteAllBytesAsync(main, whole, Ct);
        File.Delete(keys);
        await Assert.ThrowsAsync<StartRefusedException>(() => Backup.Restore(kept, folder, replace: true, Ct));

        Assert.Empty(await Migrated.Bring(kept, Ct));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Run(string connection, string sql)
    {
        await using var open = await TestDatabase.Open(connection);
        await open.Execute(sql, Ct);
    }

    private static async Task<T> Ask<T>(string connection, string sql)
    {
        await using var open = await TestDatabase.Open(connection);
        return await open.Scalar<T>(sql, Ct);
    }
}
