using Consortium.Api.Pages;

namespace Consortium.Api.Cohorts;

/// <summary>What the reader's company gave and received, cohort by cohort, as far as its people are concerned.</summary>
internal sealed class BalanceModel : ServicePage
{
    public IReadOnlyList<Edition> Cohorts { get; private set; } = [];

    public IReadOnlyList<Edition> Drawn => [.. Cohorts.Where(edition => edition.Line is not null)];

    public long Given => Drawn.Sum(edition => edition.Line!.Given);

    public long Received => Drawn.Sum(edition => edition.Line!.Received);

    protected override async Task Load(CancellationToken ct)
    {
        var cohorts = new List<Edition>();
        foreach (var cohort in await Editions.Of(Api, ct))
        {
            var report = await Api.Get<ReportReciprocityEndpoint.Response>("ReportReciprocity", new { cohort = cohort.Id }, ct);
            cohorts.Add(new Edition(cohort, report.Companies.SingleOrDefault(), report.Pool, report.SingleSource));
        }

        Cohorts = cohorts;
    }

    /// <param name="Line">Of the reader's company; null while it has nobody in the cohort.</param>
    /// <param name="Pool">The whole cohort; null where a company could be told from it.</param>
    internal sealed record Edition(ListCohortsEndpoint.Response Of, ReportReciprocityEndpoint.Line? Line, ReportReciprocityEndpoint.Places? Pool, Guid? SingleSource)
    {
        public string Name => Editions.Name(Of);
    }
}
