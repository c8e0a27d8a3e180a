using Consortium.Api.Companies;
using Consortium.Api.Deliveries;
using Consortium.Api.Events;
using Consortium.Api.Matches;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Decisions;

/// <summary>
/// What follows when the committee has voted on a match: the decision with its places and the notices to its home companies;
/// then the ballot notes it, and with the last of a slate every other company is told. Each of the two steps may be done again.
/// </summary>
internal static class MatchVotedOn
{
    public static async Task Decide(
        BallotId votedIn, MatchId id, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var (ballot, _) = await streams.Load<Ballot>(votedIn.Value, ct);
        if (ballot is not Ballot.Held)
            return;

        var (inForce, position) = await rules.Now(ct);
        var decided = await streams.DecideWithPlaces(
            id,
            (match, mentor, mentee) => new DecideMatch(id).Decide(match, mentor, mentee, ballot, inForce, position, clock.GetUtcNow()),
            ct,
            announce: (after, happened) =>
                from made in happened.OfType<MatchEvent.Decided>()
                from notice in DecisionNotice.AllOf(id, ((Match.Known)after).Pair, made.Decision)
                select new Announcement(new CarryNotice(notice)));

        await streams.Decide(
            StreamAddress.Of<Ballot>(votedIn.Value),
            (Ballot state) => new ConcludeMatch(id).Decide(state, decided.State, clock.GetUtcNow()),
            announce: (after, _) => SlateNotices.Announce(after),
            ct: ct);
    }
}
