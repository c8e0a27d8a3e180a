using System.Net;
using System.Text;
using Consortium.Api.Database;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Registering;

public sealed class KeepingNamesApart(AConsortium consortium) : IClassFixture<AConsortium>
{
    private const string Canary = "canari5e1d";

    private static readonly object Ann = new
    {
        givenName = $"Ann {Canary}",
        familyName = "Roy",
        email = $"{Canary}@acme.example",
        role = "mentor",
        skills = new[] { "finance" },
        languages = new { fr = "native" },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_them_in_no_table_in_no_log_and_in_no_refusal()
    {
        var cohort = await consortium.World.OpenCohort();
        await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann).Is(HttpStatusCode.Created);
        await AConsortium.SendFile(consortium.Acme, cohort, $"{AConsortium.Header}\nBob {Canary};{Canary};bob.{Canary}@acme.example;mentee;;;;\n{Canary};{Canary};{Canary};{Canary};{Canary};;;");
        var twice = await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann).IsProblem(409, "participant.already-registered");
        await consortium.Service.CaughtUp();

        var (searched, found) = await TablesWith(Canary);

        Assert.Superset(
            new HashSet<string>(["consortium.mt_events", "consortium.mt_streams", StoredMessages.Table, "consortium.handed_over", "read.participant", "personal.detail", "personal.person", "consortium.participant_file", "consortium.participant_file_row", "access.idempotency"]),
            searched.ToHashSet());
        Assert.Empty(found);
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, twice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_them_to_their_own_company_alone()
    {
        var cohort = await consortium.World.OpenCohort();
        var registered = await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann).Is(HttpStatusCode.Created);
        await consortium.Service.CaughtUp();
        var path = $"/api/v1/cohorts/{cohort}/participants/{registered.Text("id")}";

        var own = await consortium.Acme.Hr.Get(path).Is(HttpStatusCode.OK);
        var coordinators = await consortium.Coordinator.Get(path).Is(HttpStatusCode.OK);
        var others = await consortium.Borealis.Hr.Get($"/api/v1/cohorts/{cohort}/participants").Is(HttpStatusCode.OK);

        Assert.Equal($"{Canary}@acme.example", own.Text("email"));
        Assert.Equal(registered.Text("id"), coordinators.Text("id"));
        Assert.DoesNotContain(Canary, coordinators.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, others.GetProperty("items").GetArrayLength());
        await consortium.Borealis.Hr.Get(path).IsProblem(404, "participant.unknown");
    }

    [Fact]
    public async Task Refuses_an_address_twice_and_tells_another_company_nothing_of_it()
    {
        var cohort = await consortium.World.OpenCohort();
        await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann).Is(HttpStatusCode.Created);

        await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann).IsProblem(409, "participant.already-registered");
        await consortium.Borealis.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Makes_the_key_durable_before_anything_is_sealed_under_it()
    {
        var cohort = await consortium.World.OpenCohort();
        await using var keys = await TestDatabase.Open(consortium.Databases.Keys);
        var before = await keys.Scalar<long>("select count(*) from subject_key", Ct);
        await using var owner = await TestDatabase.Open(consortium.Databases.Owner);
        await using var held = await owner.BeginTransactionAsync(Ct);
        await owner.Execute("lock table personal.detail in share mode", Ct);

        var registering = consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann);

        await Eventually.Holds(async _ => await keys.Scalar<long>("select count(*) from subject_key", Ct) == before + 1);
        Assert.False(registering.IsCompleted);
        await held.RollbackAsync(Ct);
        await registering.Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Shows_a_person_whose_key_was_destroyed_without_a_name()
    {
        var cohort = await consortium.World.OpenCohort();
        var registered = await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", Ann).Is(HttpStatusCode.Created);
        await consortium.Service.CaughtUp();
        await using var keys = await TestDatabase.Open(consortium.Databases.Keys);
        await keys.Execute($"delete from subject_key where subject = '{registered.Text("id")}'", Ct);

        var erased = await consortium.Acme.Hr.Get($"/api/v1/cohorts/{cohort}/participants/{registered.Text("id")}").Is(HttpStatusCode.OK);

        Assert.Equal(registered.Text("id"), erased.Text("id"));
        Assert.DoesNotContain(Canary, erased.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann at acme", "fr", 400, "request.body")]
    [InlineData("ann@acme.example", "Ann speaks French well", 409, "participant.language-not-a-code")]
    public async Task Lets_no_free_text_in_where_a_code_belongs(string email, string language, int status, string code)
    {
        var cohort = await consortium.World.OpenCohort();
        var person = new { givenName = "Ann", familyName = "Roy", email, role = "mentor", languages = new Dictionary<string, string> { [language] = "fluent" } };

        await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", person).IsProblem(status, code);
    }

    /// <summary>Every table of the service, and those in which the text stands, as it is or as the bytes of a bytea.</summary>
    private async Task<(IReadOnlyList<string> Searched, IReadOnlyList<string> Found)> TablesWith(string text)
    {
        await using var superuser = await consortium.Superuser();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand(
            "select schemaname || '.' || tablename from pg_tables where schemaname in ('consortium', 'wolverine', 'read', 'personal', 'access')", superuser))
        await using (var rows = await command.ExecuteReaderAsync(Ct))
        {
            while (await rows.ReadAsync(Ct))
                tables.Add(rows.GetString(0));
        }

        var (plain, hex) = (text, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
        var found = new List<string>();
        foreach (var table in tables)
        {
            if (await superuser.Scalar<long>($"select count(*) from {table} t where t::text ilike '%{plain}%' or t::text ilike '%{hex}%'", Ct) > 0)
                found.Add(table);
        }

        return (tables, found);
    }
}
