using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class AgreeToEndExclusionEndpoint : IEndpoint
{
    /// <param name="Against">The other company. It is not checked, as in a declaration.</param>
    internal sealed record Request(CompanyId Against);

    internal sealed record Response(CompanyId By, CompanyId Against);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/exclusion-ends", Handle)
        .WithName("AgreeToEndExclusion")
        .WithSummary("Agrees that whatever keeps the two companies apart by declaration may end; it does once both agreed.")
        .WithTags("Companies")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var by = new CompanyId(company);
        if (act.Caller.Company != by || !(await rules.Now(ct)).State.Members.Contains(by))
            return Answer.Refused(PartnerCompany.NotFound);

        var decided = await streams.Decide(
            StreamAddress.Of<CompetitorExclusion>(CompetitorExclusion.StreamOf(CompanyPair.Of(by, request.Against))),
            (CompetitorExclusion state) => new AgreeToEndExclusion(by, request.Against).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        // Nothing of the stream is answered, not even its version: it holds what the other side said.
        return decided.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.Ok(new Response(by, request.Against));
    }
}
