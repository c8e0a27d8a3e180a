using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Consortium.Tests.Embedded;

public sealed class APostgresThatStartedFromNothing(APostgresThatStartedFromNothing.Running postgres)
    : IClassFixture<APostgresThatStartedFromNothing.Running>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listens_on_a_socket_alone_and_has_a_role_for_each_task()
    {
        Assert.True(postgres.Server.Supervises);
        Assert.Equal("consortium_owner in consortium", await WhoAmI(postgres.Server.Connections.Owner));
        Assert.Equal("consortium_engine in consortium", await WhoAmI(postgres.Server.Connections.Engine));
        Assert.Equal("consortium_reader in consortium", await WhoAmI(postgres.Server.Connections.Reader));
        Assert.Equal("consortium_keys in consortium_keys", await WhoAmI(postgres.Server.Connections.Keys));
        Assert.Equal("", await Ask(postgres.Server.Connections.Engine, "show listen_addresses"));
        Assert.Equal("on", await Ask(postgres.Server.Connections.Engine, "show data_checksums"));
        Assert.Equal("C.UTF-8", await Ask(postgres.Server.Connections.Engine, "show lc_collate"));
    }

    [Fact]
    public async Task Keeps_its_secrets_from_everybody_else()
    {
        const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(postgres.Server.Connections.MasterKeyFile));
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(Path.Combine(postgres.Folder.FullName, "secrets.json")));
        Assert.Equal(OwnersAlone | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(postgres.Folder.FullName, "data")));
        Assert.Equal(32, new FileInfo(postgres.Server.Connections.MasterKeyFile).Length);
    }

    [Theory]
    [InlineData("consortium_engine", "consortium_keys")]
    [InlineData("consortium_reader", "consortium_keys")]
    [InlineData("consortium_keys", "consortium")]
    public async Task Lets_no_role_into_the_database_of_another_task(string role, string database)
    {
        var own = new[] { postgres.Server.Connections.Engine, postgres.Server.Connections.Reader, postgres.Server.Connections.Keys }
            .Select(connection => new NpgsqlConnectionStringBuilder(connection))
            .Single(connection => connection.Username == role);
        own.Database = database;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => WhoAmI(own.ConnectionString));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static async Task<string> Ask(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(Ct);
        return await open.Scalar<string>(sql, Ct);
    }

    private static Task<string> WhoAmI(string connection) => Ask(connection, "select current_user || ' in ' || current_database()");

    public sealed class Running : IAsyncLifetime
    {
        internal DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("consortium-");

        internal EmbeddedPostgres Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Server = await EmbeddedPostgres.Open(Folder.FullName, NullLogger.Instance, TimeProvider.System, Ct);

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            Folder.Delete(recursive: true);
        }
    }
}
