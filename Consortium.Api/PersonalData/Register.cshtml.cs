using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.PersonalData;

/// <summary>What became of personal data, by ids and days alone: erasures, names that were told, legal holds, and what retention removed.</summary>
internal sealed class RegisterModel : ServicePage
{
    private const int MostErasures = 200, MostRuns = 30;

    /// <summary>Whose name was told; everybody's when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    /// <summary>Where the page of told names before this one left off.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What is not done yet first.</summary>
    public IReadOnlyList<ListErasuresEndpoint.Row> Erasures { get; private set; } = [];

    public int ErasuresNotShown { get; private set; }

    public Page<ListDossierReadsEndpoint.Row> Told { get; private set; } = new([], null);

    public IReadOnlyList<LegalHoldEndpoints.Item> Holds { get; private set; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RetentionEndpoints.Run> Runs { get; private set; } = [];

    private IReadOnlyDictionary<Guid, string> Companies { get; set; } = new Dictionary<Guid, string>();

    public string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);

    protected override async Task Load(CancellationToken ct)
    {
        var erasures = await Api.All<ListErasuresEndpoint.Row>("ListErasures", null, ct);
        Erasures = [.. erasures.OrderBy(row => row.State is "forgotten").ThenByDescending(row => row.CarriedAt ?? row.AskedAt).Take(MostErasures)];
        ErasuresNotShown = erasures.Count - Erasures.Count;
        Told = await Api.Get<Page<ListDossierReadsEndpoint.Row>>("ListDossierReads", new { person = Person, after = After }, ct);
        Holds = [.. (await Api.All<LegalHoldEndpoints.Item>("ListLegalHolds", null, ct)).OrderBy(hold => hold.PlacedAt)];
        Runs = [.. (await Api.All<RetentionEndpoints.Run>("ListRetentionRuns", null, ct)).OrderByDescending(run => run.RanAt).Take(MostRuns)];
        Companies = await CompaniesShown.Of(Api, [.. Erasures.Select(row => row.Company), .. Told.Items.Select(row => row.Company)], ct);
    }
}
