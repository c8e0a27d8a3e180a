using JasperFx;
using JasperFx.CodeGeneration;
using Marten;
using Wolverine.Attributes;
using Wolverine.Configuration;
using Wolverine.Runtime.Handlers;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// What a handler returns is recorded in one transaction with its message's end. Without one, Wolverine sends it after the
/// handler: what cannot be sent at that moment is lost, and what cannot be scheduled makes a dead letter of the message at once.
/// </summary>
internal sealed class ReturnedMessages : IHandlerPolicy
{
    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(chain => chain.Handlers.Any(handler => handler.Creates.Any())))
        {
            // Marten's transaction goes around a chain that depends on its session, and around no other.
            chain.AddDependencyType(typeof(IDocumentSession));
            new TransactionalAttribute().Modify(chain, rules, container);
        }
    }
}
