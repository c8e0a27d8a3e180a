using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class DeclareExclusionEndpoint : IEndpoint
{
    /// <param name="Against">The other company. It is not checked, so that the answer never tells whether it is a member.</param>
    /// <param name="From">The first day on which no pair may join the two, included.</param>
    internal sealed record Request(CompanyId Against, DateOnly From);

    internal sealed record Response(CompanyId By, CompanyId Against, DateOnly From);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/exclusions", Handle)
        .WithName("DeclareExclusion")
        .WithSummary("Declares that two companies must never be paired.")
        .WithTags("Companies")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var by = new CompanyId(company);
        if (!act.Caller.MayActFor(by) || !(await rules.Now(ct)).State.Members.Contains(by))
            return Answer.Refused(PartnerCompany.NotFound);

        var decided = await streams.Decide(
            StreamAddress.Of<CompetitorExclusion>(CompetitorExclusion.StreamOf(by, request.Against)),
            (CompetitorExclusion state) => new DeclareExclusion(by, request.Against, request.From).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        // The answer repeats the declaration and not the fold, which may hold what the other side declared before.
        return Answer.Ok(decided, _ => new Response(by, request.Against, request.From));
    }
}
