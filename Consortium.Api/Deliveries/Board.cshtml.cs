using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Pages;
using Consortium.Domain.Deliveries;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Deliveries;

/// <summary>What is on its way to companies, and what stopped: a person has to look at that first.</summary>
internal sealed class BoardModel : ServicePage
{
    public const string All = "all";
    private const int Most = 200;

    /// <summary>One state, or all; what no company has receipted yet when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Company { get; set; }

    public static IReadOnlyList<string> States { get; } = [.. Enum.GetValues<DeliveryState>().Select(StoredJson.Word)];

    public IReadOnlyDictionary<Guid, string> Companies { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<ListDeliveriesEndpoint.Row> Rows { get; private set; } = [];

    /// <summary>Whether more answer to the filters than are shown.</summary>
    public bool IsCut { get; private set; }

    public Task<IActionResult> OnPostReplay(Guid delivery, CancellationToken ct) => Act("ReplayDelivery", new { delivery }, null, "replayed", ct);

    public string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);

    /// <summary>What the last fault means and what to do about it.</summary>
    public static string? FaultOf(ListDeliveriesEndpoint.Row row) =>
        Enum.GetValues<AttemptFault>().Where(fault => StoredJson.Word(fault) == row.Fault).Select(FaultsInWords.Of).ToList() is [var words]
            ? IsFrench ? words.French : words.English
            : row.Fault;

    protected override async Task Load(CancellationToken ct)
    {
        Companies = (await Api.All<ListCompaniesEndpoint.Company>("ListCompanies", null, ct))
            .OrderBy(company => company.LegalName, StringComparer.CurrentCulture)
            .ToDictionary(company => company.Id, company => company.LegalName);
        var receipted = StoredJson.Word(DeliveryState.Receipted);
        var found = new List<ListDeliveriesEndpoint.Row>();
        foreach (var state in State is All ? States : State is { } one ? [one] : States.Where(state => state != receipted))
        {
            var page = await Api.Get<Page<ListDeliveriesEndpoint.Row>>("ListDeliveries", new { state, company = Company, newest = true, limit = Most }, ct);
            found.AddRange(page.Items);
            IsCut |= page.Next is not null;
        }

        IsCut |= found.Count > Most;
        Rows = [.. found.OrderByDescending(row => row.State is "stopped").ThenBy(row => row.State == receipted).ThenByDescending(row => row.OpenedAt).Take(Most)];
    }
}
