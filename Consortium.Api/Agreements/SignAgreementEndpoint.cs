using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Companies;

namespace Consortium.Api.Agreements;

internal sealed class SignAgreementEndpoint : IEndpoint
{
    /// <param name="Agreement">The version that the company's executive read and signed.</param>
    internal sealed record Request(AgreementId Agreement);

    internal sealed record Response(CompanyId Company, AgreementId Agreement);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/agreement-signatures", Handle)
        .WithName("SignAgreement")
        .WithSummary("Records that the company signed the agreement in force, or the one to come.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(company);
        if (act.Caller.Company != id)
            return Answer.Refused(PartnerCompany.NotFound);

        var agreements = (await rules.Now(ct)).State.Agreements;
        var decided = await streams.Decide(
            StreamAddress.Of<PartnerCompany>(company, act.Expected),
            (PartnerCompany state) => new SignAgreement(id, request.Agreement).Decide(state, agreements, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, _ => new Response(id, request.Agreement));
    }
}
