using System.Security.Cryptography;

namespace Consortium.Api.Database;

/// <summary>The passwords of the roles in a PostgreSQL that the service runs by itself.</summary>
internal sealed record RolePasswords(string Superuser, string Owner, string Engine, string Reader, string Keys)
{
    public static RolePasswords Random() => new(One(), One(), One(), One(), One());

    private static string One() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
