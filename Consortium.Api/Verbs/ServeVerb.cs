using System.CommandLine;
using Consortium.Api.Mail;

namespace Consortium.Api.Verbs;

internal static class ServeVerb
{
    public static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen.",
        DefaultValueFactory = _ => new HostSettings().Urls,
    };

    private static readonly Option<bool> Demonstration = new("--demonstration")
    {
        Description = "Let companies' receivers stand on this machine; only while the service listens to nobody else.",
    };

    private static readonly Option<bool> LogToStandardError = new("--log-to-stderr") { Description = "Log on standard error." };

    public static Command Command()
    {
        var command = new Command("serve", "Run the service until it is told to stop (the default).");
        Give(command);
        return command;
    }

    /// <summary>Makes a command serve: the verb itself, and the program without a verb.</summary>
    public static void Give(Command command)
    {
        command.Options.Add(Urls);
        command.Options.Add(Demonstration);
        command.Options.Add(LogToStandardError);
        command.SetAction((parsed, ct) => Verb.OnInstallation(parsed, parsed.GetValue(LogToStandardError), Serve, ct));
    }

    private static async Task<int> Serve(Installation installation, ParseResult parsed, CancellationToken ct)
    {
        await installation.Prepare(takeOver: false, ct);
        var settings = new HostSettings { Urls = parsed.GetRequiredValue(Urls), Demonstration = parsed.GetValue(Demonstration) };
        await using var service = Hosting.Build(installation.Databases, settings, installation.Log, installation.Configuration);
        service.Services.GetRequiredService<PrintedLetters>().ShowOn(Console.Out);
        await service.RunAsync(ct);
        return Verb.Done;
    }
}
