using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class AdmitCompanyEndpoint : IEndpoint
{
    /// <param name="LegalName">The legal entity's name, not a brand.</param>
    internal sealed record Request([property: Required, StringLength(200, MinimumLength = 1)] string LegalName);

    internal sealed record Response(CompanyId Id);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies", Handle)
        .WithName("AdmitCompany")
        .WithSummary("Makes a founding company a member of the consortium.")
        .WithTags("Companies")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var company = new CompanyId(act.NewId("company"));
        var location = $"/api/v1/companies/{company.Value}";
        var (inForce, _) = await rules.Now(ct);
        var decided = await streams.Decide(
            StreamAddress.New<PartnerCompany>(company.Value),
            (PartnerCompany state) => new AdmitCompany(company).Decide(state, inForce, clock.GetUtcNow()),
            alongside:
            [
                CompanyNames.Keep(company, request.LegalName),
                .. act.Keep(StatusCodes.Status201Created, location),
            ],
            ct: ct);

        return Answer.Created(decided, location, _ => new Response(company));
    }
}
