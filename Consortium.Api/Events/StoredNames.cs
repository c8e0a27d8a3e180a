namespace Consortium.Api.Events;

/// <summary>
/// The names under which streams, events and messages are stored. A stored name is a promise: it stays when a class is
/// renamed, and each is written down by hand in <see cref="ConsortiumNames"/>.
/// </summary>
public sealed class StoredNames
{
    private readonly Dictionary<Type, StreamKind> _kinds;
    private readonly Dictionary<string, StreamKind> _kindsByName;
    private readonly Dictionary<string, (Type Type, StreamKind Kind)> _events;
    private readonly Dictionary<Type, string> _eventNames;
    private readonly Dictionary<string, MessageKind> _messages;
    private readonly Dictionary<Type, MessageKind> _messageTypes;

    public StoredNames(IReadOnlyList<StreamKind> kinds, IReadOnlyList<MessageKind> messages)
    {
        (Kinds, Messages) = (kinds, messages);
        _kinds = kinds.ToDictionary(kind => kind.State);
        _kindsByName = kinds.ToDictionary(kind => kind.Name);
        _events = kinds.SelectMany(kind => kind.Events, (kind, e) => (e.Name, e.Type, kind)).ToDictionary(e => e.Name, e => (e.Type, e.kind));
        _eventNames = kinds.SelectMany(kind => kind.Events).ToDictionary(e => e.Type, e => e.Name);
        _messages = messages.ToDictionary(message => message.Name);
        _messageTypes = messages.ToDictionary(message => message.Message);
    }

    public IReadOnlyList<StreamKind> Kinds { get; }

    public IReadOnlyList<MessageKind> Messages { get; }

    public StreamKind Kind(Type state) => _kinds[state];

    public StreamKind? Kind(string name) => _kindsByName.GetValueOrDefault(name);

    public string Name(object recorded) => _eventNames[recorded.GetType()];

    public Type Event(string name) => _events.TryGetValue(name, out var found) ? found.Type : throw new UnknownStoredNameException(name);

    /// <summary>The same; null for a name that a newer version stored.</summary>
    public Type? FindEvent(string name) => _events.TryGetValue(name, out var found) ? found.Type : null;

    /// <summary>The kind of stream in which an event of this name stands.</summary>
    public StreamKind KindOf(string name) => _events.TryGetValue(name, out var found) ? found.Kind : throw new UnknownStoredNameException(name);

    public MessageKind Message(Type message) => _messageTypes[message];

    public MessageKind Message(string name) => _messages.TryGetValue(name, out var found) ? found : throw new UnknownStoredNameException(name);
}

/// <summary>The store holds something that this version of the service does not know: a newer version wrote it.</summary>
public sealed class UnknownStoredNameException(string name)
    : Exception($"The store holds '{name}', which this version of the service does not know; a newer version wrote it. Start that version.")
{
    public string StoredName { get; } = name;
}
