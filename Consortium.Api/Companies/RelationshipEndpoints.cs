using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class RelationshipEndpoints : IEndpoint
{
    /// <param name="With">The other company.</param>
    /// <param name="Role">What the company in the path is to the other.</param>
    /// <param name="From">The first day, included.</param>
    /// <param name="Until">The last day, included; absent while no end is known.</param>
    internal sealed record Request(CompanyId With, RelationshipRole Role, DateOnly From, DateOnly? Until);

    /// <param name="With">The other company.</param>
    /// <param name="Role">What the company in the path is to the other.</param>
    /// <param name="LastDay">The last day, included.</param>
    internal sealed record EndRequest(CompanyId With, RelationshipRole Role, DateOnly LastDay);

    internal enum RelationshipRole
    {
        Supplier,
        Client,
        InvestorIn,
        OwnedInPartBy,
        Partner,
    }

    internal sealed record Response(Guid Id, CompanyId Company, CompanyId With, RelationshipRole Role, DateOnly From, DateOnly? Until)
    {
        public static Response Of(CommercialRelationship relationship, CompanyId seenBy) => relationship is CommercialRelationship.Recorded recorded
            ? new(
                RelationshipTable.RowOf(recorded, seenBy),
                seenBy,
                recorded.Company == seenBy ? recorded.With : recorded.Company,
                RoleOf(recorded.Kind, recorded.Company == seenBy),
                recorded.Period.From,
                recorded.Period.Until)
            : throw new InvalidOperationException("A relationship that was decided on is recorded.");
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/companies/{company:guid}/relationships", Declare)
            .WithName("DeclareRelationship")
            .WithSummary("Declares business between two companies; both see it, and it is disclosed where people of both are paired.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapPost("/companies/{company:guid}/relationships/ends", End)
            .WithName("EndRelationship")
            .WithSummary("Says when business between two companies ends.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapGet("/relationships", List)
            .WithName("ListRelationships")
            .WithSummary("Business between companies, seen from each; a company sees its own.")
            .WithTags("Companies")
            .Produces<Page<Response>>();
    }

    private static async Task<IResult> Declare(
        Guid company, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (own, kind, of, with) = (new CompanyId(company), KindOf(request.Role), From(company, request.With, request.Role), To(company, request.With, request.Role));
        if (!act.Caller.MayActFor(own) || !(await rules.Now(ct)).State.Members.Contains(own))
            return Answer.Refused(PartnerCompany.NotFound);

        return Answer.Ok(
            await streams.Decide(
                StreamAddress.Of<CommercialRelationship>(CommercialRelationship.StreamOf(of, with, kind), act.Expected),
                (CommercialRelationship state) =>
                    new DeclareRelationship(of, with, kind, new Period(request.From, request.Until)).Decide(state, clock.GetUtcNow()),
                alongside: act.Keep(StatusCodes.Status200OK),
                ct: ct),
            state => Response.Of(state, own));
    }

    private static async Task<IResult> End(
        Guid company, EndRequest request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (own, kind, of, with) = (new CompanyId(company), KindOf(request.Role), From(company, request.With, request.Role), To(company, request.With, request.Role));
        if (!act.Caller.MayActFor(own))
            return Answer.Refused(CommercialRelationship.NotFound);

        return Answer.Ok(
            await streams.Decide(
                StreamAddress.Of<CommercialRelationship>(CommercialRelationship.StreamOf(of, with, kind), act.Expected),
                (CommercialRelationship state) => new EndRelationship(of, with, kind, request.LastDay).Decide(state, clock.GetUtcNow()),
                alongside: act.Keep(StatusCodes.Status200OK),
                ct: ct),
            state => Response.Of(state, own));
    }

    private static async Task<IResult> List(Guid? company, Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select relationship, company, with_company, role, begins, ends from read.relationship
                where {Scope.OfCompany("company")} and (@company::uuid is null or company = @company) and (@after::uuid is null or relationship > @after)
                order by relationship limit @limit
                """,
                row => new Response(
                    row.GetGuid(0),
                    new CompanyId(row.GetGuid(1)),
                    new CompanyId(row.GetGuid(2)),
                    Enum.GetValues<RelationshipRole>().Single(role => StoredJson.Word(role) == row.GetString(3)),
                    row.GetFieldValue<DateOnly>(4),
                    row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5)),
                ct,
                ("company", company),
                ("after", after),
                ("limit", limit)),
            relationship => relationship.Id);

    /// <summary>What a side of a relationship is to the other.</summary>
    internal static RelationshipRole RoleOf(RelationshipKind kind, bool isFirst) => (kind, isFirst) switch
    {
        (RelationshipKind.Supplies, true) => RelationshipRole.Supplier,
        (RelationshipKind.Supplies, false) => RelationshipRole.Client,
        (RelationshipKind.InvestsIn, true) => RelationshipRole.InvestorIn,
        (RelationshipKind.InvestsIn, false) => RelationshipRole.OwnedInPartBy,
        _ => RelationshipRole.Partner,
    };

    private static RelationshipKind KindOf(RelationshipRole role) => role switch
    {
        RelationshipRole.Supplier or RelationshipRole.Client => RelationshipKind.Supplies,
        RelationshipRole.InvestorIn or RelationshipRole.OwnedInPartBy => RelationshipKind.InvestsIn,
        _ => RelationshipKind.Partners,
    };

    private static bool IsFirst(RelationshipRole role) => role is not (RelationshipRole.Client or RelationshipRole.OwnedInPartBy);

    private static CompanyId From(Guid company, CompanyId with, RelationshipRole role) => IsFirst(role) ? new CompanyId(company) : with;

    private static CompanyId To(Guid company, CompanyId with, RelationshipRole role) => IsFirst(role) ? with : new CompanyId(company);
}
