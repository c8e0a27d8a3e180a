using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Verbs;

/// <summary>What stands in a verb's way is said in a sentence and an exit code, whichever verb it is.</summary>
public sealed class StandingBeforeAClosedDatabase(TestCluster cluster) : VerbTests(cluster)
{
    private static readonly string Nowhere = Path.Combine(AppContext.BaseDirectory, "nowhere");

    public static TheoryData<string> Verbs => ["serve", "migrate", "operator", "status", "drain", "rebuild all", $"backup {Nowhere}"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Says_that_it_does_not_answer(string verb)
    {
        var away = On(Databases.Owner, to => to.Host = Nowhere);

        var ran = await TheProgram.RunOn(Databases with { Owner = away, Engine = away, Reader = away, Keys = away }, verb.Split(' '));

        ran.NotDone("The database does not answer: Failed to connect to");
        Assert.False(Directory.Exists(Nowhere));
    }

    [Fact]
    public async Task Says_that_the_password_is_wrong_and_does_not_repeat_it()
    {
        var wrong = On(Databases.Owner, to => to.Password = "open-sesame");

        var ran = await TheProgram.RunOn(Databases with { Owner = wrong }, "status");

        ran.NotDone("The database refuses: password authentication failed for user \"consortium_owner\"");
        Assert.DoesNotContain("open-sesame", ran.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_there_is_none_of_that_name()
    {
        var missing = On(Databases.Owner, to => to.Database = "nobody_made_this");

        (await TheProgram.RunOn(Databases with { Owner = missing }, "status")).NotDone("The database refuses: database \"nobody_made_this\" does not exist");
    }

    [Fact]
    public async Task Says_which_setting_is_no_connection_string() =>
        (await TheProgram.RunOn(Databases with { Reader = "consortium" }, "status")).NotDone("ConnectionStrings:Reader is no connection string");

    [Fact]
    public async Task Says_which_folder_cannot_be_one()
    {
        using var file = new TemporaryFile();
        await File.WriteAllTextAsync(file.Path, "", Ct);

        (await Run("backup", Path.Combine(file.Path, "here"))).NotDone(file.Path);
        (await TheProgram.Run(["status", "--data", file.Path])).NotDone(file.Path);
    }

    private static string On(string connection, Action<NpgsqlConnectionStringBuilder> change)
    {
        var changed = new NpgsqlConnectionStringBuilder(connection);
        change(changed);
        return changed.ConnectionString;
    }
}
