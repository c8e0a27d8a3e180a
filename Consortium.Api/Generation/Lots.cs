using System.Buffers.Binary;
using Consortium.Domain;

namespace Consortium.Api.Generation;

/// <summary>Ids and draws that follow from a seed and from what they are for, in whatever order and on whatever machine they are made.</summary>
internal sealed class Lots(int seed)
{
    public Guid Id(string of, int nth) => DerivedId.Of($"generated from {seed}: {of} {nth}");

    /// <summary>A number from 0 to below.</summary>
    public int Draw(string of, int nth, int below)
    {
        Span<byte> drawn = stackalloc byte[16];
        Id($"draw, {of}", nth).TryWriteBytes(drawn, bigEndian: true, out _);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(drawn) % (uint)below);
    }

    public T One<T>(string of, int nth, IReadOnlyList<T> among) => among[Draw(of, nth, among.Count)];

    /// <summary>So many at most, each once.</summary>
    public IEnumerable<T> Some<T>(string of, int nth, int count, IReadOnlyList<T> among) =>
        Enumerable.Range(0, count).Select(place => One($"{of}, {place}", nth, among)).Distinct();
}
