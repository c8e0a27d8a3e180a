using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Agreements.Covenants;

internal sealed class PutCovenantInForceEndpoint : IEndpoint
{
    internal sealed record Response(CovenantId Id, DateOnly From, DateOnly Until);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/covenants/{covenant:guid}/effect", Handle)
        .WithName("PutCovenantInForce")
        .WithSummary("Lets a covenant take effect, once every condition is met; it ends by itself after its last day.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid covenant, ActRequest act, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var (state, _) = await streams.Load<NonSolicitationCovenant>(covenant, ct);
        var (main, cohort) = await CovenantFacts.Of(streams, state, ct);
        var agreements = (await rules.Now(ct)).State.Agreements;
        var decided = await streams.Decide(
            StreamAddress.Of<NonSolicitationCovenant>(covenant, act.Expected),
            (NonSolicitationCovenant before) => new PutCovenantInForce().Decide(before, main, cohort, agreements, clock.GetUtcNow()),
            announce: CovenantOver.Announce,
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, after => after is NonSolicitationCovenant.InForce { Terms: var terms }
            ? new Response(new CovenantId(covenant), terms.From, terms.Until)
            : throw new InvalidOperationException("A covenant that was put in force is in force."));
    }
}

/// <summary>What the conditions of a covenant are measured by.</summary>
internal static class CovenantFacts
{
    public static async Task<(AgreementVersion Main, Cohort Cohort)> Of(IEventStreams streams, NonSolicitationCovenant covenant, CancellationToken ct)
    {
        var items = (covenant as NonSolicitationCovenant.Draft)?.Items;
        var main = items?.MainAgreement is { } agreement ? (await streams.Load<AgreementVersion>(agreement.Value, ct)).State : AgreementVersion.Initial;
        var cohort = items?.Cohort is { } edition ? (await streams.Load<Cohort>(edition.Value, ct)).State : Cohort.Initial;
        return (main, cohort);
    }
}
