using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

internal sealed class PublishAgreementEndpoint : IEndpoint
{
    /// <param name="French">The whole text in French.</param>
    /// <param name="English">The whole text in English.</param>
    internal sealed record Request(
        [property: Required, StringLength(200_000, MinimumLength = 1)] string French,
        [property: Required, StringLength(200_000, MinimumLength = 1)] string English);

    internal sealed record Response(AgreementId Id, string FrenchDigest, string EnglishDigest);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/agreements", Handle)
        .WithName("PublishAgreement")
        .WithSummary("Publishes a version of the confidentiality agreement; it is in force from then on.")
        .WithTags("Agreements")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var agreement = new AgreementId(act.NewId("agreement"));
        const string Location = "/api/v1/agreements/in-force";
        var (french, english) = (Digest(request.French), Digest(request.English));
        var decided = await streams.Decide(
            StreamAddress.New<AgreementVersion>(agreement.Value),
            (AgreementVersion state) => new PublishAgreement(agreement, french, english).Decide(state, clock.GetUtcNow()),
            alongside:
            [
                new SqlStatement(
                    "insert into consortium.agreement_text (agreement, french, english) values ($1, $2, $3) on conflict (agreement) do nothing",
                    agreement.Value,
                    request.French,
                    request.English),
                .. act.Keep(StatusCodes.Status201Created, Location),
            ],
            ct: ct);

        return Answer.Created(decided, Location, _ => new Response(agreement, french, english));
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
