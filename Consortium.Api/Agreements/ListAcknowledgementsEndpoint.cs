using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Agreements;

internal sealed class ListAcknowledgementsEndpoint : IEndpoint
{
    /// <param name="AcknowledgedOn">When the person acknowledged the version in force; absent while that is outstanding.</param>
    /// <param name="Source">link, paper or signed-in.</param>
    internal sealed record Item(Guid Participant, Guid Cohort, Guid Company, DateOnly? AcknowledgedOn, string? Language, string? Source);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/acknowledgements", Handle)
        .WithName("ListAcknowledgements")
        .WithSummary("Who has acknowledged the agreement in force, and who has not yet.")
        .WithTags("Agreements")
        .Produces<Page<Item>>();

    private static async Task<IResult> Handle(
        bool? outstanding, Scope caller, PageRequest page, RulesInForce rules, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var inForce = (await rules.Now(ct)).State.Agreements.InForceOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select p.participant, p.cohort, p.company, a.acknowledged_on, a.language, a.source
                from read.participant p left join read.acknowledgement a on a.participant = p.participant and a.agreement = @agreement::uuid
                where {Scope.OfCompany("p.company")} and (@outstanding::boolean is null or (a.participant is null) = @outstanding)
                    and (@after::uuid is null or p.participant > @after)
                order by p.participant limit @limit
                """,
                row => new Item(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    row.GetGuid(2),
                    row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    row.IsDBNull(5) ? null : row.GetString(5)),
                ct,
                ("agreement", inForce?.Value),
                ("outstanding", outstanding),
                ("after", after),
                ("limit", limit)),
            item => item.Participant);
    }
}
