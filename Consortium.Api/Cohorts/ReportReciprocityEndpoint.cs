using System.Globalization;
using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Cohorts;

internal sealed class ReportReciprocityEndpoint : IEndpoint
{
    /// <param name="SingleSource">The one company that supplies all mentors; then no balance is expected .</param>
    /// <param name="Companies">The companies in the caller's reach, in the order of their ids.</param>
    /// <param name="Pool">The whole cohort; absent where one company could be told from it (L-14).</param>
    internal sealed record Response(Guid Cohort, Guid? SingleSource, IReadOnlyList<Line> Companies, Places? Pool);

    /// <param name="Balance">Places given less places received; more than none is a giver.</param>
    internal sealed record Line(Guid Company, long Offered, long Asked, long Given, long Received, long Balance);

    /// <param name="Offered">Places of the mentors who take part.</param>
    /// <param name="Asked">Places of the mentees who take part.</param>
    /// <param name="Given">Mentors' places in matches that were approved or brought in running.</param>
    /// <param name="Received">Mentees' places in the same.</param>
    internal sealed record Places(long Offered, long Asked, long Given, long Received);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cohorts/{cohort:guid}/reciprocity", Handle)
        .WithName("ReportReciprocity")
        .WithSummary("Mentoring places offered, asked, given and received per company, against the whole cohort; JSON or, when asked for, CSV.")
        .WithTags("Cohorts")
        .Produces<Response>();

    private static async Task<IResult> Handle(Guid cohort, HttpRequest request, Scope caller, Reader reader, CancellationToken ct)
    {
        var edition = await reader.Query(
            caller,
            $"select source from read.cohort where {Scope.OfConsortium} and cohort = @cohort",
            row => row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0),
            ct,
            ("cohort", cohort));
        if (edition.Count == 0)
            return Answer.Refused(Domain.Cohorts.Cohort.NotFound);

        var companies = await reader.Query(
            caller,
            $"""
            select company,
                coalesce(sum(capacity) filter (where role = 'mentor' and state in ('registered', 'away')), 0)::bigint,
                coalesce(sum(capacity) filter (where role = 'mentee' and state in ('registered', 'away')), 0)::bigint,
                coalesce(sum(cardinality(taken)) filter (where role = 'mentor'), 0)::bigint,
                coalesce(sum(cardinality(taken)) filter (where role = 'mentee'), 0)::bigint
            from read.participant where {Scope.OfCompany("company")} and cohort = @cohort group by company order by company
            """,
            row => new Line(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(3) - row.GetInt64(4)),
            ct,
            ("cohort", cohort));
        var pool = await reader.Query(
            caller,
            $"select offered, asked, given, received from read.pool_of(@cohort) where {Scope.OfConsortium}",
            row => new Places(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
            ct,
            ("cohort", cohort));

        return Csv.IsAskedFor(request)
            ? InCsv(companies, pool.SingleOrDefault())
            : TypedResults.Ok(new Response(cohort, edition[0], companies, pool.SingleOrDefault()));
    }

    private static Csv InCsv(IReadOnlyList<Line> companies, Places? pool) => new(
        [
            ("entreprise", "company"), ("places offertes", "places offered"), ("places demandées", "places asked"),
            ("places données", "places given"), ("places reçues", "places received"), ("solde", "balance"),
        ],
        [
            .. companies.Select(line => Row(line.Company.ToString(), line.Offered, line.Asked, line.Given, line.Received)),
            .. pool is null ? (IReadOnlyList<string>[])[] : [Row("*", pool.Offered, pool.Asked, pool.Given, pool.Received)],
        ]);

    private static IReadOnlyList<string> Row(string company, params IReadOnlyList<long> numbers) =>
        [company, .. numbers.Append(numbers[2] - numbers[3]).Select(number => number.ToString(CultureInfo.InvariantCulture))];
}
