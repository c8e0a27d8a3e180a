using System.ComponentModel.DataAnnotations;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Companies;

namespace Consortium.Api.Agreements;

internal sealed class SignAgreementEndpoint : IEndpoint
{
    /// <param name="Agreement">The version that the company's executive read and signed.</param>
    /// <param name="Signatory">Who signed as executive: name and title.</param>
    /// <param name="Language">The language of the signed text; French when absent.</param>
    /// <param name="On">The day of signing; today when absent.</param>
    internal sealed record Request(
        AgreementId Agreement, [property: Required, StringLength(200, MinimumLength = 3)] string Signatory, AgreementLanguage? Language, DateOnly? On);

    internal sealed record Response(CompanyId Company, AgreementId Agreement);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/agreement-signatures", Handle)
        .WithName("SignAgreement")
        .WithSummary("Records that the company's executive signed the agreement in force, or the one to come.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, Texts texts, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(company);
        if (act.Caller.Company != id)
            return Answer.Refused(PartnerCompany.NotFound);

        var agreements = (await rules.Now(ct)).State.Agreements;
        var person = act.NewId("signatory");
        var (signatory, keep) = await texts.Keep(new TextId(person), person, Readers.Company(id), request.Signatory, ct);
        var sign = new SignAgreement(id, request.Agreement, signatory, request.Language ?? AgreementLanguage.French, request.On);
        var kept = act.Keep(StatusCodes.Status200OK);
        var folds = await streams.Decide(
            [StreamAddress.Of<PartnerCompany>(company, act.Expected)],
            before =>
            {
                var outcome = sign.Decide(before.Of<PartnerCompany>(company), agreements, clock.GetUtcNow());
                return new Recording(outcome.Refusal)
                {
                    Events = [(company, [.. outcome.Events])],
                    Alongside = outcome.Events.Count > 0 ? [keep, .. kept] : kept,
                };
            },
            ct);

        return Answer.Ok(folds.As<PartnerCompany>(company), _ => new Response(id, request.Agreement));
    }
}
