using Consortium.Api.Cohorts;
using Consortium.Api.Events;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

public static class PlacesFreedHandler
{
    public static async Task Handle(PlacesFreed message, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        foreach (var match in message.Matches)
        {
            var (state, _) = await streams.Load<Match>(match.Value, ct);
            if (state is not Match.Known { Pair: var pair })
                continue;

            var other = pair.Mentor == message.Participant ? pair.Mentee : pair.Mentor;
            await streams.Decide(
                [StreamAddress.Of<Match>(match.Value), StreamAddress.Of<Participant>(other.Value)],
                before => new LoseParticipant(match, message.Participant)
                    .Decide(before.Of<Match>(match.Value), before.Of<Participant>(other.Value), clock.GetUtcNow())
                    .Into(match.Value, other.Value),
                ct);
        }
    }
}
