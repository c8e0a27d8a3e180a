using System.CommandLine;
using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;

namespace Consortium.Api.Verbs;

/// <summary>Makes an operator: the first one, or another when nobody can sign in any more.</summary>
internal static class OperatorVerb
{
    private static readonly Option<string> Address = new("--address")
    {
        Description = "Where browsers reach the service.",
        DefaultValueFactory = _ => new HostSettings().Urls.Split(';')[0],
    };

    private static readonly Option<int> Minutes = new("--minutes")
    {
        Description = "How long the link opens.",
        DefaultValueFactory = _ => CreateSignInLink.Ordinary,
    };

    public static Command Command() =>
        Verb.Of("operator", "Make a new operator and print the link that signs them in, once.", Create, Address, Minutes);

    private static async Task<int> Create(Installation installation, ParseResult parsed, CancellationToken ct)
    {
        if (!Uri.TryCreate(parsed.GetRequiredValue(Address), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync("--address: an address such as http://127.0.0.1:5080 is expected.");
            return Verb.NotDone;
        }

        await installation.Prepare(takeOver: false, ct);
        await using var services = installation.Services();
        await using var scope = services.CreateAsyncScope();
        var operators = scope.ServiceProvider.GetRequiredService<Operators>();
        var (link, refusal) = await operators.Create(address, parsed.GetValue(Minutes), ct);
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync(refusal.English);
            return Verb.NotDone;
        }

        Console.WriteLine(link);
        return Verb.Done;
    }
}
