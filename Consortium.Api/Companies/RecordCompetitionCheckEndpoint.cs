using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class RecordCompetitionCheckEndpoint : IEndpoint
{
    /// <param name="Competitors">The members that the candidate competes with; empty when there are none.</param>
    /// <param name="AdmitWithExclusions">Ask the committee to admit a competitor, kept apart from each; otherwise it is to be refused.</param>
    /// <param name="Reason">Why, for the coordinators.</param>
    internal sealed record Request(
        [property: Required, MaxLength(200)] IReadOnlyList<CompanyId> Competitors,
        bool AdmitWithExclusions,
        [property: Required, StringLength(2_000, MinimumLength = 1)] string Reason);

    internal sealed record Response(CompanyId Company, IReadOnlyList<CompanyId> Competitors, bool AdmitWithExclusions);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/applications/{candidate:guid}/check", Handle)
        .WithName("RecordCompetitionCheck")
        .WithSummary("Records whether a candidate competes with members, and what the committee is asked about it.")
        .WithTags("Companies")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid candidate, Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(candidate);
        var (reason, keep) = await texts.Keep(act, id, Readers.Coordinators, request.Reason, ct);
        var check = new CompetitionCheck([.. request.Competitors], request.AdmitWithExclusions, reason!);
        var decided = await streams.Decide(
            StreamAddress.Of<PartnerCompany>(candidate, act.Expected),
            (PartnerCompany state) => new RecordCompetitionCheck(id, check).Decide(state, clock.GetUtcNow()),
            alongside: [.. keep, .. act.Keep(StatusCodes.Status200OK)],
            ct: ct);

        return Answer.Ok(decided, _ => new Response(id, check.Competitors, check.AdmitWithExclusions));
    }
}
