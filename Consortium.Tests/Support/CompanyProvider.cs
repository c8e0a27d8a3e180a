using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Consortium.Api.Security.Providers;

namespace Consortium.Tests.Support;

/// <summary>The provider of a company, as companies run them: <c>oidc-provider</c>, in a process of its own.</summary>
internal sealed class CompanyProvider : IAsyncDisposable
{
    private readonly Process process;

    private CompanyProvider(Process process, string issuer) => (this.process, Issuer) = (process, issuer);

    public string Issuer { get; }

    /// <param name="service">Which service it signs people in for.</param>
    /// <param name="people">Whom it knows: what it calls them, their address, and whether they proved it.</param>
    public static async Task<CompanyProvider> Start(Service service, params IReadOnlyList<(string Sub, string Email, bool Verified)> people)
    {
        var folder = Path.Combine(Checkout.Root, "Consortium.Tests", "Support");
        var known = JsonSerializer.Serialize(people.Select(person => new { sub = person.Sub, email = person.Email, email_verified = person.Verified }));
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "oidc-provider.mjs"), new Uri(service.Address, ProviderSignIn.Callback).ToString(), known])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        process.BeginErrorReadLine();
        return new CompanyProvider(process, await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The provider did not start: deploy/test installs it."));
    }

    /// <summary>An operator connects a company to it.</summary>
    public Task<JsonElement> Connect(Caller @operator, Guid company, params IReadOnlyList<string> domains) => @operator.Send(
        HttpMethod.Put, $"/api/v1/companies/{company}/identity-provider", new { issuer = Issuer, client = "consortium", secret = "a-secret-of-the-client", domains })
        .Is(HttpStatusCode.OK);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
