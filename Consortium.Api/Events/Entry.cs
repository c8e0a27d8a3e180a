using System.Buffers.Binary;
using Consortium.Domain;

namespace Consortium.Api.Events;

/// <summary>Ids that rise with the events, so that a list in their order is a list in the order of what happened.</summary>
internal static class Entry
{
    /// <param name="sequence">Of the event.</param>
    /// <param name="about">Which of the things that the event is about.</param>
    public static Guid Of(long sequence, Guid about)
    {
        Span<byte> entry = stackalloc byte[16];
        DerivedId.Of("entry", about).TryWriteBytes(entry, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(entry, sequence);
        return new Guid(entry, bigEndian: true);
    }
}
