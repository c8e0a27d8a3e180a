using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Npgsql;

namespace Consortium.Api.Agreements.Covenants;

internal sealed class ListCovenantsEndpoint : IEndpoint
{
    /// <param name="State">draft, in-force or expired.</param>
    /// <param name="Territory">ISO 3166 codes.</param>
    internal sealed record Item(
        Guid Covenant, Guid Bound, Guid Beneficiary, bool Reciprocal, string State, string? Jurisdiction, string? Territory, DateOnly? From, DateOnly? Until, int TailMonths);

    /// <param name="Wording">What the person is told of it, in both languages.</param>
    internal sealed record Told(Guid Covenant, string State, DateOnly From, DateOnly Until, FixedWording Wording);

    /// <param name="Items">Every covenant about a match of this person.</param>
    internal sealed record ToldList(IReadOnlyList<Told> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/covenants", All)
            .WithName("ListCovenants")
            .WithSummary("The non-solicitation covenants of the caller's company, drafts too.")
            .WithTags("Agreements")
            .Produces<Page<Item>>();
        api.MapGet("/participants/{participant:guid}/covenants", OfParticipant)
            .WithName("ListCovenantsOfParticipant")
            .WithSummary("Every covenant that is about a match of one of the caller's own people, in the words that the person is told.")
            .WithTags("Agreements")
            .Produces<ToldList>();
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select covenant, bound, beneficiary, reciprocal, state, jurisdiction, territory, begins, ends, tail_months from read.covenant
                where {Scope.OfCompany("company")} and (not @sees_all or company = bound) and (@after::uuid is null or covenant > @after)
                order by covenant limit @limit
                """,
                Read,
                ct,
                ("after", after),
                ("limit", limit)),
            item => item.Covenant);

    private static async Task<IResult> OfParticipant(Guid participant, Scope caller, Reader reader, IEventStreams streams, CancellationToken ct)
    {
        if (await OwnParticipant.Find(streams, caller, participant, ct) is not { } person)
            return Answer.Refused(Participant.NotFound);

        // A draft match is nobody's business yet, and a draft covenant binds nobody.
        var covenants = await reader.Query(
            caller,
            $"""
            select distinct c.covenant, c.state from read.company_match m
            join read.covenant c on c.company = m.company and c.cohort = m.cohort and m.other_company in (c.bound, c.beneficiary)
            where {Scope.OfCompany("m.company")} and @participant = case m.own_role when 'mentor' then m.mentor else m.mentee end
                and m.state <> 'draft' and c.state <> '{CovenantTable.Draft}'
            order by c.covenant
            """,
            row => (Covenant: row.GetGuid(0), State: row.GetString(1)),
            ct,
            ("participant", participant));
        var told = new List<Told>();
        foreach (var (covenant, state) in covenants)
        {
            if (TermsOf((await streams.Load<NonSolicitationCovenant>(covenant, ct)).State) is { } terms)
                told.Add(new Told(covenant, state, terms.From, terms.Until, terms.ToldTo(person.Company)));
        }

        return TypedResults.Ok(new ToldList(told));
    }

    private static CovenantTerms? TermsOf(NonSolicitationCovenant covenant) => covenant switch
    {
        NonSolicitationCovenant.InForce inForce => inForce.Terms,
        NonSolicitationCovenant.Expired expired => expired.Terms,
        _ => null,
    };

    private static Item Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetBoolean(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8),
        row.GetInt16(9));
}
