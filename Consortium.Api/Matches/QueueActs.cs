using Consortium.Api.Committee;
using Consortium.Api.Pages;
using Consortium.Domain;
using Consortium.Domain.Matches;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Consortium.Api.Matches;

/// <summary>What a coordinator does from the queue; the next match opens after each.</summary>
internal sealed partial class QueueModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The matches that were ticked.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Matches { get; set; } = [];

    /// <summary>What is to be asked, each as the person and the attribute with a colon between.</summary>
    [BindProperty]
    public IReadOnlyList<string> Questions { get; set; } = [];

    /// <summary>What was not done of an act on several matches.</summary>
    public IReadOnlyList<(ListMatchQueueEndpoint.Item? Match, Trouble Why)> Refused { get; private set; } = [];

    /// <summary>How many of them were done.</summary>
    public int NotRefused { get; private set; }

    public bool NothingTicked { get; private set; }

    /// <summary>Whether the last act was not done because the mentor has not answered every question of independence.</summary>
    public bool IndependenceIsOpen => Trouble?.Code == EligibilityOfPeople.IndependenceOpen.Code;

    public bool IsTicked(Guid match) => Ticked || Matches.Contains(match);

    public Task<IActionResult> OnPostScreen(Guid? next, CancellationToken ct) => ActOnOne("ScreenMatch", null, "screened", next, ct, $"screen:{Match}");

    public Task<IActionResult> OnPostPropose(Guid? next, CancellationToken ct) => ActOnOne("ProposeMatch", null, "proposed", next, ct, $"propose:{Match}");

    public Task<IActionResult> OnPostResume(Guid? next, CancellationToken ct) => ActOnOne("ResumeMatch", null, "resumed", next, ct);

    public Task<IActionResult> OnPostOverrule(string code, CancellationToken ct) =>
        ActOnOne("OverruleReason", new { code, reason = Typed ?? "" }, "overruled", Match, ct);

    public Task<IActionResult> OnPostEnd(string how, Guid? next, CancellationToken ct) =>
        ActOnOne("CloseMatch", new { how, reason = Typed ?? "" }, "mission-closed", next, ct);

    public Task<IActionResult> OnPostNoMatch(Guid edition, Guid participant, string because, Guid? next, CancellationToken ct) =>
        Act("CloseWithoutMatch", new { cohort = edition, participant }, new { because, words = Typed }, "search-closed", ct, Undoable(next, $"search:{edition}:{participant}"));

    public Task<IActionResult> OnPostNote(CancellationToken ct) => ActOnOne("NoteOnMatch", new { words = Typed ?? "" }, "noted", Match, ct);

    public Task<IActionResult> OnPostAsk(Guid company, Guid? next, CancellationToken ct) => Ask(company, [Match ?? Guid.Empty], Open(Questions), next, ct);

    /// <summary>Asks a company at once what is open on every draft of the list: it is asked once, however many matches wait (C-15).</summary>
    public async Task<IActionResult> OnPostAskAll(Guid company, CancellationToken ct)
    {
        await Load(ct);
        if (Dossier is not { } open)
            return NotFound();

        var others = AlsoOpen.GetValueOrDefault(company) ?? [];
        HashSet<Guid> asked = [open.Match.Match, .. others.Select(one => one.Match.Match)];
        var next = Items.Skip(Position + 1).Concat(Items.Take(Math.Max(Position, 0))).FirstOrDefault(item => !asked.Contains(item.Match));
        return await Ask(company, asked, [.. Open(Questions), .. others.SelectMany(one => one.Questions)], next?.Match, ct);
    }

    /// <summary>The match that takes the place of this one opens: it is not done yet.</summary>
    public Task<IActionResult> OnPostSwap(Guid participant, Guid leaves, CancellationToken ct) =>
        Swap(Match ?? Guid.Empty, participant, "swapped", into => Undoable(into, $"swap:{into}:{leaves}"), ct);

    public async Task<IActionResult> OnPostHandOver(Guid to, Guid? from, Guid? next, CancellationToken ct) => await Act(
        "HandOverMatch", new { match = Match }, new { to }, "handed-over", ct, from is { } before ? Undoable(next, $"hand:{Match}:{before}") : Address(next));

    public async Task<IActionResult> OnPostBallot(Guid? next, CancellationToken ct) =>
        await OpenBallot(await Api.Send("OpenBallot", new { match = Match }, new { rationale = Typed }, Key, Version, ct), next, ct);

    public async Task<IActionResult> OnPostSlate(string procedure, CancellationToken ct) =>
        await OpenBallot(await Api.Send("OpenSlate", null, new { matches = Matches, procedure }, Key, null, ct), Match, ct);

    public Task<IActionResult> OnPostScreenTicked(CancellationToken ct) => ActOnTicked("ScreenMatch", _ => null, "screened-several", done => $"screened:{Ids(done)}", ct);

    public Task<IActionResult> OnPostProposeTicked(CancellationToken ct) => ActOnTicked("ProposeMatch", _ => null, "proposed-several", done => $"proposed:{Ids(done)}", ct);

    /// <summary>What somebody looked after can go back to them; what nobody did cannot.</summary>
    public async Task<IActionResult> OnPostHandOverTicked(Guid to, CancellationToken ct)
    {
        var before = new Dictionary<Guid, Guid>();
        foreach (var match in Matches.Distinct())
        {
            if ((await Api.Find<ListMatchQueueEndpoint.Item>("GetQueueItem", new { match }, ct))?.Coordinator is { } who && who != to)
                before[match] = who;
        }

        return await ActOnTicked(
            "HandOverMatch",
            _ => new { to },
            "handed-over-several",
            done => done.Where(before.ContainsKey).GroupBy(match => before[match]).Select(of => $":{of.Key:N}:{Ids(of)}").ToList() is { Count: > 0 } back
                ? $"handed{string.Concat(back)}"
                : null,
            ct);
    }

    /// <summary>Takes back what can be: an act of the API does it, and the record keeps both.</summary>
    public Task<IActionResult> OnPostUndo(string reason, CancellationToken ct) => (Undo ?? "").Split(':') switch
    {
        ["ballot", var ballot] => Act("VoidBallot", new { ballot }, new { reason }, "undone", ct, Address(Match)),
        ["swap", var match, var back] when Guid.TryParse(match, out var of) && Guid.TryParse(back, out var participant) =>
            Swap(of, participant, "undone", into => Address(into), ct),
        ["hand", var match, var to] when Guid.TryParse(match, out var of) => Act("HandOverMatch", new { match }, new { to }, "undone", ct, Address(of)),
        ["screen", var match] when Guid.TryParse(match, out var of) => Act("TakeBackScreening", new { match }, null, "undone", ct, Address(of)),
        ["propose", var match] when Guid.TryParse(match, out var of) => Act("TakeBackProposal", new { match }, null, "undone", ct, Address(of)),
        ["search", var cohort, var participant] when Guid.TryParse(cohort, out _) && Guid.TryParse(participant, out _) =>
            Act("ReopenSearch", new { cohort, participant }, null, "undone", ct, Address(Match)),
        ["screened", var matches] => TakeBackAll("TakeBackScreening", Read(matches).ToDictionary(match => match, _ => (object?)null), ct),
        ["proposed", var matches] => TakeBackAll("TakeBackProposal", Read(matches).ToDictionary(match => match, _ => (object?)null), ct),
        ["handed", .. var back] => TakeBackAll("HandOverMatch", HandedBy(back).ToDictionary(one => one.Match, one => (object?)new { one.To }), ct),
        _ => Task.FromResult<IActionResult>(LocalRedirect(Address(Match))),
    };

    // The API takes fifty matches in one request; to offer as many, the page reads no more drafts than that.
    private const int MostAskedAtOnce = 49, LookedThrough = 50;

    private string? Typed => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();

    private Task<IActionResult> ActOnOne(string endpoint, object? body, string done, Guid? next, CancellationToken ct, string? undo = null) =>
        Act(endpoint, new { match = Match }, body, done, ct, undo is null ? Address(next) : Undoable(next, undo));

    private Task<IActionResult> TakeBackAll(string endpoint, Dictionary<Guid, object?> matches, CancellationToken ct)
    {
        (Matches, Undo) = ([.. matches.Keys], null);
        return ActOnTicked(endpoint, match => matches[match], "undone", _ => null, ct);
    }

    private static string Ids(IEnumerable<Guid> matches) => string.Join(',', matches.Select(match => match.ToString("N")));

    private static IEnumerable<Guid> Read(string ids) => ids.Split(',').Select(id => Guid.TryParse(id, out var of) ? of : Guid.Empty).Distinct();

    /// <summary>What an address says of matches that were handed over: whose they were, then which.</summary>
    private static IEnumerable<(Guid Match, Guid To)> HandedBy(IEnumerable<string> back) => back.Chunk(2)
        .SelectMany(of => Read(of[^1]).Select(match => (match, Guid.TryParse(of[0], out var to) ? to : Guid.Empty))).DistinctBy(one => one.match);

    private async Task<IActionResult> Swap(Guid match, Guid participant, string done, Func<Guid, string> then, CancellationToken ct)
    {
        var answer = await Api.Send("SwapParticipant", new { match }, new { participant }, Key, Version, ct);
        return answer.Problem is { } trouble ? await Again(trouble, ct) : await GoOn(done, ct, then(answer.Read<MatchResponse>().Id.Value));
    }

    private Task<IActionResult> Ask(Guid company, IEnumerable<Guid> matches, IReadOnlyList<OpenQuestion> questions, Guid? next, CancellationToken ct) =>
        Act("AskForInformation", null, new { company, matches, questions, words = Typed }, "asked", ct, Address(next));

    private async Task<IActionResult> OpenBallot(ApiAnswer answer, Guid? next, CancellationToken ct) => answer.Problem is { } trouble
        ? await Again(trouble, ct)
        : await GoOn("ballot-opened", ct, Undoable(next, $"ballot:{answer.Read<BallotOpened>().Id.Value}"));

    /// <summary>One call each, so that a refused one keeps none of the others from being done.</summary>
    /// <param name="endpoint">The act.</param>
    /// <param name="body">What it says of a match.</param>
    /// <param name="done">The key of what is said afterwards.</param>
    /// <param name="undo">What takes back those that were done; null when nothing does.</param>
    /// <param name="ct">Gives up.</param>
    private async Task<IActionResult> ActOnTicked(
        string endpoint, Func<Guid, object?> body, string done, Func<IReadOnlyList<Guid>, string?> undo, CancellationToken ct)
    {
        var refused = new List<(Guid Match, Trouble Why)>();
        foreach (var match in Matches.Distinct())
        {
            if ((await Api.Send(endpoint, new { match }, body(match), $"{Key}/{match}", null, ct)).Problem is { } trouble)
                refused.Add((match, trouble));
        }

        var acted = Matches.Except(refused.Select(one => one.Match)).ToList();
        Undo = acted.Count == 0 ? null : undo(acted);
        if (refused.Count == 0 && Matches.Count > 0)
            return await GoOn(done, ct, Undo is null ? Address(null) : Undoable(null, Undo));

        await CatchUp(ct);
        await Load(ct);
        (NothingTicked, NotRefused) = (Matches.Count == 0, acted.Count);
        Refused = [.. refused.Select(one => (Items.FirstOrDefault(item => item.Match == one.Match), one.Why))];
        Response.StatusCode = refused.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    private string Undoable(Guid? match, string undo) => QueryHelpers.AddQueryString(Address(match), "undo", undo);

    private static IReadOnlyList<OpenQuestion> Open(IReadOnlyList<string> questions) => [.. questions.Select(PairDossier.Question).OfType<OpenQuestion>()];
}
