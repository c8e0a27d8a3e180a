using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class DeclareCompetitionEndpoint : IEndpoint
{
    /// <param name="With">For a candidate a member, for a member a candidate.</param>
    /// <param name="Compete">Whether the two compete, in what they sell or in whom they hire.</param>
    /// <param name="Reason">Why, for the declaring company and the coordinators.</param>
    internal sealed record Request(CompanyId With, bool Compete, [property: StringLength(2_000, MinimumLength = 1)] string? Reason);

    internal sealed record Response(CompanyId By, CompanyId With, bool Compete);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/competition-declarations", Handle)
        .WithName("DeclareCompetition")
        .WithSummary("A candidate says whether it competes with a member, or a member whether it competes with a candidate.")
        .WithTags("Companies")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var by = new CompanyId(company);
        if (!act.Caller.MayActFor(by))
            return Answer.Refused(PartnerCompany.NotFound);

        var isCandidate = (await streams.Load<PartnerCompany>(company, ct)).State is PartnerCompany.Candidate;
        var (candidate, member) = isCandidate ? (by, request.With) : (request.With, by);
        var (reason, keep) = await texts.Keep(act, by, Readers.Company(by), request.Reason, ct);
        var decided = await streams.Decide(
            StreamAddress.Of<PartnerCompany>(candidate.Value),
            (PartnerCompany state) => new DeclareCompetition(candidate, member, by, request.Compete, reason).Decide(state, clock.GetUtcNow()),
            alongside: [.. keep, .. act.Keep(StatusCodes.Status200OK)],
            ct: ct);

        // Without the candidate's version, which would tell a member how many others have answered.
        return decided.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.Ok(new Response(by, request.With, request.Compete));
    }
}
