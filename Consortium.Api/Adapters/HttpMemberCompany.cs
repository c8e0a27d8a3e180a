namespace Consortium.Api.Adapters;

/// <summary>Asks with an <see cref="HttpClient"/> alone.</summary>
internal sealed class HttpMemberCompany(AddressGuard guard, TimeProvider clock) : IMemberCompany, IDisposable
{
    private readonly HttpClient _client = new(new WebhookSigning(clock) { InnerHandler = guard.Handler() }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<HttpResponseMessage> Deliver(Receiver receiver, CloudEvent envelope, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, receiver.Url) { Content = envelope.Content() };
        request.Headers.Add(WebhookSigning.Id, envelope.Id);
        request.Options.Set(WebhookSigning.Secrets, receiver.Secrets);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    public void Dispose() => _client.Dispose();
}
