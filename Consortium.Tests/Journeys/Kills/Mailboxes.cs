using System.Collections.Concurrent;
using Consortium.Api.Adapters;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Consortium.Tests.Journeys.Kills;

/// <summary>A receiver for every company. It takes each notice in and then, for one in ten, never says so the first time.</summary>
internal sealed class Mailboxes(int seed) : IAsyncDisposable
{
    private const int OneInSoManyTimesOut = 10;

    private readonly Random _random = new(seed);
    private readonly Dictionary<Guid, CompanyReceiver> _receivers = [];
    private readonly ConcurrentDictionary<Guid, bool> _leftUnanswered = new();

    /// <summary>How many notices came, each counted once, and in how many requests.</summary>
    public (int Notices, int Arrivals) Count =>
        (_receivers.Values.Sum(receiver => receiver.Notices.Count), _receivers.Values.Sum(receiver => receiver.Requests.Count));

    /// <summary>What the notices did at each company.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Effect>> Effects => _receivers.ToDictionary(receiver => receiver.Key, receiver => Effect.At(receiver.Value));

    /// <summary>A match whose notices, where they name it, are all left without an answer the first time; none when null.</summary>
    public Guid? Silent { get; set; }

    /// <summary>Whether a delivery came and was not answered.</summary>
    public bool LeftUnanswered(Guid delivery) => _leftUnanswered.ContainsKey(delivery);

    public static async Task<Mailboxes> Open(World world, int seed)
    {
        var mailboxes = new Mailboxes(seed);
        foreach (var company in world.Companies)
            mailboxes._receivers[company.Id] = await CompanyReceiver.For(company, mailboxes.Answers());
        return mailboxes;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers.Values)
            await receiver.DisposeAsync();
    }

    private Func<HttpContext, Task> Answers()
    {
        var seen = new HashSet<Guid>();
        return async context =>
        {
            var delivery = Guid.Parse(context.Request.Headers[WebhookSigning.Id].ToString());
            var isSilent = Silent is { } match && await Names(context.Request.Body, match);
            lock (_random)
            {
                if (!seen.Add(delivery) || (!isSilent && _random.Next(OneInSoManyTimesOut) > 0))
                    return;
            }

            _leftUnanswered[delivery] = true;
            await CompanyServer.Hang(context);
        };
    }

    private static async Task<bool> Names(Stream notice, Guid match)
    {
        notice.Position = 0;
        using var text = new StreamReader(notice);
        return (await text.ReadToEndAsync()).Contains(match.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
