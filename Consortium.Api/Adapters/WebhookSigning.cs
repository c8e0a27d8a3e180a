using System.Globalization;

namespace Consortium.Api.Adapters;

/// <summary>Signs what leaves for a company, at the moment it leaves: Standard Webhooks 1.0, with every secret still valid.</summary>
internal sealed class WebhookSigning(TimeProvider clock) : DelegatingHandler
{
    public const string Id = "webhook-id", Timestamp = "webhook-timestamp", Signature = "webhook-signature", SecretsOption = "consortium.webhook-secrets";

    public static readonly HttpRequestOptionsKey<IReadOnlyList<WebhookSecret>> Secrets = new(SecretsOption);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Secrets, out var secrets))
            throw new InvalidOperationException("Nothing leaves for a company unsigned.");

        var id = request.Headers.GetValues(Id).Single();
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        foreach (var (name, value) in Headers(secrets, id, clock.GetUtcNow(), body))
            request.Headers.Add(name, value);
        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>What says when an envelope left and who sent it, whatever carries it.</summary>
    public static IReadOnlyList<(string Name, string Value)> Headers(
        IReadOnlyList<WebhookSecret> secrets, string id, DateTimeOffset at, byte[] body)
    {
        var timestamp = at.ToUnixTimeSeconds();
        return
        [
            (Timestamp, timestamp.ToString(CultureInfo.InvariantCulture)),
            (Signature, string.Join(' ', secrets.Select(secret => secret.Sign(id, timestamp, body)))),
        ];
    }
}
