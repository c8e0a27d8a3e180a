using Consortium.Api.Committee;
using Consortium.Api.Companies;
using Consortium.Api.Decisions;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Committee;

namespace Consortium.Api.Agreements;

internal sealed class BringAgreementBeforeCommitteeEndpoint : IEndpoint
{
    /// <param name="From">The first day on which it would be in force, included; the day of the decision if that is later.</param>
    /// <param name="ClosesAt">The last instant at which a vote counts, included; as the policy says when absent.</param>
    internal sealed record Request(DateOnly From, DateTimeOffset? ClosesAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/agreements/{agreement:guid}/ballot", Handle)
        .WithName("BringAgreementBeforeCommittee")
        .WithSummary("Lays a draft of the agreement before the steering committee; approved, it is published.")
        .WithTags("Agreements")
        .Produces<BallotOpened>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid agreement, Request request, ActRequest act, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var opening = new OpenBallot(new BallotId(act.NewId("ballot")), request.ClosesAt?.ToUniversalTime());
        var bring = new BringAgreementBeforeCommittee(new AgreementId(agreement), request.From, opening);
        var ballot = opening.Ballot.Value;
        var location = BallotOpened.LocationOf(opening.Ballot);
        var (inForce, _) = await rules.Now(ct);
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var folds = await streams.Decide(
            [StreamAddress.Of<AgreementVersion>(agreement, act.Expected), StreamAddress.Of<Ballot>(ballot)],
            before =>
            {
                var outcome = bring.Decide(
                    before.Of<AgreementVersion>(agreement), before.Of<Ballot>(ballot), committee, inForce, clock.GetUtcNow());
                return outcome.Into(agreement, ballot) with
                {
                    Announcements = [.. BallotDue.Announce(outcome.Second)],
                    Alongside = act.Keep(StatusCodes.Status201Created, location),
                };
            },
            ct);

        return Answer.Created(folds.As<Ballot>(ballot), location, BallotOpened.Of);
    }
}

/// <summary>What follows when the committee has voted on a version of the agreement.</summary>
internal static class AgreementVotedOn
{
    public static Task Decide(BallotItemSettled settled, AgreementId agreement, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        streams.Decide(
            StreamAddress.Of<AgreementVersion>(agreement.Value),
            (AgreementVersion version) => new SettleAgreement(settled.Ballot, settled.Result).Decide(version, clock.GetUtcNow()),
            announce: (_, happened) => AgreementAwaits.Announce(happened),
            ct: ct);
}
