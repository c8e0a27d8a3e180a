using Consortium.Api.Committee;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class OpenAdmissionBallotEndpoint : IEndpoint
{
    /// <param name="ClosesAt">The last instant at which a vote counts, included; as the policy says when absent.</param>
    internal sealed record Request(DateTimeOffset? ClosesAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/applications/{candidate:guid}/ballot", Handle)
        .WithName("OpenAdmissionBallot")
        .WithSummary("Asks the committee to admit a candidate that was checked for competition.")
        .WithTags("Companies")
        .Produces<BallotOpened>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid candidate, Request request, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(candidate);
        var opening = new OpenBallot(new BallotId(act.NewId("ballot")), request.ClosesAt?.ToUniversalTime());
        var topic = Topic.About(new BallotSubject.OfAdmission(id), candidate);
        var ballot = opening.Ballot.Value;
        var location = BallotOpened.LocationOf(opening.Ballot);
        var (inForce, _) = await rules.Now(ct);
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var folds = await streams.Decide(
            [StreamAddress.Of<PartnerCompany>(candidate, act.Expected), StreamAddress.Of<Ballot>(ballot)],
            before =>
            {
                var at = clock.GetUtcNow();
                var proposed = new ProposeAdmission(id, opening.Ballot).Decide(before.Of<PartnerCompany>(candidate), at);
                var opened = opening.Decide(before.Of<Ballot>(ballot), [topic], committee, inForce, at);
                var refusal = proposed.Refusal ?? opened.Refusal;
                var outcome = refusal is null ? new Outcome<PartnerCompanyEvent, BallotEvent>(proposed.Events, opened.Events) : refusal;
                return outcome.Into(candidate, ballot).Announcing(() => BallotDue.Announce(opened.Events)) with
                {
                    Alongside = act.Keep(StatusCodes.Status201Created, location),
                };
            },
            ct);

        return Answer.Created(folds.As<Ballot>(ballot), location, BallotOpened.Of);
    }
}
