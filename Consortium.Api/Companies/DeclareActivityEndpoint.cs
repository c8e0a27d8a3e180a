using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class DeclareActivityEndpoint : IEndpoint
{
    internal sealed record Response(CompanyId Company);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/activity", Handle)
        .WithName("DeclareActivity")
        .WithSummary("Declares anew what a candidate or member does, where, and whom it hires.")
        .WithTags("Companies")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, ActivityRequest request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(company);
        if (!act.Caller.MayActFor(id))
            return Answer.Refused(PartnerCompany.NotFound);

        var (description, keep) = await texts.Keep(act, id, Readers.Company(id), request.Description, ct);
        var decided = await streams.Decide(
            StreamAddress.Of<PartnerCompany>(company, act.Expected),
            (PartnerCompany state) => new DeclareActivity(id, request.Declared(description)).Decide(state, clock.GetUtcNow()),
            alongside: [.. keep, .. act.Keep(StatusCodes.Status200OK)],
            ct: ct);

        return Answer.Ok(decided, _ => new Response(id));
    }
}
