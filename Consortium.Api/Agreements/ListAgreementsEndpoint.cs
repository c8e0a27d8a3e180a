using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

internal sealed class ListAgreementsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements", All)
            .WithName("ListAgreements")
            .WithSummary("Every version of the agreement, drafts too.")
            .WithTags("Agreements")
            .Produces<Page<AgreementListed>>();
        api.MapGet("/agreements/{agreement:guid}", One)
            .WithName("GetAgreement")
            .WithSummary("One version of the agreement, with its text in both languages and what it says in fields.")
            .WithTags("Agreements")
            .Produces<AgreementRead>();
        api.MapGet("/agreements/in-force", InForce)
            .WithName("GetAgreementInForce")
            .WithSummary("The version of the agreement that binds the members today, in both languages.")
            .WithTags("Agreements")
            .Produces<AgreementRead>();
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer((after, limit) => AgreementTexts.List(reader, caller, after, limit, ct), version => version.Id);

    private static async Task<IResult> One(Guid agreement, Scope caller, Reader reader, CancellationToken ct) =>
        await AgreementTexts.Find(reader, caller, agreement, ct) is { } found ? TypedResults.Ok(found) : Answer.Refused(AgreementVersion.NotFound);

    private static async Task<IResult> InForce(Scope caller, RulesInForce rules, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (await rules.Now(ct)).State.Agreements.InForceOn(today) is { } inForce
            ? await One(inForce.Value, caller, reader, ct)
            : Answer.Refused(AgreementVersion.NotFound);
    }
}
