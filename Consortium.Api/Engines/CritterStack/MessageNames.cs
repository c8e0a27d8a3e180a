using System.Collections.Concurrent;
using Consortium.Api.Events;
using Wolverine.Util;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Messages under their stored names. Wolverine asks one instance for the whole process.</summary>
public sealed class MessageNames : IMessageTypeNaming
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    static MessageNames() => WolverineMessageNaming.InsertFirst<MessageNames>();

    public static void Add(StoredNames names)
    {
        foreach (var message in names.Messages)
        {
            Known[message.Message] = message.Name;
        }
    }

    public bool TryDetermineName(Type messageType, out string messageTypeName) => Known.TryGetValue(messageType, out messageTypeName!);
}
