namespace Consortium.Api.Security;

/// <summary>
/// Who may call what: one row per endpoint and page, by its name. An endpoint that is not listed stops the service at start,
/// so nothing is reachable by oversight.
/// </summary>
internal static class AccessMatrix
{
    public static IReadOnlyList<AccessRow> Rows { get; } = [];

    private static AccessRow Open(string endpoint) => new(endpoint, Anyone: true, []);

    private static AccessRow Row(string endpoint, params IReadOnlyList<Access> may) => new(endpoint, Anyone: false, may);

    private static Access All(Role role) => new(role, Reach.All);

    private static Access Own(Role role) => new(role, Reach.Own);
}

/// <summary>One row of the matrix.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Anyone">Open to callers who have not signed in.</param>
/// <param name="May">The roles that may call it, and how far each reaches; every other role is refused.</param>
internal sealed record AccessRow(string Endpoint, bool Anyone, IReadOnlyList<Access> May);

/// <summary>A role and how far it reaches.</summary>
internal sealed record Access(Role Role, Reach Reach);

/// <summary>How far a role reaches at an endpoint.</summary>
internal enum Reach
{
    /// <summary>Things of every company.</summary>
    All,

    /// <summary>Things of the caller's own company, or of the caller in person; another's id answers as one that does not exist.</summary>
    Own,
}
