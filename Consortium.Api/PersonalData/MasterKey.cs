using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Database;

namespace Consortium.Api.PersonalData;

/// <summary>
/// The key file outside both databases. Every use has a key of its own derived from it (HKDF, RFC 5869), so that what is
/// shown in one place opens nothing in another.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] _root;

    public MasterKey(DatabaseConnections connections)
    {
        _root = File.ReadAllBytes(connections.MasterKeyFile);
        if (_root.Length != 32)
            throw new InvalidDataException($"The master key file holds {_root.Length} bytes; it must hold 32.");
        Wrapping = For("subject keys");
        Digest = For("e-mail digests");
    }

    /// <summary>Wraps the keys of people.</summary>
    public byte[] Wrapping { get; }

    /// <summary>Makes e-mail addresses comparable without keeping them.</summary>
    public byte[] Digest { get; }

    /// <summary>The key of another use, by its name.</summary>
    public byte[] For(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _root, 32, info: Encoding.UTF8.GetBytes(use));
}
