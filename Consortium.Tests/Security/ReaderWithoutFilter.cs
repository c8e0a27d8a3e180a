using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Security;

/// <summary>What is left when every query has lost its filter: the database's policies alone.</summary>
internal sealed class ReaderWithoutFilter(Databases databases) : Reader(databases)
{
    protected override bool FilterIsOpenFor(Scope scope) => true;
}

internal static class WithoutPolicies
{
    /// <summary>A connection like the reader's whose login no policy binds: what is left are the filters alone.</summary>
    public static async Task<string> LoginThatStepsAroundPolicies(this TestCluster cluster, string reader, CancellationToken ct)
    {
        await using var superuser = await cluster.Superuser(ct);
        await superuser.Execute(
            """
            do $$ begin
                create role test_unbound login bypassrls password 'unbound' in role consortium_reader;
            exception when duplicate_object or unique_violation then null;
            end $$
            """,
            ct);
        var builder = new NpgsqlConnectionStringBuilder(reader);
        await superuser.Execute($"grant connect on database {builder.Database} to test_unbound", ct);
        (builder.Username, builder.Password) = ("test_unbound", "unbound");
        return builder.ConnectionString;
    }
}
