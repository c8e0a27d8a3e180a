using System.Security.Cryptography;

namespace Consortium.Api.PersonalData;

/// <summary>AES-256-GCM with a fresh nonce per text; what comes out is nonce, tag, cipher text.</summary>
internal static class Sealing
{
    private static readonly int Nonce = AesGcm.NonceByteSizes.MaxSize, Tag = AesGcm.TagByteSizes.MaxSize;

    /// <param name="key">32 bytes.</param>
    /// <param name="plain">What to seal.</param>
    /// <param name="about">Bound to the text: the same bytes are needed to open it, so a text cannot be moved to another subject.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var box = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag), about);
        return box;
    }

    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> about)
    {
        var plain = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box[..Nonce], box[(Nonce + Tag)..], box.Slice(Nonce, Tag), plain, about);
        return plain;
    }
}
