using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Cohorts;

internal sealed class ListParticipantsEndpoint : IEndpoint
{
    /// <param name="GivenName">Only for the person's own company.</param>
    /// <param name="FamilyName">Only for the person's own company.</param>
    /// <param name="Email">Only for the person's own company.</param>
    /// <param name="Skills">Absent when unknown or withheld.</param>
    /// <param name="Languages">Absent when unknown or withheld.</param>
    /// <param name="YearsOfExperience">Absent when unknown or withheld.</param>
    /// <param name="PlacesHeld">Places that a proposal or a match holds.</param>
    internal sealed record Response(
        Guid Id,
        Guid Cohort,
        Guid Company,
        string Role,
        string? GivenName,
        string? FamilyName,
        string? Email,
        IReadOnlyList<string>? Skills,
        IReadOnlyList<string>? Languages,
        int? YearsOfExperience,
        int Places,
        int PlacesHeld);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cohorts/{cohort:guid}/participants", All)
            .WithName("ListParticipants")
            .WithSummary("The participants of a cohort in the caller's reach; names are for their own company only.")
            .WithTags("Cohorts")
            .Produces<Page<Response>>();
        api.MapGet("/cohorts/{cohort:guid}/participants/{participant:guid}", One)
            .WithName("GetParticipant")
            .WithSummary("One participant; the name is for their own company only.")
            .WithTags("Cohorts")
            .Produces<Response>();
    }

    private static async Task<IResult> All(
        Guid cohort, Scope caller, PageRequest page, Reader reader, PersonalDetails details, CancellationToken ct) =>
        await page.Answer(
            async (after, limit) => await Named(
                caller, new CohortId(cohort), await Read(caller, reader, cohort, only: null, after, limit, ct), details, ct),
            participant => participant.Id);

    private static async Task<IResult> One(
        Guid cohort, Guid participant, Scope caller, Reader reader, PersonalDetails details, CancellationToken ct) =>
        await Named(caller, new CohortId(cohort), await Read(caller, reader, cohort, participant, after: null, limit: 1, ct), details, ct) is [var found]
            ? TypedResults.Ok(found)
            : Answer.Refused(Domain.Cohorts.Participant.NotFound);

    private static Task<IReadOnlyList<Response>> Read(
        Scope caller, Reader reader, Guid cohort, Guid? only, Guid? after, int limit, CancellationToken ct) =>
        reader.Query(
            caller,
            $"""
            select participant, cohort, company, role, skills, languages, years, capacity, places_held from read.participant
            where {Scope.OfCompany("company")} and cohort = @cohort
                and (@only::uuid is null or participant = @only) and (@after::uuid is null or participant > @after)
            order by participant limit @limit
            """,
            Row,
            ct,
            ("cohort", cohort),
            ("only", only),
            ("after", after),
            ("limit", limit));

    private static async Task<IReadOnlyList<Response>> Named(
        Scope caller, CohortId cohort, IReadOnlyList<Response> rows, PersonalDetails details, CancellationToken ct)
    {
        if (caller.Role is not Role.CompanyHr || rows.Count == 0)
            return rows;

        var names = await details.OfCompany(caller, cohort, [.. rows.Select(row => row.Id)], ct);
        return
        [
            .. rows.Select(row => names.TryGetValue(row.Id, out var detail)
                ? row with { GivenName = detail.GivenName, FamilyName = detail.FamilyName, Email = detail.Email }
                : row),
        ];
    }

    private static Response Row(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetString(3),
        null,
        null,
        null,
        row.IsDBNull(4) ? null : row.GetFieldValue<string[]>(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<string[]>(5),
        row.IsDBNull(6) ? null : row.GetInt32(6),
        row.GetInt16(7),
        row.GetInt16(8));
}
