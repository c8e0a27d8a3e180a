using System.Text.Json;
using Consortium.Api.Adapters;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Deliveries;

/// <summary>The notices to the reader's company and how each was delivered. What they say is read on request, since whose name is read is noted.</summary>
internal sealed class DecisionsModel : ServicePage
{
    private const int MostShown = 200;

    /// <summary>Whether the reader asked for what the notices say.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Read { get; set; }

    /// <summary>due, retrying, stopped or receipted; all when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ListDeliveriesEndpoint.Row> Notices { get; private set; } = [];

    public IReadOnlyDictionary<long, DecisionData> Decisions { get; private set; } = new Dictionary<long, DecisionData>();

    public IReadOnlyDictionary<long, SlateData> Slates { get; private set; } = new Dictionary<long, SlateData>();

    protected override async Task Load(CancellationToken ct)
    {
        var state = string.IsNullOrEmpty(State) ? null : State;
        Notices = (await Api.Get<Page<ListDeliveriesEndpoint.Row>>("ListDeliveries", new { state, newest = true, limit = MostShown }, ct)).Items;
        if (!Read)
            return;

        var events = await Feed(ct);
        Decisions = Data<DecisionData>(events, NoticeEnvelopes.DecisionType).ToDictionary(data => data.Number);
        Slates = Data<SlateData>(events, NoticeEnvelopes.SlateType).ToDictionary(data => data.Number);
    }

    private async Task<IReadOnlyList<CloudEvent>> Feed(CancellationToken ct)
    {
        var events = new List<CloudEvent>();
        for (string? after = null; ;)
        {
            var page = await Api.Get<ReadFeedEndpoint.Response>("ReadFeed", new { after, limit = MostShown }, ct);
            events.AddRange(page.Items);
            if (page.Items.Count < MostShown)
                return events;

            after = page.Next;
        }
    }

    private static IEnumerable<T> Data<T>(IEnumerable<CloudEvent> events, string type) =>
        events.Where(one => one.Type == type).Select(one => ((JsonElement)one.Data).Deserialize<T>(StoredJson.Options)!);
}
