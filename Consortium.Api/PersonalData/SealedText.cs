using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>A text as it is kept: sealed under the key of its subject, and of two people under both, one within the other.</summary>
internal sealed record SealedText(Guid Id, Guid Subject, Guid? Also, byte[] Box)
{
    /// <summary>The columns that <see cref="Read"/> reads, first of a row.</summary>
    public const string Columns = "text, subject, also, sealed";

    public static SealedText Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.GetFieldValue<byte[]>(3));

    /// <summary>Whose keys it takes.</summary>
    public IEnumerable<Guid> Keys => Also is { } also ? [Subject, also] : [Subject];

    /// <summary>The words; null when a key is gone.</summary>
    public byte[]? Open(IReadOnlyDictionary<Guid, byte[]> keys) => Keys.All(keys.ContainsKey)
        ? Keys.Aggregate(Box, (box, subject) => Sealing.Open(keys[subject], box, Id.ToByteArray()))
        : null;
}
