using Consortium.Api.Companies;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Committee;

/// <summary>One ballot: the dossiers of its items, the vote on them, and its results once there are any.</summary>
internal sealed class BallotSheetModel : ServicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Ballot { get; set; }

    /// <summary>What was typed as a reason.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The items that were ticked.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Items { get; set; } = [];

    public BallotCard Sheet { get; private set; } = new(Guid.Empty, []);

    public IReadOnlyDictionary<Guid, IReadOnlyList<ListReasonsEndpoint.Reason>> Reasons { get; private set; } =
        new Dictionary<Guid, IReadOnlyList<ListReasonsEndpoint.Reason>>();

    /// <summary>What the items are about that ask about companies.</summary>
    public IReadOnlyDictionary<Guid, ListBallotSubjectsEndpoint.Subject> Subjects { get; private set; } =
        new Dictionary<Guid, ListBallotSubjectsEndpoint.Subject>();

    /// <summary>Whether there is a quorum, for the chair and the coordinators; null for everybody else, and once it is over.</summary>
    public GetAttendanceEndpoint.Attendance? Attendance { get; private set; }

    /// <summary>The companies that have not voted, by name.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public bool IsOpen => Sheet.Items.Any(item => item.Result is null);

    public bool SilenceApproves => Sheet.Items is [{ Procedure: "no-objection" }, ..];

    /// <summary>Whether the reader sits on the committee; coordinators and auditors read along.</summary>
    public bool Sits => Caller.Role is Security.Role.CommitteeMember;

    /// <summary>What the reader's company can vote on now.</summary>
    public IReadOnlyList<ListBallotsEndpoint.Paper> ToVoteOn => Sits ? [.. Sheet.ToVoteOn.Where(item => item.Result is null)] : [];

    /// <summary>Whether an item is ticked: what was ticked before a refusal, else what has no vote yet.</summary>
    public bool IsTicked(ListBallotsEndpoint.Paper item) => Items.Count > 0 ? Items.Contains(item.Item) : item.Vote is null;

    public Task<IActionResult> OnPostVote(string vote, CancellationToken ct) => Act(
        "CastVote", new { ballot = Ballot }, new { vote, items = Items.Count > 0 ? Items : null, reason = Typed }, $"voted-{vote}", ct);

    public Task<IActionResult> OnPostRead(CancellationToken ct) => Act("ConfirmReading", new { ballot = Ballot }, null, "read", ct);

    public Task<IActionResult> OnPostPullOut(Guid item, CancellationToken ct) =>
        Act("PullOutItem", new { ballot = Ballot, item }, new { reason = Typed }, "pulled-out", ct);

    public Task<IActionResult> OnPostRecuse(Guid item, CancellationToken ct) => Act(
        "RecuseMember", new { ballot = Ballot }, new { items = (Guid[])[item] }, "recused", ct, Sheet.Items.Count == 1 ? "/ballots" : null);

    protected override async Task Load(CancellationToken ct)
    {
        var sheet = await Api.Get<ListBallotsEndpoint.Sheet>("GetBallot", new { ballot = Ballot }, ct);
        Sheet = new BallotCard(sheet.Ballot, sheet.Items);
        Subjects = (await Api.Get<ListBallotSubjectsEndpoint.Subjects>("ListBallotSubjects", new { ballot = Ballot }, ct)).Items.ToDictionary(subject => subject.Item);
        if (IsOpen && Caller.Role is not Security.Role.Auditor)
            await LoadAttendance(ct);
        if (!Sheet.Items.All(item => item.Result is null))
            Reasons = (await Api.Get<ListReasonsEndpoint.Reasons>("ListReasons", new { ballot = Ballot }, ct)).Items
                .GroupBy(reason => reason.Item)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<ListReasonsEndpoint.Reason>)[.. group]);
    }

    private async Task LoadAttendance(CancellationToken ct)
    {
        if (await Api.Get<GetAttendanceEndpoint.Attendance>("GetAttendance", new { ballot = Ballot }, ct) is not { Open: > 0 } told)
            return;

        var members = await Members.Of(Api, ct);
        (Attendance, Missing) = (told, [.. told.Missing.Select(company => members.NameOf(company.Value)).Order(StringComparer.CurrentCulture)]);
    }

    private string? Typed => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
}

/// <summary>A ballot with the items on it that its reader may see.</summary>
internal sealed record BallotCard(Guid Ballot, IReadOnlyList<ListBallotsEndpoint.Paper> Items)
{
    public DateTimeOffset ClosesAt => Items.Max(item => item.ClosesAt);

    /// <summary>The items that the reader's company votes on.</summary>
    public IReadOnlyList<ListBallotsEndpoint.Paper> ToVoteOn => [.. Items.Where(item => item.Votes)];
}
