using Consortium.Api.Pages;

namespace Consortium.Api.Companies;

/// <summary>What the companies are called that a page's reader may see.</summary>
internal static class CompaniesShown
{
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(OwnApi api, CancellationToken ct) =>
        (await api.All<ListCompaniesEndpoint.Company>("ListCompanies", null, ct)).ToDictionary(company => company.Id, company => company.LegalName);
}
