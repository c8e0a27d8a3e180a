using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Tests.Support;

namespace Consortium.Tests.Security;

/// <summary>Two guards keep one company's rows from another: the query's own filter, and the database's policy.</summary>
public sealed class TheGuardsOfAQuery(TestCluster cluster) : IAsyncLifetime
{
    private static readonly CompanyId Acme = new(Guid.Parse("0193aaaa-0000-7000-8000-00000000000a"));
    private static readonly CompanyId Borealis = new(Guid.Parse("0193bbbb-0000-7000-8000-00000000000b"));

    private DatabaseConnections databases = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.CompanyHr, "acme")]
    [InlineData(Role.CompanyReceiver, "acme")]
    [InlineData(Role.CommitteeMember, "acme")]
    [InlineData(Role.Coordinator, "acme borealis")]
    [InlineData(Role.Auditor, "acme borealis")]
    [InlineData(Role.Operator, "")]
    public async Task Together_show_a_role_what_is_in_its_reach(Role role, string seen) => Assert.Equal(seen, await Seen<Reader>(role, databases));

    [Fact]
    public async Task Hold_each_when_the_other_is_gone_and_leak_when_both_are()
    {
        var aroundThePolicy = databases with { Reader = await cluster.LoginThatStepsAroundPolicies(databases.Reader, Ct) };

        Assert.Equal("acme", await Seen<ReaderWithoutFilter>(Role.CompanyHr, databases));
        Assert.Equal("acme", await Seen<Reader>(Role.CompanyHr, aroundThePolicy));
        Assert.Equal("acme borealis", await Seen<ReaderWithoutFilter>(Role.CompanyHr, aroundThePolicy));
    }

    [Fact]
    public async Task Leave_nothing_of_one_caller_to_the_next_on_the_same_connection()
    {
        var one = databases with { Reader = databases.Reader + ";Maximum Pool Size=1" };

        Assert.Equal("acme borealis", await Seen<Reader>(Role.Coordinator, one));
        await using var reader = await TestDatabase.Open(databases.Reader);
        Assert.Equal(0L, await reader.Scalar<long>("select count(*) from read.note", Ct));
        Assert.Equal("acme", await Seen<ReaderWithoutFilter>(Role.CompanyHr, one));
    }

    [Fact]
    public async Task Stand_on_every_table_that_a_query_can_reach()
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        var open = await owner.Scalar<string>(
            """
            select coalesce(string_agg(pg_class.oid::regclass::text, ', '), '')
            from pg_class
            where relkind in ('r', 'p', 'm', 'f') and has_table_privilege('consortium_reader', pg_class.oid, 'select')
                and relnamespace in ('read'::regnamespace, 'consortium'::regnamespace, 'personal'::regnamespace, 'access'::regnamespace)
                and not (relrowsecurity and relforcerowsecurity)
            """,
            Ct);
        Assert.Equal("", open);
    }

    [Fact]
    public async Task Let_the_reader_write_nothing_and_look_into_no_token()
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        const string Reachable =
            """
            select coalesce(string_agg(pg_class.oid::regclass::text, ', '), '')
            from pg_class
            where relkind in ('r', 'p', 'v', 'm') and relnamespace in ('read'::regnamespace, 'consortium'::regnamespace, 'personal'::regnamespace, 'access'::regnamespace)
            """;

        Assert.Equal("", await owner.Scalar<string>($"{Reachable} and has_table_privilege('consortium_reader', pg_class.oid, 'insert, update, delete, truncate')", Ct));
        Assert.Equal("", await owner.Scalar<string>($"{Reachable} and relname in ('token', 'session', 'idempotency') and has_table_privilege('consortium_reader', pg_class.oid, 'select')", Ct));
    }

    public async ValueTask InitializeAsync()
    {
        databases = await cluster.Create(Ct);
        await using var owner = await TestDatabase.Open(databases.Owner);
        await owner.Execute(
            $"""
            create table read.note (company uuid not null, text varchar not null);
            alter table read.note enable row level security;
            alter table read.note force row level security;
            create policy reader on read.note for select to consortium_reader using (read.sees_all() or company = read.own_company());
            insert into read.note values ('{Acme.Value}', 'acme'), ('{Borealis.Value}', 'borealis');
            """,
            Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string> Seen<TReader>(Role role, DatabaseConnections connections) where TReader : Reader
    {
        await using var open = new Databases(connections);
        var reader = (TReader)Activator.CreateInstance(typeof(TReader), open)!;
        var scope = new Scope(role, role is Role.Coordinator or Role.Auditor or Role.Operator ? null : Acme, Acme.Value);
        return string.Join(' ', await reader.Query(
            scope, $"select text from read.note where {Scope.OfCompany("company")} order by text", row => row.GetString(0), Ct));
    }
}
