using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys.Kills;

/// <summary>
/// Compares what the clients were told with what the store and the receivers hold in the end. It reads the store's rows and
/// not through the service, so that a fault of the service cannot hide itself.
/// </summary>
internal sealed class Account(History history, IReadOnlyList<Stored> stored, IReadOnlyDictionary<Guid, IReadOnlyList<Effect>> received)
{
    private readonly ILookup<string, Stored> _byType = stored.ToLookup(one => one.Type);

    /// <summary>Everything that is wrong; nothing when nothing was lost, doubled or out of order.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. history.Unplanned,
        .. Acts(),
        .. GivenUp(),
        .. Versions(),
        .. Places(),
        .. Settlements(),
        .. Decisions(),
        .. Notices(),
        .. Effects(),
    ];

    private IEnumerable<string> Acts() =>
        from act in history.Acknowledged
        let found = stored.Count(one => one.Type == act.Event && one.Stream == act.Stream && (act.Of is null || one.Names(act.Of.Value)))
        where found != 1
        select $"{(found == 0 ? "lost" : "doubled")}: {act.Event} of {act.Stream} {act.Of}";

    private IEnumerable<string> GivenUp() =>
        from maybe in history.Unknown.GroupBy(act => (act.Event, act.Of))
        let known = history.Acknowledged.Count(act => (act.Event, act.Of) == maybe.Key)
        let found = _byType[maybe.Key.Event].Count(one => maybe.Key.Of is null || one.Names(maybe.Key.Of.Value))
        where found < known || found > known + maybe.Count()
        select $"{found} of {maybe.Key}, between {known} and {known + maybe.Count()} were expected";

    private IEnumerable<string> Versions() =>
        from stream in stored.GroupBy(one => one.Stream)
        where !stream.Select(one => one.Version).SequenceEqual(Enumerable.Range(1, stream.Count()).Select(version => (long)version))
        select $"versions of {stream.Key} are not in order";

    private IEnumerable<string> Places()
    {
        foreach (var person in _byType["participant.registered"])
        {
            var (held, capacity) = (0, person.Data.GetProperty("capacity").GetInt32());
            foreach (var change in stored.Where(one => one.Stream == person.Stream))
            {
                held += change.Type switch { "participant.place-reserved" => 1, "participant.place-released" => -1, _ => 0 };
                if (held > capacity)
                    yield return $"more places than {person.Stream} has";
            }
        }
    }

    private IEnumerable<string> Settlements() =>
        from settled in _byType["ballot.item-settled"].GroupBy(one => one.Stream)
        where settled.Count() > 1
        select $"{settled.Key} is settled {settled.Count()} times";

    private IEnumerable<string> Decisions() =>
        from settled in _byType["ballot.item-settled"]
        let match = settled.Data.Match()
        let decided = _byType["match.decided"].Count(one => one.Stream == match)
        where decided != 1
        select $"{decided} decisions on {match}, whose ballot is settled";

    private IEnumerable<string> Notices()
    {
        var opened = _byType["delivery.opened"].ToLookup(one => (one.Told, one.Notice("company")));
        var ballots = _byType["ballot.opened"].ToDictionary(ballot => ballot.Stream, ballot => ballot.Data);
        foreach (var decision in _byType["match.decided"].Select(match => match.Data.GetProperty("decision")))
        {
            var ballot = ballots[decision.GetProperty("ballot").GetGuid()];
            var home = ballot.GetProperty("items").EnumerateArray().Single().GetProperty("homeCompanies").EnumerateArray().Select(one => one.GetGuid()).ToList();
            foreach (var company in ballot.GetProperty("roster").EnumerateArray().Select(seat => seat.GetProperty("company").GetGuid()))
            {
                var told = home.Contains(company) ? decision.GetProperty("id").GetGuid() : decision.GetProperty("ballot").GetGuid();
                if (opened[(told, company)].Count() != 1)
                    yield return $"{opened[(told, company)].Count()} notices of {told} to {company}";
            }
        }

        foreach (var company in _byType["delivery.opened"].GroupBy(one => one.Notice("company")))
        {
            var numbers = company.Select(one => one.Data.GetProperty("number").GetInt64()).Order();
            if (!numbers.SequenceEqual(Enumerable.Range(1, company.Count()).Select(number => (long)number)))
                yield return $"the numbers of {company.Key} have gaps or doubles";
        }

        foreach (var delivery in _byType["delivery.opened"])
        {
            var receipts = _byType["delivery.receipted"].Count(one => one.Stream == delivery.Stream);
            if (receipts != 1)
                yield return $"{receipts} receipts of {delivery.Stream}";
        }
    }

    private IEnumerable<string> Effects()
    {
        var sent = _byType["delivery.opened"].ToLookup(one => one.Notice("company"), one => new Effect(one.Stream, one.Told));
        foreach (var (company, effects) in received)
        {
            foreach (var missing in sent[company].Except(effects))
                yield return $"missing at {company}: {missing}";
            foreach (var strange in effects.Except(sent[company]))
                yield return $"nobody sent {company} {strange}";
            foreach (var twice in effects.GroupBy(effect => effect.Told).Where(same => same.Count() > 1))
                yield return $"{twice.Count()} effects of {twice.Key} at {company}";
        }

        foreach (var company in sent.Where(company => !received.ContainsKey(company.Key)))
            yield return $"{company.Key} has no receiver";
    }
}

/// <summary>An event as the store holds it.</summary>
internal sealed record Stored(Guid Stream, long Version, string Type, JsonElement Data)
{
    public Guid Id(string property) => Data.GetProperty(property).GetGuid();

    public Guid Notice(string property) => Data.GetProperty("notice").GetProperty(property).GetGuid();

    /// <summary>What a notice tells: the decision on a match of the company's own, or the ballot on matches of others.</summary>
    public Guid Told => Data.GetProperty("notice").GetProperty("kind").GetString() is "slate" ? Notice("ballot") : Notice("decision");

    /// <summary>Whether one of its properties is this id.</summary>
    public bool Names(Guid id) => Data.EnumerateObject().Any(
        property => property.Value.ValueKind is JsonValueKind.String && property.Value.TryGetGuid(out var named) && named == id);
}

file static class Subjects
{
    /// <summary>The match that an item of a ballot is about.</summary>
    public static Guid Match(this JsonElement item) => item.GetProperty("subject").GetProperty("match").GetGuid();
}

/// <summary>What a notice did at a receiver.</summary>
internal sealed record Effect(Guid Delivery, Guid Told)
{
    public static IReadOnlyList<Effect> At(CompanyReceiver receiver) =>
        [.. receiver.Notices.Select(notice => new Effect(notice["id"]!.GetValue<Guid>(), notice["subject"]!.GetValue<Guid>()))];
}
