using System.CommandLine;
using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;

namespace Consortium.Api.Verbs;

/// <summary>Makes an operator: the first one, or another when nobody can sign in any more.</summary>
internal static class OperatorVerb
{
    private static readonly Option<Uri> Address = new("--address")
    {
        Description = "Where browsers reach the service.",
        DefaultValueFactory = _ => new Uri(new HostSettings().Urls.Split(';')[0]),
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
        await using var services = installation.Services();
        await using var scope = services.CreateAsyncScope();
        var operators = scope.ServiceProvider.GetRequiredService<Operators>();
        var (link, refusal) = await operators.Create(parsed.GetRequiredValue(Address), parsed.GetValue(Minutes), ct);
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync(refusal.English);
            return Verb.NotDone;
        }

        Console.WriteLine(link);
        return Verb.Done;
    }
}
