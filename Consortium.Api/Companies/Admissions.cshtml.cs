using Consortium.Api.Committee;
using Consortium.Api.Pages;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Companies;

/// <summary>
/// Who applies: coordinators compare and check, members say whether they compete, the committee finds its ballot. What was declared
/// between whom, coordinators and auditors alone see.
/// </summary>
internal sealed partial class AdmissionsModel : ServicePage
{
    /// <summary>The candidate that the last form was about.</summary>
    [BindProperty]
    public Guid Candidate { get; set; }

    [BindProperty]
    public string? LegalName { get; set; }

    [BindProperty]
    public string? Sectors { get; set; }

    [BindProperty]
    public string? Territories { get; set; }

    /// <summary>An occupation and a territory on each line.</summary>
    [BindProperty]
    public string? Markets { get; set; }

    [BindProperty]
    public string? Products { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The members that the candidate competes with, as they were ticked.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Competitors { get; set; } = [];

    public IReadOnlyList<Applicant> Applicants { get; private set; } = [];

    public Members Members { get; private set; } = Members.None;

    public bool Coordinates => Caller.Role is Role.Coordinator;

    public bool SeesCompetition => Caller.Role is Role.Coordinator or Role.Auditor;

    public bool SpeaksForACompany => Caller.Role is Role.CompanyHr;

    public Task<IActionResult> OnPostApply(CancellationToken ct) => Act(
        "ApplyForMembership",
        null,
        new
        {
            legalName = LegalName?.Trim() ?? "",
            activity = new
            {
                sectors = Typed.Lines(Sectors),
                territories = Typed.Lines(Territories),
                labourMarkets = Typed.Lines(Markets).Select(line => line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries))
                    .Select(market => new { occupation = market.ElementAtOrDefault(0) ?? "", territory = market.ElementAtOrDefault(1) ?? "" }),
                products = Typed.Lines(Products),
            },
        },
        "application-taken",
        ct);

    public Task<IActionResult> OnPostCheck(bool apart, CancellationToken ct) => Act(
        "RecordCompetitionCheck",
        new { candidate = Candidate },
        new { competitors = Competitors, admitWithExclusions = apart && Competitors.Count > 0, reason = Typed.Text(Reason) ?? "" },
        "competition-checked",
        ct);

    public async Task<IActionResult> OnPostBallot(CancellationToken ct)
    {
        var answer = await Api.Send("OpenAdmissionBallot", new { candidate = Candidate }, new { }, Key, null, ct);
        return answer.Problem is { } trouble ? await Again(trouble, ct) : await GoOn("ballot-opened", ct);
    }

    public Task<IActionResult> OnPostRefuse(CancellationToken ct) => Act("RefuseCandidate", new { candidate = Candidate }, null, "candidate-refused", ct);

    public Task<IActionResult> OnPostDeclare(bool compete, CancellationToken ct) => Act(
        "DeclareCompetition",
        new { company = Caller.Company?.Value },
        new { with = Candidate, compete, reason = Typed.Text(Reason) },
        "competition-declared",
        ct);

    protected override async Task Load(CancellationToken ct)
    {
        Members = await Members.Of(Api, ct);
        var ballots = SpeaksForACompany ? [] : await Api.All<ListBallotsEndpoint.Paper>("ListBallots", new { open = true }, ct);
        var applicants = new List<Applicant>();
        foreach (var candidate in (await Api.All<ListCandidatesEndpoint.Candidate>("ListCandidates", null, ct)).OrderBy(candidate => candidate.AppliedAt))
        {
            var competition = SeesCompetition ? await Api.Find<GetCompetitionEndpoint.Response>("GetCompetition", new { candidate = candidate.Id }, ct) : null;
            var ballot = ballots.FirstOrDefault(paper => paper.Subject is "admission" && paper.About == candidate.Id)?.Ballot;
            applicants.Add(new Applicant(candidate, competition, ballot));
        }

        Applicants = applicants;
        if (SeesCompetition)
            await LoadMembership(ballots, ct);
    }
}

/// <summary>A candidate with what the reader may know of it.</summary>
/// <param name="Ballot">The ballot on which the reader may read or vote; null while there is none.</param>
internal sealed record Applicant(ListCandidatesEndpoint.Candidate Of, GetCompetitionEndpoint.Response? Competition, Guid? Ballot)
{
    /// <summary>Whether a member is ticked as a competitor: as the check said, or else as either side did.</summary>
    public bool Competes(Guid member) => Competition is { } known && (known.Check is { } check
        ? check.Competitors.Any(competitor => competitor.Value == member)
        : known.Members.Any(one => one.Member.Value == member && (one.SaysMember is true || one.SaysCandidate is true)));
}

/// <summary>What is known of a candidate's competition with members, on the page that shows it.</summary>
internal sealed record CompetitionShown(AdmissionsModel Page, Applicant Applicant, GetCompetitionEndpoint.Response Competition);
