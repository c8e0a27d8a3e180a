using System.ComponentModel.DataAnnotations;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Covenants;

internal sealed class DraftCovenantEndpoint : IEndpoint
{
    /// <param name="Bound">The company that promises.</param>
    /// <param name="Beneficiary">The company whose participants are not to be solicited.</param>
    /// <param name="Reciprocal">Whether the beneficiary promises the same.</param>
    /// <param name="MainAgreement">The agreement version to which it is ancillary.</param>
    /// <param name="Cohort">The cohort whose matches it is about.</param>
    /// <param name="LegitimateInterest">The interest that it protects.</param>
    /// <param name="Necessity">Why nothing milder would do.</param>
    /// <param name="ReasonForReciprocity">Why it has to bind both.</param>
    /// <param name="Jurisdiction">Whose law applies.</param>
    /// <param name="ProtectedPersons">participants-of-their-matches; nobody else can be protected.</param>
    /// <param name="ProhibitedAct">direct-solicitation-by-mentor, direct-solicitation-by-programme-staff or direct-solicitation-by-mentor-or-programme-staff; nothing else can be prohibited.</param>
    /// <param name="Territory">ISO 3166 codes, as CA-QC.</param>
    /// <param name="From">The first day, included.</param>
    /// <param name="Until">The last day, included.</param>
    /// <param name="TailMonths">For how many months after a match; 0 when absent.</param>
    internal sealed record Request(
        CompanyId Bound,
        CompanyId Beneficiary,
        bool? Reciprocal,
        AgreementId? MainAgreement,
        CohortId? Cohort,
        [property: StringLength(2_000, MinimumLength = 1)] string? LegitimateInterest,
        [property: StringLength(2_000, MinimumLength = 1)] string? Necessity,
        [property: StringLength(2_000, MinimumLength = 1)] string? ReasonForReciprocity,
        Jurisdiction? Jurisdiction,
        [property: StringLength(100)] string? ProtectedPersons,
        [property: StringLength(100)] string? ProhibitedAct,
        [property: MaxLength(60)] IReadOnlyList<string>? Territory,
        DateOnly? From,
        DateOnly? Until,
        [property: Range(0, 120)] int? TailMonths);

    internal sealed record Response(CovenantId Id);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/covenants", Draft)
            .WithName("DraftCovenant")
            .WithSummary("Drafts a non-solicitation covenant between two companies; it binds nobody before it takes effect.")
            .WithTags("Agreements")
            .Produces<Response>(StatusCodes.Status201Created);
        api.MapPut("/covenants/{covenant:guid}", Redraft)
            .WithName("RedraftCovenant")
            .WithSummary("Drafts a covenant anew, which takes sign-offs back.")
            .WithTags("Agreements")
            .Produces<Response>();
    }

    private static async Task<IResult> Draft(
        Request request, ActRequest act, Texts texts, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var covenant = new CovenantId(act.NewId("covenant"));
        var location = $"/api/v1/covenants/{covenant.Value}";
        return await Decide(
            request, covenant, StreamAddress.New<NonSolicitationCovenant>(covenant.Value), act, act.Keep(StatusCodes.Status201Created, location),
            texts, streams, rules, clock, decided => Answer.Created(decided, location, _ => new Response(covenant)), ct);
    }

    private static async Task<IResult> Redraft(
        Guid covenant, Request request, ActRequest act, Texts texts, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var id = new CovenantId(covenant);
        if (await streams.Load<NonSolicitationCovenant>(covenant, ct) is { State: NonSolicitationCovenant.Unknown })
            return Answer.Refused(NonSolicitationCovenant.NotFound);

        return await Decide(
            request, id, StreamAddress.Of<NonSolicitationCovenant>(covenant, act.Expected), act, [],
            texts, streams, rules, clock, decided => Answer.Ok(decided, _ => new Response(id)), ct);
    }

    private static async Task<IResult> Decide(
        Request request, CovenantId covenant, StreamAddress address, ActRequest act, IReadOnlyList<SqlStatement> kept,
        Texts texts, IEventStreams streams, RulesInForce rules, TimeProvider clock, Func<Decided<NonSolicitationCovenant>, IResult> answer, CancellationToken ct)
    {
        if (request.ProhibitedAct is { } prohibited && !DraftCovenant.Acts.ContainsKey(prohibited))
            return Answer.Refused(DraftCovenant.ActNotRepresentable);
        if (request.ProtectedPersons is { } persons && !DraftCovenant.Persons.ContainsKey(persons))
            return Answer.Refused(DraftCovenant.PersonsNotRepresentable);

        List<SqlStatement> words = [];
        var items = new CovenantDraft(
            request.Bound,
            request.Beneficiary,
            request.Reciprocal ?? false,
            request.MainAgreement,
            request.Cohort,
            await Keep("interest", request.LegitimateInterest),
            await Keep("necessity", request.Necessity),
            await Keep("reciprocity", request.ReasonForReciprocity),
            request.Jurisdiction,
            request.ProtectedPersons is { } protects ? DraftCovenant.Persons[protects] : null,
            request.ProhibitedAct is { } prohibits ? DraftCovenant.Acts[prohibits] : null,
            request.Territory is { } codes ? Territory.Of(codes) : null,
            request.From,
            request.Until,
            request.TailMonths ?? 0);
        var inForce = (await rules.Now(ct)).State;
        var folds = await streams.Decide(
            [address],
            before =>
            {
                var outcome = new DraftCovenant(covenant, items).Decide(before.Of<NonSolicitationCovenant>(covenant.Value), inForce, clock.GetUtcNow());
                return new Recording(outcome.Refusal)
                {
                    Events = [(covenant.Value, [.. outcome.Events])],
                    Alongside = outcome.Events.Count > 0 ? [.. words, .. kept] : kept,
                };
            },
            ct);
        return answer(folds.As<NonSolicitationCovenant>(covenant.Value));

        async Task<KeptText?> Keep(string what, string? said)
        {
            if (said is null)
                return null;

            var (text, keep) = await CovenantWords.Keep(texts, covenant, new TextId(act.NewId(what)), request.Bound, request.Beneficiary, said, ct);
            words.AddRange(keep);
            return text;
        }
    }
}
