using System.ComponentModel.DataAnnotations;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

internal sealed class FileAgreementEndpoint : IEndpoint
{
    /// <param name="Subject">What it is about.</param>
    /// <param name="Parties">The member companies that signed it.</param>
    /// <param name="Digest">SHA-256 of the document, in lower-case hexadecimal.</param>
    /// <param name="SignedOn">The day that stands on it.</param>
    /// <param name="Until">Its last day, included; absent when it names none.</param>
    internal sealed record Request(
        FiledSubject Subject,
        [property: MaxLength(100)] IReadOnlyList<CompanyId> Parties,
        [property: Required, RegularExpression("^[0-9a-f]{64}$")] string Digest,
        DateOnly SignedOn,
        DateOnly? Until);

    internal sealed record Response(FiledAgreementId Id);

    /// <param name="Applied">Always false: a filed text binds nobody here.</param>
    internal sealed record Item(
        Guid Id, string Subject, IReadOnlyList<Guid> Parties, string Digest, DateOnly SignedOn, DateOnly? Until, DateTimeOffset FiledAt, bool Applied);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/filed-agreements", File)
            .WithName("FileAgreement")
            .WithSummary("Files a text that companies signed elsewhere; it is never applied.")
            .WithTags("Agreements")
            .Produces<Response>(StatusCodes.Status201Created);
        api.MapGet("/filed-agreements", All)
            .WithName("ListFiledAgreements")
            .WithSummary("The texts signed elsewhere that the caller's company is a party to.")
            .WithTags("Agreements")
            .Produces<Page<Item>>();
    }

    private static async Task<IResult> File(
        Request request, ActRequest act, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var id = new FiledAgreementId(act.NewId("filed agreement"));
        var location = $"/api/v1/filed-agreements/{id.Value}";
        var file = new FileAgreement(id, act.Caller.Company, request.Subject, [.. request.Parties], request.Digest, request.SignedOn, request.Until);
        var (inForce, _) = await rules.Now(ct);
        var decided = await streams.Decide(
            StreamAddress.New<FiledAgreement>(id.Value),
            (FiledAgreement state) => file.Decide(state, inForce, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status201Created, location),
            ct: ct);

        return Answer.Created(decided, location, _ => new Response(id));
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer((after, limit) => Read(reader, caller, company: null, on: null, after, limit, ct), item => item.Id);

    /// <summary>Filed texts in the caller's reach: of one company when it is named, and as they were filed by the end of a day when it is.</summary>
    public static Task<IReadOnlyList<Item>> Read(
        Reader reader, Scope caller, Guid? company, DateOnly? on, Guid? after, int limit, CancellationToken ct) => reader.Query(
        caller,
        $"""
        select filed, subject, parties, digest, signed_on, until, filed_at from read.filed_agreement
        where {Scope.OfCompany("company")} and company = coalesce(@company::uuid, case when @sees_all then parties[1] else company end)
            and (@on::date is null or (filed_at at time zone 'UTC')::date <= @on) and (@after::uuid is null or filed > @after)
        order by filed limit @limit
        """,
        row => new Item(
            row.GetGuid(0),
            row.GetString(1),
            row.GetFieldValue<Guid[]>(2),
            row.GetString(3),
            row.GetFieldValue<DateOnly>(4),
            row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
            row.GetFieldValue<DateTimeOffset>(6),
            Applied: false),
        ct,
        ("company", company),
        ("on", on),
        ("after", after),
        ("limit", limit));
}
