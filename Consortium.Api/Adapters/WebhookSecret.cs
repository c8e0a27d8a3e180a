using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Consortium.Api.Adapters;

/// <summary>What a company and the service share, and how they sign with it: Standard Webhooks 1.0.</summary>
internal sealed class WebhookSecret
{
    private const string Prefix = "whsec_", Version = "v1,";
    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    public static WebhookSecret New() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Null when the text is not a secret of 24 to 64 bytes.</summary>
    public static WebhookSecret? Parse(string text)
    {
        var key = new byte[64];
        return text.StartsWith(Prefix, StringComparison.Ordinal) &&
            Convert.TryFromBase64String(text[Prefix.Length..], key, out var length) && length >= 24
                ? new WebhookSecret(key[..length])
                : null;
    }

    /// <summary>The secret in words: shown to the company once.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(_key);

    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return Version + Convert.ToBase64String(hmac.GetHashAndReset());
    }

    /// <summary>Whether one of the signatures in a header is of this secret.</summary>
    public bool Signed(string signatures, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var expected = Encoding.ASCII.GetBytes(Sign(id, timestamp, body));
        return signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)));
    }
}
