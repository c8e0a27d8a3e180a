using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class ConsortiumKindEndpoints : IEndpoint
{
    /// <param name="Bodies">The associations or orders that lead the consortium; none where companies lead by themselves.</param>
    internal sealed record Request(ConsortiumKind Kind, [property: MaxLength(50)] IReadOnlyList<CompanyId>? Bodies);

    /// <param name="Bodies">The bodies by way of which people may join.</param>
    internal sealed record Response(ConsortiumKind Kind, IReadOnlyList<CompanyId> Bodies);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/consortium", Settle)
            .WithName("SettleConsortiumKind")
            .WithSummary("Settles who leads the consortium, until its committee has a chair: companies, associations or professional orders.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapGet("/consortium", Read)
            .WithName("GetConsortiumKind")
            .WithSummary("Who leads the consortium, and by way of which bodies people may join.")
            .WithTags("Companies")
            .Produces<Response>();
    }

    private static async Task<IResult> Settle(
        Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var settle = new SettleConsortiumKind(request.Kind, [.. request.Bodies ?? []]);
        var bodies = new List<PartnerCompany>();
        foreach (var body in settle.Bodies)
            bodies.Add((await streams.Load<PartnerCompany>(body.Value, ct)).State);
        var (inForce, _) = await rules.Now(ct);
        return Answer.Ok(
            await streams.Decide(
                StreamAddress.Of<Founding>(Founding.Stream, act.Expected),
                (Founding state) => settle.Decide(state, bodies, inForce, clock.GetUtcNow()),
                ct: ct),
            state => new Response(state.Kind, state.Bodies));
    }

    private static async Task<IResult> Read(RulesInForce rules, CancellationToken ct)
    {
        var (inForce, _) = await rules.Now(ct);
        return TypedResults.Ok(new Response(inForce.Founding.Kind, inForce.Founding.Bodies));
    }
}
