using Consortium.Api.Cohorts;
using Consortium.Api.Companies;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Consortium.Api.Matches;

/// <summary>
/// The coordinators' queue: what waits, what is nearest to its date first, and the dossier of one match beside it. All of what is
/// chosen stands in the address, so a step back is a step back.
/// </summary>
internal sealed partial class QueueModel : ServicePage
{
    public const string Everybody = "all", Mine = "mine", Nobodys = "nobody";
    private const int PerPage = 50;

    /// <summary>The one cohort to show; every one when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    /// <summary>The one state to show; goes before <see cref="Owner"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Whose turn it is: the coordinators' when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    /// <summary>mine or nobody, by who looks after a match.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Whose { get; set; }

    /// <summary>Only those of whom half of the time is gone.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Reminded { get; set; }

    /// <summary>The match whose dossier is open; the first when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Match { get; set; }

    /// <summary>The short ids of matches put off to the end, with commas.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Later { get; set; }

    /// <summary>Whether every match shown is ticked.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ticked { get; set; }

    /// <summary>What the last act would be taken back by.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Undo { get; set; }

    public IReadOnlyDictionary<Guid, string> Companies { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    /// <summary>Everything that the filters let through, in the order of the work.</summary>
    public IReadOnlyList<ListMatchQueueEndpoint.Item> Items { get; private set; } = [];

    public PairDossier? Dossier { get; private set; }

    /// <summary>People for whom the search was closed.</summary>
    private IReadOnlySet<Guid> Closed { get; set; } = new HashSet<Guid>();

    /// <summary>Where the open match stands among them; -1 when the filters leave it out.</summary>
    public int Position => Dossier is null ? -1 : Items.Index().FirstOrDefault(one => one.Item.Match == Dossier.Match.Match, (-1, null!)).Index;

    public int Start => Math.Max(Position, 0) / PerPage * PerPage;

    public IEnumerable<ListMatchQueueEndpoint.Item> OnThisPage => Items.Skip(Start).Take(PerPage);

    public Guid? PageBefore => Start > 0 ? Items[Start - PerPage].Match : null;

    public Guid? PageAfter => Start + PerPage < Items.Count ? Items[Start + PerPage].Match : null;

    public Guid? Next => Position + 1 < Items.Count ? Items[Position + 1].Match : null;

    public Guid? Previous => Position > 0 ? Items[Position - 1].Match : null;

    /// <summary>What opens after an act on this one.</summary>
    public Guid? Following => Next ?? Previous;

    /// <summary>Put off to the end of the list for this sitting: nothing is recorded.</summary>
    public string LaterAddress => QueryHelpers.AddQueryString("/queue", With(Following, [.. PutOff, Shown.Short(Dossier!.Match.Match)]));

    public string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);

    public bool IsClosed(ListMatchQueueEndpoint.Item item) =>
        item.State is MatchStates.Draft or MatchStates.Screened or MatchStates.AwaitingInformation && Closed.Contains(item.Mentee);

    /// <summary>This page with everything that was chosen.</summary>
    /// <param name="match">The match to open.</param>
    /// <param name="handler">The act that a form asks for.</param>
    /// <param name="ticked">Whether every match shown is ticked.</param>
    public string Address(Guid? match, string? handler = null, bool ticked = false) => QueryHelpers.AddQueryString(
        "/queue", [.. With(match, PutOff), .. Pairs(("handler", handler), ("ticked", ticked ? "true" : null))]);

    private string[] PutOff => Later?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    protected override async Task Load(CancellationToken ct)
    {
        Companies = (await Api.All<ListCompaniesEndpoint.Company>("ListCompanies", null, ct)).ToDictionary(company => company.Id, company => company.LegalName);
        Cohorts = await Editions.Of(Api, ct);
        Closed = (await Api.All<NoMatchEndpoints.Closed>("ListNoMatches", new { cohort = Cohort }, ct)).Select(closed => closed.Participant).ToHashSet();
        Items = await Waiting(ct);
        var chosen = Items.FirstOrDefault(item => item.Match == Match) ?? (Match is { } match ? await Elsewhere(match, ct) : null) ?? (Items is [var first, ..] ? first : null);
        Dossier = chosen is null ? null : await PairDossier.Of(chosen, Api, ct);
    }

    private async Task<IReadOnlyList<ListMatchQueueEndpoint.Item>> Waiting(CancellationToken ct)
    {
        var owner = Owner ?? "coordinator";
        var found = new List<ListMatchQueueEndpoint.Item>();
        foreach (var state in State is { } one ? [one] : MatchStates.All.Where(state => MayBeTurnOf(state, owner)))
        {
            var coordinator = Whose is Mine ? Caller.Principal : (Guid?)null;
            bool? reminded = Reminded ? true : null;
            found.AddRange(await Api.All<ListMatchQueueEndpoint.Item>("ListMatchQueue", new { cohort = Cohort, state, coordinator, reminded }, ct));
        }

        var later = PutOff.ToHashSet();
        return
        [
            .. found
                .Where(item => State is not null || owner is Everybody || (item.Owner == owner && !IsClosed(item)))
                .Where(item => Whose is not Nobodys || item.Coordinator is null)
                .OrderBy(item => later.Contains(Shown.Short(item.Match)))
                .ThenBy(item => item.Due ?? DateTimeOffset.MaxValue)
                .ThenByDescending(item => item.Since)
                .ThenByDescending(item => item.Score)
                .ThenBy(item => item.Match),
        ];
    }

    // An active match waits for its people until they have met.
    private static bool MayBeTurnOf(string state, string owner) =>
        owner is Everybody || MatchStates.OwnerOf(state, due: null) == owner || (state is MatchStates.Active && owner is "participants");

    /// <summary>A match that the filters leave out, for whoever comes by a link.</summary>
    private async Task<ListMatchQueueEndpoint.Item?> Elsewhere(Guid match, CancellationToken ct) =>
        await Api.Find<MatchResponse>("GetMatch", new { match }, ct) is { } found
            ? (await Api.All<ListMatchQueueEndpoint.Item>("ListMatchQueue", new { cohort = found.Cohort.Value, state = found.State }, ct))
                .FirstOrDefault(item => item.Match == match)
            : null;

    private IEnumerable<KeyValuePair<string, string?>> With(Guid? match, IReadOnlyList<string> later) => Pairs(
        ("cohort", Cohort?.ToString()),
        ("state", State),
        ("owner", Owner),
        ("whose", Whose),
        ("reminded", Reminded ? "true" : null),
        ("later", later.Count == 0 ? null : string.Join(',', later.Distinct())),
        ("match", match?.ToString() ?? ""));

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(params IEnumerable<(string Name, string? Value)> all) =>
        all.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value));
}
