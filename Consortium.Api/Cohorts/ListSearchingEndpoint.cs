using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Cohorts;

internal sealed class ListSearchingEndpoint : IEndpoint
{
    /// <param name="State">registered or away.</param>
    internal sealed record Person(Guid Participant, Guid Company, string? CompanyName, string State, DateOnly? AwayUntil);

    /// <param name="Closed">For how many others of the cohort the search was closed.</param>
    internal sealed record Response(Part<Person> People, int Closed);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cohorts/{cohort:guid}/searching", Handle)
        .WithName("ListSearching")
        .WithSummary("The mentees of a cohort with a free place and no match that holds one, by company, fifty at a time, with how many there are.")
        .WithTags("Cohorts")
        .Produces<Response>();

    /// <param name="cohort">The cohort.</param>
    /// <param name="participant">The person around whom to read.</param>
    private static async Task<IResult> Handle(Guid cohort, Guid? participant, Scope caller, Reader reader, CancellationToken ct)
    {
        var searching =
            $"""
            from read.participant p
            where {Scope.OfCompany("p.company")} and p.cohort = @cohort and p.role = 'mentee' and p.state in ('registered', 'away')
                and p.held = '{"{}"}' and p.taken = '{"{}"}'
                and not exists (select from read.no_match n where n.participant = p.participant and n.because is not null)
            """;
        var companies = await reader.Query(
            caller,
            $"""
            select company, n.legal_name from (select distinct p.company {searching}) as s left join consortium.company_name n using (company)
            """,
            row => (Id: row.GetGuid(0), Name: row.IsDBNull(1) ? null : row.GetString(1)),
            ct,
            ("cohort", cohort));
        // The database sorts by code: names with accents would come last.
        var sorted = companies.OrderBy(company => company.Name, StringComparer.InvariantCulture).ThenBy(company => company.Id).ToList();
        var rows = await reader.Query(
            caller,
            $"""
            with numbered as (
                select participant, row_number() over (order by c.place, participant) as place
                from (select p.participant, p.company {searching}) s join unnest(@companies) with ordinality as c (company, place) using (company)),
            {Part.Of("numbered", "participant", "@participant")}
            select p.participant, p.company, p.state, p.away_until, s.place, s.total, s.start
            from shown s join read.participant p using (participant) where {Scope.OfCompany("p.company")} order by s.place
            """,
            row => (
                Item: new Person(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    sorted.Find(company => company.Id == row.GetGuid(1)).Name,
                    row.GetString(2),
                    row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3)),
                Id: row.GetGuid(0),
                Place: row.GetInt32(4),
                Total: row.GetInt32(5),
                Start: row.GetInt32(6)),
            ct,
            ("cohort", cohort),
            ("participant", participant),
            ("companies", sorted.Select(company => company.Id).ToArray()));
        var closed = await reader.Query(
            caller,
            $"select count(*)::integer from read.no_match where {Scope.OfCompany("company")} and cohort = @cohort and because is not null",
            row => row.GetInt32(0),
            ct,
            ("cohort", cohort));
        return TypedResults.Ok(new Response(Part.Of(rows), closed[0]));
    }
}
