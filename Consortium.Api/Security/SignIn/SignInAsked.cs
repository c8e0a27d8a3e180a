namespace Consortium.Api.Security.SignIn;

/// <summary>Somebody typed an address to come in by. Sent twice, it leads to the same links, each of which opens once.</summary>
/// <param name="Id">What the links follow from, under a key.</param>
/// <param name="Digest">The keyed digest of the address.</param>
/// <param name="Language">The language of the page where it was typed.</param>
public sealed record SignInAsked(Guid Id, string Digest, string Language, DateTimeOffset At);

public static class SignInAskedHandler
{
    public static async Task Handle(SignInAsked message, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInLetters>().Send(message, ct);
    }
}
