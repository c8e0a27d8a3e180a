using System.Globalization;
using Consortium.Api.Committee;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Consortium.Domain;
using Consortium.Domain.Companies;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Companies;

/// <summary>
/// What stands between members and the consortium: who is suspended, who is kept apart from whom, and what the committee is asked
/// about it. Coordinators act, auditors read along.
/// </summary>
internal sealed partial class AdmissionsModel
{
    /// <summary>The company whose declarations are shown; all when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Declarer { get; set; }

    /// <summary>The member that the last form was about.</summary>
    [BindProperty]
    public Guid Member { get; set; }

    /// <summary>The two companies that the last form was about.</summary>
    [BindProperty]
    public Guid One { get; set; }

    [BindProperty]
    public Guid Other { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public IReadOnlyList<ListCompaniesEndpoint.Company> Suspended { get; private set; } = [];

    /// <summary>Who is kept apart from whom now or later, by what either declared; of many, the first that were declared.</summary>
    public IReadOnlyList<KeptApart> Apart { get; private set; } = [];

    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMoreApart { get; private set; }

    /// <summary>The waivers that were asked for and are not decided, then those that were, the newest first.</summary>
    public IReadOnlyList<(WaiverEndpoints.Waiver Of, Guid? Ballot)> Waivers { get; private set; } = [];

    /// <summary>What two companies are called, in the order of the reader's language.</summary>
    public (string First, string Second) NamesOf(Guid one, Guid other)
    {
        var (first, second) = (Members.NameOf(one), Members.NameOf(other));
        return StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true).Compare(first, second) <= 0 ? (first, second) : (second, first);
    }

    public Task<IActionResult> OnPostSuspend(CancellationToken ct) =>
        Act("SuspendCompany", new { company = Member }, new { reason = Typed.Text(Reason) }, "company-suspended", ct);

    public Task<IActionResult> OnPostReinstate(CancellationToken ct) =>
        Act("ReinstateCompany", new { company = Member }, null, "company-reinstated", ct);

    public Task<IActionResult> OnPostWaiver(CancellationToken ct) => Act(
        "RequestWaiver",
        null,
        new { one = One, other = Other, from = Typed.Text(From) ?? "", until = Typed.Text(Until) ?? "", reason = Typed.Text(Reason) ?? "" },
        "waiver-requested",
        ct);

    public Task<IActionResult> OnPostWaiverBallot(Guid waiver, CancellationToken ct) =>
        Act("OpenWaiverBallot", new { waiver }, new { }, "ballot-opened", ct, "/admissions");

    public Task<IActionResult> OnPostExclusionBallot(CancellationToken ct) =>
        Act("OpenExclusionBallot", null, new { one = One, other = Other }, "ballot-opened", ct, "/admissions");

    private async Task LoadMembership(IReadOnlyList<ListBallotsEndpoint.Paper> ballots, CancellationToken ct)
    {
        Suspended = await Api.All<ListCompaniesEndpoint.Company>("ListCompanies", new { state = "suspended" }, ct);
        Waivers =
        [
            .. (await Api.All<WaiverEndpoints.Waiver>("ListWaivers", null, ct))
                .OrderByDescending(waiver => waiver.State is "requested").ThenByDescending(waiver => waiver.RequestedAt)
                .Select(waiver => (waiver, ballots.FirstOrDefault(paper => paper.Subject is "waiver" && paper.About == waiver.Id)?.Ballot ?? waiver.Ballot)),
        ];

        var pairs = await BeforeTheCommittee(ballots, ct);
        var declared = await Api.Get<Page<ListExclusionsEndpoint.Declaration>>(
            "ListExclusions", new { company = Declarer, limit = PageRequest.MostPerPage }, ct);
        HasMoreApart = declared.Next is not null;
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        Apart =
        [
            .. declared.Items.Where(one => one.From is not null && (one.Until is null || one.Until >= today))
                .GroupBy(one => CompanyPair.Of(new CompanyId(one.By), new CompanyId(one.Against)))
                .Select(pair => new KeptApart(
                    pair.Key, [.. pair.OrderBy(one => one.SaidAt)], pairs.TryGetValue(pair.Key, out var ballot) ? ballot : null)),
        ];
    }

    /// <summary>Which open ballot asks to end what keeps a pair apart.</summary>
    private async Task<Dictionary<CompanyPair, Guid>> BeforeTheCommittee(IReadOnlyList<ListBallotsEndpoint.Paper> ballots, CancellationToken ct)
    {
        var pairs = new Dictionary<CompanyPair, Guid>();
        foreach (var ballot in ballots.Where(paper => paper.Subject is "exclusion").Select(paper => paper.Ballot).Distinct())
        {
            var told = await Api.Get<ListBallotSubjectsEndpoint.Subjects>("ListBallotSubjects", new { ballot }, ct);
            foreach (var subject in told.Items)
            {
                if (subject.Companies is [var one, var other])
                    pairs[CompanyPair.Of(new CompanyId(one.Id), new CompanyId(other.Id))] = ballot;
            }
        }

        return pairs;
    }
}

/// <summary>Two companies that a declaration of either keeps apart.</summary>
/// <param name="Ballot">The open ballot that asks to end it; null while there is none.</param>
internal sealed record KeptApart(CompanyPair Pair, IReadOnlyList<ListExclusionsEndpoint.Declaration> Declared, Guid? Ballot)
{
    /// <summary>Direct competitors are never paired by a waiver (L-20).</summary>
    public bool MayBeWaived => Declared.All(one => one.DirectCompetition is not true);
}
