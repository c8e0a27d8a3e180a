using System.ComponentModel.DataAnnotations;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>What a company does, as it is sent.</summary>
/// <param name="Sectors">NAICS/SCIAN codes of two to six digits.</param>
/// <param name="Territories">Where it sells: ISO 3166 codes, as CA or CA-QC.</param>
/// <param name="LabourMarkets">Whom it hires where.</param>
/// <param name="Products">Codes of the UN's Central Product Classification.</param>
/// <param name="OtherProducts">How many products have no such code.</param>
/// <param name="Description">The activity in the company's own words, for the company and the coordinators.</param>
internal sealed record ActivityRequest(
    [property: Required, MaxLength(50)] IReadOnlyList<string> Sectors,
    [property: Required, MaxLength(100)] IReadOnlyList<string> Territories,
    [property: Required, MaxLength(200)] IReadOnlyList<LabourMarketRequest> LabourMarkets,
    [property: MaxLength(200)] IReadOnlyList<string>? Products,
    int? OtherProducts,
    [property: StringLength(2_000, MinimumLength = 1)] string? Description)
{
    public ActivityDeclaration Declared(KeptText? description) => new(
        [.. Sectors],
        [.. Territories],
        [.. LabourMarkets.Select(market => new LabourMarket(market.Occupation, market.Territory))],
        [.. Products ?? []],
        OtherProducts ?? 0,
        description);
}

/// <summary>Whom a company hires where, as it is sent.</summary>
/// <param name="Occupation">A NOC/CNP code of one to five digits.</param>
/// <param name="Territory">ISO 3166, as CA-QC.</param>
internal sealed record LabourMarketRequest(
    [property: Required, StringLength(5, MinimumLength = 1)] string Occupation,
    [property: Required, StringLength(6, MinimumLength = 2)] string Territory);
