using Consortium.Api.Cohorts;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.MatchingRuns;

/// <summary>The cohorts, the runs of the engine over one of them, and what each run found.</summary>
internal sealed class RunsModel : ServicePage
{
    /// <summary>The cohort whose runs are shown; the latest when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    /// <summary>The run that was just asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Run { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public int? MostOfAMentor { get; set; }

    [BindProperty]
    public int? MostOfAMentee { get; set; }

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    public ListCohortsEndpoint.Response? Chosen { get; private set; }

    public MatchingRunResponse? Asked { get; private set; }

    /// <summary>The runs of the cohort, the latest first.</summary>
    public IReadOnlyList<ListMatchingRunsEndpoint.Item> Found { get; private set; } = [];

    public bool IsRunning => Asked is { State: "requested" };

    public Task<IActionResult> OnPostOpen(CancellationToken ct) =>
        Act("OpenCohort", null, new { from = From, until = Until, mostOfAMentor = MostOfAMentor, mostOfAMentee = MostOfAMentee }, "cohort-opened", ct, "/runs?cohort=");

    public async Task<IActionResult> OnPostRun(int? seed, CancellationToken ct)
    {
        var answer = await Api.Send("RequestMatchingRun", new { cohort = Cohort }, new { seed }, Key, null, ct);
        return answer.Problem is { } trouble
            ? await Again(trouble, ct)
            : await GoOn("run-asked", ct, $"/runs?cohort={Cohort}&run={answer.Read<MatchingRunResponse>().Id.Value}");
    }

    protected override async Task Load(CancellationToken ct)
    {
        Cohorts = await Editions.Of(Api, ct);
        Chosen = Cohorts.FirstOrDefault(cohort => cohort.Id == Cohort) ?? (Cohorts is [var latest, ..] ? latest : null);
        Asked = Run is { } run ? await Api.Find<MatchingRunResponse>("GetMatchingRun", new { run }, ct) : null;
        if (Chosen is null)
            return;

        Found = [.. (await Api.All<ListMatchingRunsEndpoint.Item>("ListMatchingRuns", new { cohort = Chosen.Id }, ct)).OrderByDescending(one => one.RequestedAt)];
    }
}
