using System.Globalization;

namespace Consortium.Api.Adapters;

/// <summary>Signs what leaves for a company, at the moment it leaves: Standard Webhooks 1.0, with every secret still valid.</summary>
internal sealed class WebhookSigning(TimeProvider clock) : DelegatingHandler
{
    public const string Id = "webhook-id", Timestamp = "webhook-timestamp", Signature = "webhook-signature";

    public static readonly HttpRequestOptionsKey<IReadOnlyList<WebhookSecret>> Secrets = new("consortium.webhook-secrets");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Secrets, out var secrets))
            throw new InvalidOperationException("Nothing leaves for a company unsigned.");

        var id = request.Headers.GetValues(Id).Single();
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        request.Headers.Add(Timestamp, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(Signature, string.Join(' ', secrets.Select(secret => secret.Sign(id, timestamp, body))));
        return await base.SendAsync(request, cancellationToken);
    }
}
