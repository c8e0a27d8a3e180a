using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Companies;

internal sealed class ListExclusionsEndpoint : IEndpoint
{
    /// <param name="From">The first day, included; absent when the company declared nothing, or both agreed to the end.</param>
    /// <param name="Until">The last day, included; absent while no end is known.</param>
    /// <param name="Reason">For the declaring company and the coordinators.</param>
    /// <param name="AgreedToEnd">Whether the company agreed that whatever keeps the two apart may end.</param>
    internal sealed record Declaration(
        Guid Id, Guid By, Guid Against, DateOnly? From, DateOnly? Until, bool? DirectCompetition, string? Reason, bool AgreedToEnd, DateTimeOffset SaidAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/exclusions", Handle)
        .WithName("ListExclusions")
        .WithSummary("What the caller's company itself declared; never what was declared against it.")
        .WithTags("Companies")
        .Produces<Page<Declaration>>();

    private static async Task<IResult> Handle(Guid? company, Scope caller, PageRequest page, Reader reader, Texts texts, CancellationToken ct) =>
        await page.Answer(
            async (after, limit) => await Told(
                caller,
                await reader.Query(
                    caller,
                    $"""
                    select declaration, declared_by, against, begins, ends, is_direct, reason, agreed_to_end, said_at
                    from read.declared_exclusion
                    where {Scope.OfCompany("declared_by")} and (@company::uuid is null or declared_by = @company)
                        and (begins is not null or agreed_to_end) and (@after::uuid is null or declaration > @after)
                    order by declaration limit @limit
                    """,
                    Row,
                    ct,
                    ("company", company),
                    ("after", after),
                    ("limit", limit)),
                texts,
                ct),
            declaration => declaration.Id);

    private static async Task<IReadOnlyList<Declaration>> Told(
        Scope caller, IReadOnlyList<(Declaration Row, Guid? Reason)> rows, Texts texts, CancellationToken ct)
    {
        var words = await texts.Read(caller, [.. rows.Where(one => one.Reason is not null).Select(one => new TextId(one.Reason!.Value))], ct);
        return [.. rows.Select(one => one.Row with { Reason = one.Reason is { } text ? words.GetValueOrDefault(new TextId(text)) : null })];
    }

    private static (Declaration, Guid?) Row(NpgsqlDataReader row) => (
        new Declaration(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
            row.IsDBNull(5) ? null : row.GetBoolean(5),
            null,
            row.GetBoolean(7),
            row.GetFieldValue<DateTimeOffset>(8)),
        row.IsDBNull(6) ? null : row.GetGuid(6));
}
