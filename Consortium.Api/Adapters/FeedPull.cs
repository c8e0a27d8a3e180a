using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Consortium.Api.Adapters;

/// <summary>
/// Reads a company's feed to its end, acknowledges what it took from there, for gaps and for companies without a receiver, and says
/// who was forgotten.
/// </summary>
internal sealed class FeedPull : IDisposable
{
    private readonly HttpClient _service;
    private readonly ReferenceReceiver _receiver;
    private readonly ReceiverJournal _journal;
    private string? _after;

    public FeedPull(Uri service, string token, ReferenceReceiver receiver, ReceiverJournal journal)
    {
        (_receiver, _journal) = (receiver, journal);
        _service = new HttpClient { BaseAddress = service };
        _service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task Pull(CancellationToken ct)
    {
        while (true)
        {
            using var response = await _service.GetAsync(_after is null ? "/api/v1/decisions" : $"/api/v1/decisions?after={_after}", ct);
            response.EnsureSuccessStatusCode();
            var page = JsonNode.Parse(await response.Content.ReadAsStreamAsync(ct))!;
            foreach (var notice in page["items"]!.AsArray())
                _receiver.Take(notice!.AsObject(), fromFeed: true);

            _after = page["next"]!.GetValue<string>();
            if (!response.Headers.Contains("Link"))
                break;
        }

        foreach (var id in _journal.Unreceipted)
        {
            await Post($"/api/v1/deliveries/{id}/receipt", $"receipt-{id}", ct);
            _journal.Receipted(id);
        }

        foreach (var person in _journal.Unacknowledged)
        {
            await Post($"/api/v1/participants/{person}/erasure/acknowledgement", $"forgotten-{person}", ct);
            _journal.Acknowledged(person);
        }
    }

    public void Dispose() => _service.Dispose();

    private async Task Post(string path, string key, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Idempotency-Key", key } } };
        using var response = await _service.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }
}
