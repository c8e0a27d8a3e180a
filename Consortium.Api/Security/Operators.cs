using Consortium.Api.Events;
using Consortium.Api.Security.SignIn;
using Consortium.Api.Security.Tokens;
using Consortium.Domain;

namespace Consortium.Api.Security;

/// <summary>How the first operator comes in: whoever may run the program on the machine may make one.</summary>
internal sealed class Operators(IEventStreams streams, TimeProvider clock)
{
    /// <summary>Makes a new operator and answers the link by which they sign in, once.</summary>
    /// <param name="service">The address at which browsers reach the service.</param>
    /// <param name="minutes">How long the link opens.</param>
    public async Task<(Uri? Link, Refusal? Refusal)> Create(Uri service, int minutes, CancellationToken ct)
    {
        var (secret, at) = (Secret.New(), clock.GetUtcNow());
        var create = new CreateSignInLink(New(at), minutes);
        var created = await streams.Decide<SignInLink, SignInLinkEvent>(
            StreamAddress.New<SignInLink>(secret.Stream), link => create.Decide(link, at), ct: ct);
        return created.Refusal is { } refusal ? (null, refusal) : (SignInPages.Link(service, secret), null);
    }

    /// <summary>Makes a new operator and answers a token for them, valid for one day: for scripts that set a consortium up.</summary>
    public async Task<string> CreateToken(CancellationToken ct)
    {
        var (secret, at) = (Secret.New(Secret.OfTokens), clock.GetUtcNow());
        await TokenTable.Issue(streams, new IssueToken(Guid.CreateVersion7(at), New(at), Days: 1), secret, at, [], ct);
        return secret.Text;
    }

    private static Scope New(DateTimeOffset at) => new(Role.Operator, null, Guid.CreateVersion7(at));
}
