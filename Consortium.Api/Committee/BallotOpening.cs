using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>
/// Opens the ballot on a subject that is no match: the subject itself is decided on when the item is settled. What makes it
/// ready to be asked, its own feature has looked at before.
/// </summary>
internal sealed class BallotOpening(IEventStreams streams, RulesInForce rules, TimeProvider clock)
{
    /// <param name="act">The request.</param>
    /// <param name="topic">What is asked.</param>
    /// <param name="closesAt">The last instant at which a vote counts, included; when null, as the policy says.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IResult> Open(ActRequest act, Topic topic, DateTimeOffset? closesAt, CancellationToken ct)
    {
        var opening = new OpenBallot(new BallotId(act.NewId("ballot")), closesAt?.ToUniversalTime());
        var location = BallotOpened.LocationOf(opening.Ballot);
        var (inForce, _) = await rules.Now(ct);
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var decided = await streams.Decide(
            StreamAddress.New<Ballot>(opening.Ballot.Value),
            (Ballot ballot) => opening.Decide(ballot, [topic], committee, inForce, clock.GetUtcNow()),
            announce: (_, happened) => BallotDue.Announce(happened),
            alongside: act.Keep(StatusCodes.Status201Created, location),
            ct: ct);

        return Answer.Created(decided, location, BallotOpened.Of);
    }
}
