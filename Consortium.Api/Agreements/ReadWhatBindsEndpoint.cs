using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain.Agreements;
using Consortium.Domain.Companies;

namespace Consortium.Api.Agreements;

/// <summary>What binds one company on a day, today or past.</summary>
internal sealed class ReadWhatBindsEndpoint : IEndpoint
{
    /// <param name="On">The day, in UTC.</param>
    /// <param name="LegalName">The company.</param>
    /// <param name="Agreement">The version in force on that day; absent before the first.</param>
    /// <param name="Signature">When the company signed it; absent when it had not by that day.</param>
    /// <param name="Covenants">The covenants in force on that day.</param>
    /// <param name="Exceptions">What stays lawful whatever a covenant says.</param>
    /// <param name="Filed">Texts signed elsewhere, filed and not applied.</param>
    /// <param name="Outstanding">Who of the company had not acknowledged that version by that day.</param>
    internal sealed record Response(
        Guid Company,
        string LegalName,
        DateOnly On,
        AgreementRead? Agreement,
        SignatureRead? Signature,
        IReadOnlyList<CovenantBinding> Covenants,
        FixedWording Exceptions,
        IReadOnlyList<FileAgreementEndpoint.Item> Filed,
        IReadOnlyList<Guid> Outstanding);

    /// <param name="Signatory">Who signed; for the company's human resources and the coordinators.</param>
    internal sealed record SignatureRead(DateOnly On, string Language, string? Signatory);

    internal sealed record CovenantBinding(
        Guid Covenant, Guid Bound, Guid Beneficiary, bool Reciprocal, string Jurisdiction, string Prohibited, string Territory, DateOnly From, DateOnly Until, int TailMonths);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/companies/{company:guid}/binding", Handle)
        .WithName("ReadWhatBinds")
        .WithSummary("What binds a company today, or bound it on a past day: JSON, or a page to print for a browser.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, DateOnly? on, Scope caller, HttpRequest request, RulesInForce rules, Reader reader, Texts texts, TimeProvider clock, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var day = on is { } asked && asked < today ? asked : today;
        var names = await reader.Query(
            caller,
            $"select legal_name from consortium.company_name where {Scope.OfCompany("company")} and company = @company",
            row => row.GetString(0),
            ct,
            ("company", company));
        if (names is not [var legalName])
            return Answer.Refused(PartnerCompany.NotFound);

        var binding = new WhatBinds(reader, caller, company, day);
        var agreement = await binding.Agreement(ct);
        var signature = agreement is null ? null : await binding.Signature(agreement.Id, ct);
        var signatory = signature is { } signed ? (await texts.Read(caller, [signed.Signatory], ct)).Values.SingleOrDefault() : null;
        var response = new Response(
            company,
            legalName,
            day,
            agreement,
            signature is { } found ? new SignatureRead(found.On, found.Language, signatory) : null,
            await binding.Covenants(ct),
            CovenantTerms.Exceptions,
            await FileAgreementEndpoint.Read(reader, caller, company, day, after: null, limit: 1_000, ct),
            agreement is null ? [] : await binding.Outstanding(agreement.Id, ct));

        return HtmlPage.IsAskedFor(request) ? BindingPage.Of(response) : TypedResults.Ok(response);
    }
}
