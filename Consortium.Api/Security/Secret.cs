using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Consortium.Api.Security;

/// <summary>256 random bits that open a door: told once to whom it belongs, kept as a hash.</summary>
internal readonly record struct Secret(string Text)
{
    public const string OfTokens = "cst_";

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Enough to tell one's own tokens apart, far too little to guess from.</summary>
    public string Hint => Text[..Math.Min(Text.Length, 8)];

    /// <summary>The id of the stream that records what became of this secret. It says nothing about the secret.</summary>
    public Guid Stream => new(Hash.AsSpan(0, 16), bigEndian: true);

    public static Secret New(string prefix = "") => new(prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    // A secret must not reach a log by way of an interpolated string.
    public override string ToString() => "secret";
}
