using System.Diagnostics;
using Consortium.Api;
using Consortium.Api.Database;

namespace Consortium.Tests.Support;

/// <summary>The program as an operator runs it, in a process of its own.</summary>
internal static class TheProgram
{
    /// <summary>Starts it, with what it prints for whoever started it to read.</summary>
    public static Process Start(IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hosting).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Ran> Run(IReadOnlyList<string> arguments, params IReadOnlyList<(string Name, string Value)> environment)
    {
        using var verb = Start(arguments, environment);
        var ct = TestContext.Current.CancellationToken;
        var complaint = verb.StandardError.ReadToEndAsync(ct);
        var answer = await verb.StandardOutput.ReadToEndAsync(ct);
        await verb.WaitForExitAsync(ct);
        return new Ran(verb.ExitCode, answer.TrimEnd(), await complaint);
    }

    /// <summary>Runs a verb on databases of a server that somebody else runs.</summary>
    public static Task<Ran> RunOn(DatabaseConnections databases, params IReadOnlyList<string> arguments) => Run(arguments, SettingsOf(databases));

    /// <summary>The settings that name databases of a server that somebody else runs.</summary>
    public static IReadOnlyList<(string Name, string Value)> SettingsOf(DatabaseConnections databases) =>
    [
        ("ConnectionStrings__Owner", databases.Owner),
        ("ConnectionStrings__Engine", databases.Engine),
        ("ConnectionStrings__Reader", databases.Reader),
        ("ConnectionStrings__Keys", databases.Keys),
        ("MasterKeyFile", databases.MasterKeyFile),
    ];
}

/// <param name="ExitCode">What scripts go by.</param>
/// <param name="Answer">What it printed on standard output.</param>
/// <param name="Complaint">What it printed on standard error, its log among it.</param>
internal sealed record Ran(int ExitCode, string Answer, string Complaint)
{
    /// <summary>That it did what it was asked, and what it answered.</summary>
    public string Done()
    {
        Assert.True(ExitCode == 0, $"It ended with {ExitCode}: {Complaint}");
        return Answer;
    }

    /// <summary>That it did not, and said so in a sentence that an operator can act on.</summary>
    public void NotDone(string sentence)
    {
        Assert.Equal(1, ExitCode);
        Assert.Contains(sentence, Complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Complaint, StringComparison.Ordinal);
    }
}
