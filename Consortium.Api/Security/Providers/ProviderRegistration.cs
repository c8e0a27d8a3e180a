using Consortium.Api.Security.SignIn;

namespace Consortium.Api.Security.Providers;

internal static class ProviderRegistration
{
    /// <summary>How people come in: by letters, and by their companies' providers.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services) => services
        .AddSingleton<Entrants>()
        .AddSingleton<ProviderTable>()
        .AddSingleton<Issuers>()
        .AddSingleton<ProvidedTokens>()
        .AddSingleton<Carried>()
        .AddScoped<SignInLetters>()
        .AddScoped<Identities>()
        .AddScoped<ProgramTokens>()
        .AddScoped<ProviderSignIn>();

    public static void MapProviderSignIn(this IEndpointRouteBuilder app) => app
        .MapGet(ProviderSignIn.Callback, (HttpContext context, string? code, string? state, string? iss, ProviderSignIn signIn, CancellationToken ct) =>
            signIn.End(context, code, state, iss, ct))
        .WithName("SignInByProvider").WithMetadata(SignInPages.Attempts).ExcludeFromDescription();
}
