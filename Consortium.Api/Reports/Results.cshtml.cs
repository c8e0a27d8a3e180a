using Consortium.Api.Cohorts;
using Consortium.Api.Matches;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Reports;

/// <summary>What a cohort has come to: how far its matches came, how they ended, and how long each step took.</summary>
internal sealed class ResultsModel : ServicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    public ReportResultsEndpoint.Response? Results { get; private set; }

    /// <summary>Families of skills of which both figures may be told to the committee.</summary>
    public IReadOnlyList<ReportCoverageEndpoint.Line> Coverage { get; private set; } = [];

    protected override async Task Load(CancellationToken ct)
    {
        Cohorts = await Editions.Of(Api, ct);
        Cohort ??= Cohorts is [var newest, ..] ? newest.Id : null;
        if (Cohort is { } chosen)
        {
            var results = await Api.Get<ReportResultsEndpoint.Response>("ReportResults", new { cohort = chosen }, ct);
            Results = results with
            {
                States = [.. results.States.OrderBy(state => MatchStates.All.IndexOf(state.State))],
                Waits = [.. results.Waits.OrderBy(wait => ReportFlowEndpoint.PlaceOf(wait.Step))],
            };
            if (Caller.Role is Security.Role.CommitteeMember)
                Coverage = [.. (await Api.Get<ReportCoverageEndpoint.Response>("ReportCoverage", new { cohort = chosen }, ct)).Families.Where(line => line is { Mentors: not null, Mentees: not null })];
        }
    }
}
