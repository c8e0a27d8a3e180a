using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Committee;

/// <summary>Opens ballots, on matches or on one other subject.</summary>
internal sealed class BallotOpening(IEventStreams streams, RulesInForce rules, Dossiers dossiers, TimeProvider clock)
{
    /// <summary>Opens the ballot on matches, which are told of it in the same transaction.</summary>
    /// <param name="act">The request; If-Match is about the match when there is one alone.</param>
    /// <param name="asked">What is asked, in the order of the agenda.</param>
    /// <param name="procedure">How the items come to an end.</param>
    /// <param name="closesAt">The last instant at which a vote counts, included; when null, as the policy says.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IResult> Open(
        ActRequest act, IReadOnlyList<MatchToOpen> asked, BallotProcedure procedure, DateTimeOffset? closesAt, CancellationToken ct)
    {
        IReadOnlyList<MatchId> matches = [.. asked.Select(one => one.Match)];
        var bring = new BringBeforeCommittee(matches, new OpenBallot(new BallotId(act.NewId("ballot")), closesAt?.ToUniversalTime(), procedure));
        var ballot = bring.Opening.Ballot;
        var location = BallotOpened.LocationOf(ballot);
        var expected = matches.Count == 1 ? act.Expected : null;
        var (dossierOf, keep) = await dossiers.For(act, ballot, asked, ct);
        var (inForce, _) = await rules.Now(ct);
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var folds = await streams.Decide(
            [.. matches.Select(match => StreamAddress.Of<Match>(match.Value, expected)), StreamAddress.New<Ballot>(ballot.Value)],
            before =>
            {
                var outcome = bring.Decide(
                    [.. matches.Select(match => before.Of<Match>(match.Value))],
                    dossierOf,
                    before.Of<Ballot>(ballot.Value),
                    committee,
                    inForce,
                    clock.GetUtcNow());
                return new Recording(outcome.Refusal)
                {
                    Events =
                    [
                        .. matches.Zip(outcome.First, (match, brought) => (match.Value, (IReadOnlyList<object>)[brought])),
                        (ballot.Value, [.. outcome.Second]),
                    ],
                    Announcements = [.. BallotDue.Announce(outcome.Second)],
                    Alongside = [.. keep, .. act.Keep(StatusCodes.Status201Created, location)],
                };
            },
            ct);

        return Answer.Created(folds.As<Ballot>(ballot.Value), location, BallotOpened.Of);
    }

    /// <summary>
    /// Opens the ballot on a subject that is no match: the subject itself is decided on when the item is settled. What makes it
    /// ready to be asked, its own feature has looked at before.
    /// </summary>
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
