using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.Companies;

/// <summary>The rules between companies as every event so far has left them, with the position that a decision records.</summary>
public sealed class RulesInForce(IEventLog log) : RunningFold<ConsortiumRules>(log, ConsortiumRules.Initial)
{
    protected override ConsortiumRules Evolve(ConsortiumRules state, RecordedEvent recorded) => ConsortiumRules.Evolve(state, recorded.Data);
}
