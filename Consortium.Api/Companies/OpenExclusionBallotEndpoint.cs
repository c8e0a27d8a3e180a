using Consortium.Api.Committee;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class OpenExclusionBallotEndpoint : IEndpoint
{
    /// <param name="One">One of the two companies.</param>
    /// <param name="Other">The other.</param>
    /// <param name="ClosesAt">The last instant at which a vote counts, included; as the policy says when absent.</param>
    internal sealed record Request(CompanyId One, CompanyId Other, DateTimeOffset? ClosesAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/exclusions/ballots", Handle)
        .WithName("OpenExclusionBallot")
        .WithSummary("Asks the committee to end what keeps two companies apart; whoever sits for them or for their groups is recused.")
        .WithTags("Companies")
        .Produces<BallotOpened>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Request request, ActRequest act, RulesInForce rules, BallotOpening ballots, TimeProvider clock, CancellationToken ct)
    {
        if (request.One == request.Other)
            return Answer.Refused(DeclareExclusion.OneCompany);

        var pair = CompanyPair.Of(request.One, request.Other);
        var today = (await rules.Now(ct)).State.On(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var topic = Topic.About(new BallotSubject.OfExclusion(pair.Low, pair.High), pair.Low.Value, pair.High.Value) with { Gaining = today.GroupsWith(pair) };
        return await ballots.Open(act, topic, request.ClosesAt, ct);
    }
}
