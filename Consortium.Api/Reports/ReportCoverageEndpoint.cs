using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Reports;

/// <summary>Which needs of a cohort find mentors: for the consortium's staff by skill, for the committee by family and of five people at least.</summary>
internal sealed class ReportCoverageEndpoint : IEndpoint
{
    private static readonly (string Code, string Family)[] Terms =
        [.. from family in Taxonomy.Skills.Groups from term in family.Terms select (term.Code, family.Code)];

    /// <param name="Families">Families of skills that somebody lends or asks for.</param>
    /// <param name="Skills">The same by skill; for the consortium's staff alone.</param>
    internal sealed record Response(Guid Cohort, IReadOnlyList<Line> Families, IReadOnlyList<Line> Skills);

    /// <param name="Code">Of the family or skill, as the taxonomy has it.</param>
    /// <param name="Mentors">Who take part and lend it; absent where nobody does, and where too few do to be told.</param>
    /// <param name="Mentees">Who take part and ask for it; absent likewise.</param>
    internal sealed record Line(string Code, long? Mentors, long? Mentees);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cohorts/{cohort:guid}/coverage", Handle)
        .WithName("ReportCoverage")
        .WithSummary("How many mentors of a cohort lend what and how many mentees ask for it; to the committee no figure behind which fewer than five people of three companies stand.")
        .WithTags("Cohorts")
        .Produces<Response>();

    private static async Task<IResult> Handle(Guid cohort, Scope caller, Reader reader, CancellationToken ct)
    {
        if (!await ReportFlowEndpoint.IsThere(cohort, caller, reader, ct))
            return Answer.Refused(Domain.Cohorts.Cohort.NotFound);

        var lines = await reader.Query(
            caller,
            $"select family, skill, mentors, mentees from read.coverage_of(@cohort, @codes, @families) where {Scope.OfConsortium}",
            row => (
                Skill: row.IsDBNull(1) ? null : row.GetString(1),
                Line: new Line(
                    row.GetString(row.IsDBNull(1) ? 0 : 1), row.IsDBNull(2) ? null : row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3))),
            ct,
            ("cohort", cohort),
            ("codes", Terms.Select(term => term.Code).ToArray()),
            ("families", Terms.Select(term => term.Family).ToArray()));
        return TypedResults.Ok(new Response(
            cohort, [.. lines.Where(line => line.Skill is null).Select(line => line.Line)], [.. lines.Where(line => line.Skill is not null).Select(line => line.Line)]));
    }
}
