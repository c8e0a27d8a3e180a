using System.CommandLine;
using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Verbs;

/// <summary>How a verb opens the installation, works on it and says what stood in its way.</summary>
internal static class Verb
{
    public const int Done = 0;
    public const int NotDone = 1;

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder of the service's own PostgreSQL; without it the system's or the user's data folder.",
        Recursive = true,
    };

    public static readonly Option<bool> JsonLog = new("--log-json") { Description = "Log one JSON object per line.", Recursive = true };

    /// <summary>A verb that answers on standard output and logs on standard error.</summary>
    public static Command Of(
        string name, string description, Func<Installation, ParseResult, CancellationToken, Task<int>> run, params Symbol[] takes)
    {
        var command = new Command(name, description);
        foreach (var symbol in takes)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        command.SetAction((parsed, ct) => OnInstallation(parsed, logToStandardError: true, run, ct));
        return command;
    }

    public static async Task<int> OnInstallation(
        ParseResult parsed, bool logToStandardError, Func<Installation, ParseResult, CancellationToken, Task<int>> run, CancellationToken ct)
    {
        try
        {
            await using var installation =
                await Installation.Open(parsed.GetValue(Data), parsed.GetValue(JsonLog), logToStandardError, ct);
            return await run(installation, parsed, ct);
        }
        catch (Exception refused) when (refused is StartRefusedException or EngineRefusedException or ForeignProgramException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
        }
        catch (PostgresException unready) when (unready.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            await Console.Error.WriteLineAsync("The database was never migrated: run 'migrate' or 'serve' first.");
        }
        catch (PostgresException refused) when (KeepsOut(refused))
        {
            await Console.Error.WriteLineAsync($"The database refuses: {refused.MessageText}");
        }
        catch (NpgsqlException away) when (away is not PostgresException)
        {
            await Console.Error.WriteLineAsync($"The database does not answer: {away.Message}");
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before the end.");
        }

        return NotDone;
    }

    /// <summary>Whether a server says no to this program for what whoever runs the two can change.</summary>
    private static bool KeepsOut(PostgresException refused) => refused.SqlState is
        PostgresErrorCodes.InvalidPassword or
        PostgresErrorCodes.InvalidAuthorizationSpecification or
        PostgresErrorCodes.InvalidCatalogName or
        PostgresErrorCodes.InsufficientPrivilege or
        PostgresErrorCodes.TooManyConnections or
        PostgresErrorCodes.CannotConnectNow or
        PostgresErrorCodes.AdminShutdown;
}
