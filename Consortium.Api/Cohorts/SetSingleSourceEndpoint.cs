using System.ComponentModel.DataAnnotations;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class SetSingleSourceEndpoint : IEndpoint
{
    /// <param name="Company">The one company that supplies all mentors.</param>
    /// <param name="Reason">Why, and what the company gains by it; for the coordinators and that company.</param>
    internal sealed record Request(CompanyId Company, [property: Required, FreeText(2_000)] string Reason);

    internal sealed record Response(CohortId Id, CompanyId Source);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cohorts/{cohort:guid}/single-source", Handle)
        .WithName("SetSingleSource")
        .WithSummary("Has one company supply all mentors of a cohort, with the reason; every member sees that it is so.")
        .WithTags("Cohorts")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid cohort, Request request, ActRequest act, IEventStreams streams, RulesInForce rules, Texts texts, TimeProvider clock, CancellationToken ct)
    {
        var (kept, keep) = await texts.Keep(
            new TextId(act.NewId("single-source")), request.Company.Value, Readers.Company(request.Company), request.Reason, ct);
        var (inForce, _) = await rules.Now(ct);
        var decided = await streams.Decide(
            StreamAddress.Of<Cohort>(cohort, act.Expected),
            (Cohort state) => new SetSingleSource(new CohortId(cohort), request.Company, kept).Decide(state, inForce, clock.GetUtcNow()),
            alongside: [keep],
            ct: ct);
        return Answer.Ok(decided, _ => new Response(new CohortId(cohort), request.Company));
    }
}
