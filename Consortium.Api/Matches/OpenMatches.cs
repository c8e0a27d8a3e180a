using System.Collections.Immutable;
using Consortium.Api.Events;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>Every match that is not over, in memory: what a change of the rules is held against.</summary>
public sealed class OpenMatches(IEventLog log) : RunningFold<ImmutableDictionary<Guid, Match>>(log, ImmutableDictionary<Guid, Match>.Empty)
{
    protected override bool IsFolded(Type recorded) => recorded.IsAssignableTo(typeof(MatchEvent));

    protected override ImmutableDictionary<Guid, Match> Evolve(ImmutableDictionary<Guid, Match> state, RecordedEvent recorded)
    {
        if (recorded.Data is not MatchEvent happened)
            return state;

        var match = Match.Evolve(state.GetValueOrDefault(recorded.Stream, Match.Initial), happened);
        return match is Match.Withdrawn or Match.Rejected or Match.Ended ? state.Remove(recorded.Stream) : state.SetItem(recorded.Stream, match);
    }
}
