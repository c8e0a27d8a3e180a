using Consortium.Api.Pages;

namespace Consortium.Api.Companies;

/// <summary>What the companies on a page are called, of those that its reader may see.</summary>
internal static class CompaniesShown
{
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(OwnApi api, IEnumerable<Guid> companies, CancellationToken ct) =>
        string.Join(',', companies.Distinct()) is { Length: > 0 } ids
            ? (await api.All<ListCompaniesEndpoint.Company>("ListCompanies", new { ids }, ct)).ToDictionary(company => company.Id, company => company.LegalName)
            : new Dictionary<Guid, string>();
}
