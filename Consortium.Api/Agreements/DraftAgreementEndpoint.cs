using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

internal sealed class DraftAgreementEndpoint : IEndpoint
{
    /// <param name="French">The whole text in French.</param>
    /// <param name="English">The whole text in English.</param>
    /// <param name="Confidentiality">What is confidential; everything and for good when absent.</param>
    /// <param name="Covenants">Permits non-solicitation covenants between two companies; none are permitted when absent.</param>
    /// <param name="Purposes">The lawful basis of each core purpose; legitimate interest for all of them when absent.</param>
    internal sealed record Request(
        [property: Required, StringLength(200_000, MinimumLength = 1)] string French,
        [property: Required, StringLength(200_000, MinimumLength = 1)] string English,
        Undertaking? Confidentiality,
        Permission? Covenants,
        IReadOnlyDictionary<CorePurpose, LawfulBasis>? Purposes);

    /// <param name="Scope">What is confidential.</param>
    /// <param name="TermMonths">From the day of signing; for as long as the company takes part when absent.</param>
    /// <param name="SurvivalMonths">After the end of a match; without end when absent.</param>
    internal sealed record Undertaking(
        [property: MaxLength(10)] IReadOnlyList<ConfidentialSubject> Scope,
        [property: Range(0, 1200)] int? TermMonths,
        [property: Range(0, 1200)] int? SurvivalMonths);

    /// <param name="LongestTailMonths">The longest tail after a match that a covenant may have; 6 when absent.</param>
    internal sealed record Permission([property: Range(0, 120)] int? LongestTailMonths);

    internal sealed record Response(AgreementId Id, string FrenchDigest, string EnglishDigest);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/agreements", Draft)
            .WithName("DraftAgreement")
            .WithSummary("Drafts a version of the agreement; nobody is bound by it before it is published.")
            .WithTags("Agreements")
            .Produces<Response>(StatusCodes.Status201Created);
        api.MapPut("/agreements/{agreement:guid}", Redraft)
            .WithName("RedraftAgreement")
            .WithSummary("Writes a draft anew.")
            .WithTags("Agreements")
            .Produces<Response>();
    }

    private static async Task<IResult> Draft(Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var agreement = new AgreementId(act.NewId("agreement"));
        var location = $"/api/v1/agreements/{agreement.Value}";
        var decided = await streams.Decide(
            StreamAddress.New<AgreementVersion>(agreement.Value),
            (AgreementVersion state) => Act(agreement, request).Decide(state, clock.GetUtcNow()),
            alongside: [AgreementTexts.Keep(agreement, request.French, request.English), .. act.Keep(StatusCodes.Status201Created, location)],
            ct: ct);

        return Answer.Created(decided, location, _ => Told(agreement, request));
    }

    private static async Task<IResult> Redraft(
        Guid agreement, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new AgreementId(agreement);
        var decided = await streams.Decide(
            StreamAddress.Of<AgreementVersion>(agreement, act.Expected),
            (AgreementVersion state) => state is AgreementVersion.Unknown ? AgreementVersion.NotFound : Act(id, request).Decide(state, clock.GetUtcNow()),
            alongside: [AgreementTexts.Keep(id, request.French, request.English)],
            ct: ct);

        return Answer.Ok(decided, _ => Told(id, request));
    }

    private static DraftAgreement Act(AgreementId agreement, Request request)
    {
        var ordinary = AgreementTerms.Ordinary;
        return new DraftAgreement(agreement, new AgreementContent(
            Digest(request.French),
            Digest(request.English),
            new AgreementTerms(
                request.Confidentiality is { } said
                    ? new ConfidentialityUndertaking([.. said.Scope], said.TermMonths, said.SurvivalMonths)
                    : ordinary.Confidentiality,
                request.Covenants is { } permitted ? new CovenantPermission(permitted.LongestTailMonths ?? CovenantPermission.OrdinaryTailMonths) : null,
                request.Purposes?.ToImmutableSortedDictionary() ?? ordinary.Purposes)));
    }

    private static Response Told(AgreementId agreement, Request request) => new(agreement, Digest(request.French), Digest(request.English));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
