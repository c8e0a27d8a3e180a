using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class DeclareExclusionEndpoint : IEndpoint
{
    /// <param name="Against">The other company. It is not checked, so that the answer never tells whether it is a member.</param>
    /// <param name="From">The first day on which no pair may join the two or their groups, included.</param>
    /// <param name="Until">The last such day, included; absent while no end is known.</param>
    /// <param name="DirectCompetition">Whether the two compete directly, which nobody can waive; they do when nothing is said.</param>
    /// <param name="Reason">Why, for the declaring company and the coordinators.</param>
    internal sealed record Request(
        CompanyId Against,
        DateOnly From,
        DateOnly? Until,
        bool? DirectCompetition,
        [property: StringLength(2_000, MinimumLength = 1)] string? Reason);

    internal sealed record Response(CompanyId By, CompanyId Against, DateOnly From, DateOnly? Until, bool DirectCompetition);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/exclusions", Handle)
        .WithName("DeclareExclusion")
        .WithSummary("Declares that two companies, and their groups, must never be paired.")
        .WithTags("Companies")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, RulesInForce rules, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var by = new CompanyId(company);
        if (!act.Caller.MayActFor(by) || !(await rules.Now(ct)).State.Members.Contains(by))
            return Answer.Refused(PartnerCompany.NotFound);

        var period = new Period(request.From, request.Until);
        var (reason, keep) = await texts.Keep(act, by, Readers.Company(by), request.Reason, ct);
        var declare = new DeclareExclusion(by, request.Against, new ExclusionGrounds(period, request.DirectCompetition ?? true, reason));
        var decided = await streams.Decide(
            StreamAddress.Of<CompetitorExclusion>(CompetitorExclusion.StreamOf(CompanyPair.Of(by, request.Against))),
            (CompetitorExclusion state) => declare.Decide(state, clock.GetUtcNow()),
            alongside: [.. keep, .. act.Keep(StatusCodes.Status200OK)],
            ct: ct);

        // The answer repeats the request: the stream, and so its version, holds what the other side declared too.
        return decided.Refusal is { } refusal
            ? Answer.Refused(refusal)
            : TypedResults.Ok(new Response(by, request.Against, period.From, period.Until, declare.Grounds.IsDirect));
    }
}
