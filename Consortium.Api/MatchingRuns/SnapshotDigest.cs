using System.Security.Cryptography;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Matching;

namespace Consortium.Api.MatchingRuns;

/// <summary>
/// The fingerprint of what a run read: SHA-256 of the snapshot in stored JSON, in lower-case hexadecimal. It is taken of the
/// snapshot and not of a text, so it holds however a database has since laid the text out.
/// </summary>
internal static class SnapshotDigest
{
    public static string Of(MatchingSnapshot snapshot) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(snapshot, StoredJson.Options)));
}
