using Consortium.Api.Pages;

namespace Consortium.Api.Cohorts;

/// <summary>The editions of the programme for a page to choose from.</summary>
internal static class Editions
{
    /// <summary>Every cohort, the newest first.</summary>
    public static async Task<IReadOnlyList<ListCohortsEndpoint.Response>> Of(OwnApi api, CancellationToken ct) =>
    [
        .. (await api.All<ListCohortsEndpoint.Response>("ListCohorts", null, ct)).OrderByDescending(cohort => cohort.From).ThenByDescending(cohort => cohort.OpenedAt),
    ];

    /// <summary>How a cohort is called: its first and its last day.</summary>
    public static string Name(ListCohortsEndpoint.Response cohort) => $"{Shown.Day(cohort.From)} – {Shown.Day(cohort.Until)}";
}
