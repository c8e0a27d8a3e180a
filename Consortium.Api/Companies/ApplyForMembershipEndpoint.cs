using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class ApplyForMembershipEndpoint : IEndpoint
{
    /// <param name="Company">A company that is known already: an outsider, one that was refused or has departed; absent for a new one.</param>
    /// <param name="LegalName">The legal entity's name, not a brand; the members see it while the application runs.</param>
    /// <param name="Activity">What it does.</param>
    internal sealed record Request(
        CompanyId? Company, [property: Required, StringLength(200, MinimumLength = 1)] string LegalName, [property: Required] ActivityRequest Activity);

    internal sealed record Response(CompanyId Id);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/applications", Handle)
        .WithName("ApplyForMembership")
        .WithSummary("Takes up a company's application, with what it does; it is admitted by the committee's ballot.")
        .WithTags("Companies")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var company = request.Company ?? new CompanyId(act.NewId("company"));
        if (request.Company is not null && (await streams.Load<PartnerCompany>(company.Value, ct)).State is PartnerCompany.Unknown)
            return Answer.Refused(PartnerCompany.NotFound);

        var (description, keep) = await texts.Keep(act, company, Readers.Company(company), request.Activity.Description, ct);
        var location = $"/api/v1/companies/{company.Value}";
        var decided = await streams.Decide(
            StreamAddress.Of<PartnerCompany>(company.Value),
            (PartnerCompany state) => new ApplyForMembership(company, request.Activity.Declared(description)).Decide(state, clock.GetUtcNow()),
            alongside: [CompanyNames.Keep(company, request.LegalName), .. keep, .. act.Keep(StatusCodes.Status201Created, location)],
            ct: ct);

        return Answer.Created(decided, location, _ => new Response(company));
    }
}
