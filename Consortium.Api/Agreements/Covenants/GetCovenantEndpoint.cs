using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Covenants;

internal sealed class GetCovenantEndpoint : IEndpoint
{
    /// <param name="State">draft, in-force or expired.</param>
    /// <param name="SignOffs">Whose counsel approved the draft; empty once it is in force.</param>
    /// <param name="Unmet">What keeps a draft from taking effect.</param>
    /// <param name="Warnings">What the parties are told before they sign.</param>
    /// <param name="Exceptions">What stays lawful whatever it says.</param>
    internal sealed record Response(
        CovenantId Id,
        string State,
        CompanyId Bound,
        CompanyId Beneficiary,
        bool Reciprocal,
        AgreementId? MainAgreement,
        CohortId? Cohort,
        string? LegitimateInterest,
        string? Necessity,
        string? ReasonForReciprocity,
        Jurisdiction? Jurisdiction,
        ProtectedPersons? ProtectedPersons,
        ProhibitedAct? ProhibitedAct,
        string? Territory,
        DateOnly? From,
        DateOnly? Until,
        int TailMonths,
        IReadOnlyList<SignOff> SignOffs,
        IReadOnlyList<Condition> Unmet,
        IReadOnlyList<FixedWording> Warnings,
        FixedWording Exceptions);

    /// <param name="Counsel">Who; told to the party itself and to the coordinators.</param>
    internal sealed record SignOff(CompanyId Company, string? Counsel, DateOnly On, string DocumentDigest);

    internal sealed record Condition(string Code, string Rule, string French, string English);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/covenants/{covenant:guid}", Handle)
        .WithName("GetCovenant")
        .WithSummary("A covenant as it stands: its items, its warnings, and what keeps a draft from taking effect.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid covenant, Scope caller, Reader reader, IEventStreams streams, RulesInForce rules, Texts texts, TimeProvider clock, CancellationToken ct)
    {
        // The row answers whether the covenant is in reach; the fold answers how it stands.
        var reach = await reader.Query(
            caller, $"select 1 from read.covenant where {Scope.OfCompany("company")} and covenant = @covenant", row => row.GetInt32(0), ct, ("covenant", covenant));
        if (reach.Count == 0)
            return Answer.Refused(NonSolicitationCovenant.NotFound);

        var (state, version) = await streams.Load<NonSolicitationCovenant>(covenant, ct);
        var (main, cohort) = await CovenantFacts.Of(streams, state, ct);
        var (name, items) = state switch
        {
            NonSolicitationCovenant.Draft draft => (CovenantTable.Draft, draft.Items),
            NonSolicitationCovenant.InForce inForce => (CovenantTable.InForce, inForce.Terms.AsDraft()),
            NonSolicitationCovenant.Expired expired => (CovenantTable.Expired, expired.Terms.AsDraft()),
            _ => throw new InvalidOperationException("A covenant that has a row exists."),
        };
        var signOffs = (state as NonSolicitationCovenant.Draft)?.SignOffs.OrderBy(signOff => signOff.Key.Value).ToList() ?? [];
        TextId[] wanted = [.. new[] { items.LegitimateInterest, items.Necessity, items.ReasonForReciprocity }.OfType<KeptText>().Select(text => Mine(text.Id))];
        var words = await texts.Read(caller, [.. wanted, .. signOffs.Select(signOff => signOff.Value.Counsel.Id)], ct);
        var (inForceNow, today) = ((await rules.Now(ct)).State, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var unmet = state is NonSolicitationCovenant.Draft prepared
            ? CovenantConditions.Unmet(prepared, main, cohort, inForceNow.Agreements, today)
            : [];

        return Answer.At(version, new Response(
            new CovenantId(covenant), name, items.Bound, items.Beneficiary, items.Reciprocal, items.MainAgreement, items.Cohort,
            Said(items.LegitimateInterest), Said(items.Necessity), Said(items.ReasonForReciprocity),
            items.Jurisdiction, items.Protected, items.Prohibited, items.Territory?.Codes, items.From, items.Until, items.TailMonths,
            [.. signOffs.Select(signOff => new SignOff(
                signOff.Key, words.GetValueOrDefault(signOff.Value.Counsel.Id), signOff.Value.On, signOff.Value.DocumentDigest))],
            [.. unmet.Select(refusal => new Condition(refusal.Code, refusal.Rule, refusal.French, refusal.English))],
            items.WarningsOn(inForceNow, today),
            CovenantTerms.Exceptions));

        TextId Mine(TextId text) => CovenantWords.For(text, caller.Company, items.Beneficiary);

        string? Said(KeptText? text) => text is null ? null : words.GetValueOrDefault(Mine(text.Id));
    }
}
