using System.Collections.Immutable;
using Consortium.Api.Events;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.MatchingRuns;

/// <summary>Every registered participant with the places that matches hold: what a matching run draws its snapshot from.</summary>
public sealed class CohortPool(IEventLog log)
    : RunningFold<ImmutableDictionary<Guid, Participant>>(log, ImmutableDictionary<Guid, Participant>.Empty)
{
    protected override bool IsFolded(Type recorded) => recorded.IsAssignableTo(typeof(ParticipantEvent));

    protected override ImmutableDictionary<Guid, Participant> Evolve(ImmutableDictionary<Guid, Participant> state, RecordedEvent recorded) =>
        recorded.Data is ParticipantEvent happened
            ? state.SetItem(recorded.Stream, Participant.Evolve(state.GetValueOrDefault(recorded.Stream, Participant.Initial), happened))
            : state;
}
