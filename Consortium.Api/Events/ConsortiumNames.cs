namespace Consortium.Api.Events;

/// <summary>Every stored name of this service, written by hand, apart from the names of classes.</summary>
internal static class ConsortiumNames
{
    public static StoredNames All { get; } = new(Streams(), Messages());

    private static IReadOnlyList<StreamKind> Streams() => [];

    private static IReadOnlyList<MessageKind> Messages() => [];
}
