using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

internal sealed class GetAgreementInForceEndpoint : IEndpoint
{
    internal sealed record Response(Guid Id, string French, string English);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/agreements/in-force", Handle)
        .WithName("GetAgreementInForce")
        .WithSummary("The agreement that binds the members today, in both languages.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(Scope caller, RulesInForce rules, Reader reader, CancellationToken ct)
    {
        if ((await rules.Now(ct)).State.AgreementInForce is not { } inForce)
            return Answer.Refused(AgreementVersion.NotFound);

        var texts = await reader.Query(
            caller,
            $"select agreement, french, english from consortium.agreement_text where {Scope.OfConsortium} and agreement = @agreement",
            row => new Response(row.GetGuid(0), row.GetString(1), row.GetString(2)),
            ct,
            ("agreement", inForce.Value));
        return TypedResults.Ok(texts.Single());
    }
}
