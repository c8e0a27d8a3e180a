using System.Diagnostics;

namespace Consortium.Api.Embedded;

/// <summary>Runs a program of the system to its end.</summary>
internal static class ForeignProgram
{
    public static ProcessStartInfo Start(IReadOnlyList<string> commandLine, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>What the program printed. Throws with its complaint when it fails.</summary>
    public static async Task<string> Run(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null, CancellationToken ct = default)
    {
        using var process = Process.Start(Start([program, .. arguments], environment))
            ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var complaint = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0
                ? await output
                : throw new ForeignProgramException(Path.GetFileName(program), process.ExitCode, (await complaint).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>A program of the system ended with an error.</summary>
public sealed class ForeignProgramException(string program, int exitCode, string complaint)
    : Exception($"{program} ended with {exitCode}: {complaint}");
