using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

/// <summary>The joint-controller arrangement: recorded by its digest, its essence published to everybody (L-36).</summary>
internal sealed class ArrangementEndpoints : IEndpoint
{
    /// <param name="French">Its essence in French.</param>
    /// <param name="English">Its essence in English.</param>
    /// <param name="Contact">Where people turn to: an address of the consortium, not of a person.</param>
    /// <param name="DocumentDigest">SHA-256 of the signed document, in lower-case hexadecimal.</param>
    internal sealed record Request(
        [property: Required, StringLength(20_000, MinimumLength = 1)] string French,
        [property: Required, StringLength(20_000, MinimumLength = 1)] string English,
        [property: Required, StringLength(200, MinimumLength = 3)] string Contact,
        [property: Required, RegularExpression("^[0-9a-f]{64}$")] string DocumentDigest);

    internal sealed record Response(ArrangementId Id);

    /// <param name="Rights">That rights are exercised through any member company.</param>
    /// <param name="Purposes">Why personal data are processed and on which ground, as the agreement in force says.</param>
    /// <param name="OnConsent">What only a person's consent allows, each by itself.</param>
    internal sealed record Published(
        Guid Id,
        string French,
        string English,
        string Contact,
        string DocumentDigest,
        DateTimeOffset PublishedAt,
        FixedWording Rights,
        IReadOnlyDictionary<CorePurpose, LawfulBasis> Purposes,
        IReadOnlyList<OptionalPurpose> OnConsent);

    private const string Path = "/api/v1/joint-controller-arrangement";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/joint-controller-arrangement", Publish)
            .WithName("PublishArrangement")
            .WithSummary("Records the member companies' joint-controller arrangement and publishes its essence.")
            .WithTags("Agreements")
            .Produces<Response>(StatusCodes.Status201Created);
        api.MapGet("/joint-controller-arrangement", Read)
            .WithName("ReadArrangement")
            .WithSummary("Who answers for personal data, where to turn to, and why data are processed: JSON, or a page for a browser.")
            .WithTags("Agreements")
            .Produces<Published>();
    }

    private static async Task<IResult> Publish(Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (id, at) = (new ArrangementId(act.NewId("arrangement")), clock.GetUtcNow());
        var publish = new PublishArrangement(id, request.DocumentDigest, Digest(request.French), Digest(request.English));
        var decided = await streams.Decide(
            StreamAddress.New<JointControllerArrangement>(id.Value),
            (JointControllerArrangement state) => publish.Decide(state, at),
            alongside:
            [
                new SqlStatement(
                    """
                    insert into consortium.arrangement_text (arrangement, french, english, contact, document_digest, published_at)
                    values ($1, $2, $3, $4, $5, $6) on conflict (arrangement) do nothing
                    """,
                    id.Value, request.French, request.English, request.Contact, request.DocumentDigest, at),
                .. act.Keep(StatusCodes.Status201Created, Path),
            ],
            ct: ct);

        return Answer.Created(decided, Path, _ => new Response(id));
    }

    private static async Task<IResult> Read(HttpRequest request, Reader reader, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var terms = await AgreementTexts.TermsOn(today, reader, Scope.Public, rules, ct);
        var found = await reader.Query(
            Scope.Public,
            $"""
            select arrangement, french, english, contact, document_digest, published_at from consortium.arrangement_text
            where {Scope.OfConsortium} order by published_at desc, arrangement desc limit 1
            """,
            row => new Published(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5),
                JointControllerArrangement.AnyCompany,
                terms.Purposes,
                Enum.GetValues<OptionalPurpose>()),
            ct);
        if (found is not [var published])
            return Answer.Refused(JointControllerArrangement.NotFound);

        return HtmlPage.IsAskedFor(request) ? Page(published) : TypedResults.Ok(published);
    }

    private static HtmlPage Page(Published published) => new("Qui répond de vos données", "Who answers for your data", new(
        $"{Html.Paragraphs(published.French)}<p>{published.Rights.French}</p><p>À qui écrire : {Html.Text(published.Contact)}</p>{PurposeWords.Table(published.Purposes, published.OnConsent, french: true)}",
        $"{Html.Paragraphs(published.English)}<p>{published.Rights.English}</p><p>Where to write: {Html.Text(published.Contact)}</p>{PurposeWords.Table(published.Purposes, published.OnConsent, french: false)}"));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
