using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Consortium.Api.PersonalData;
using Consortium.Domain;

namespace Consortium.Api.Deliveries;

/// <summary>Where a company stands in its feed, signed, so that a cursor is only ever one that the feed gave to this company.</summary>
internal sealed class FeedCursors(MasterKey master)
{
    private const int NumberLength = 8, SignatureLength = 16;
    private readonly byte[] _key = master.For("feed cursors");

    public string After(CompanyId company, long number)
    {
        Span<byte> cursor = stackalloc byte[NumberLength + SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(cursor, number);
        Sign(company, cursor[..NumberLength], cursor[NumberLength..]);
        return Base64Url.EncodeToString(cursor);
    }

    /// <summary>The number to read on after; null when the cursor is not one of this company's feed.</summary>
    public long? Read(CompanyId company, string cursor)
    {
        Span<byte> bytes = stackalloc byte[NumberLength + SignatureLength], signature = stackalloc byte[SignatureLength];
        if (!Base64Url.IsValid(cursor, out var length) || length != bytes.Length)
            return null;

        Base64Url.DecodeFromChars(cursor, bytes);
        Sign(company, bytes[..NumberLength], signature);
        return CryptographicOperations.FixedTimeEquals(bytes[NumberLength..], signature) ? BinaryPrimitives.ReadInt64BigEndian(bytes) : null;
    }

    private void Sign(CompanyId company, ReadOnlySpan<byte> number, Span<byte> signature)
    {
        Span<byte> signed = stackalloc byte[16 + NumberLength], whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        company.Value.TryWriteBytes(signed);
        number.CopyTo(signed[16..]);
        HMACSHA256.HashData(_key, signed, whole);
        whole[..SignatureLength].CopyTo(signature);
    }
}
