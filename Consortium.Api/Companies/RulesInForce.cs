using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Companies;

/// <summary>The rules between companies as every event so far has left them, with the position that a decision records.</summary>
public sealed class RulesInForce(IEventLog log) : RunningFold<ConsortiumRules>(log, ConsortiumRules.Initial)
{
    // What happens to people, matches and votes is nearly the whole record, and no rule.
    protected override bool IsFolded(Type recorded) =>
        !(recorded.IsAssignableTo(typeof(ParticipantEvent)) || recorded.IsAssignableTo(typeof(MatchEvent)) || recorded.IsAssignableTo(typeof(BallotEvent)));

    protected override ConsortiumRules Evolve(ConsortiumRules state, RecordedEvent recorded) => ConsortiumRules.Evolve(state, recorded.Data);
}
