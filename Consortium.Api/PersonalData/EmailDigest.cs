using System.Security.Cryptography;
using System.Text;

namespace Consortium.Api.PersonalData;

/// <summary>Makes e-mail addresses comparable without keeping them, however they are written.</summary>
internal static class EmailDigest
{
    public static byte[] Of(MasterKey master, string email) => HMACSHA256.HashData(master.Digest, Encoding.UTF8.GetBytes(Plain(email)));

    /// <summary>The address as it is compared.</summary>
    public static string Plain(string email) => email.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
