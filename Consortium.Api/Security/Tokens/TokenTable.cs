using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Security.Tokens;

/// <summary>The table of tokens, written in the same transaction as the events that say who was given what.</summary>
internal static class TokenTable
{
    private const string Columns =
        "select id, hint, role, company, principal, created_at, expires_at, revoked_at, last_used_on from access.token";

    // Whose tokens a caller may see and end: an operator everybody's, human resources those of their company's system too, anybody their own.
    private const string InReach =
        """
        ($1 = 'Operator'
            or (principal = $3 and role = $1 and company is not distinct from $2::uuid)
            or ($1 = 'CompanyHr' and role = 'CompanyReceiver' and company = $2::uuid))
        """;

    public static Task<Decided<HeldTokens>> Issue(
        IEventStreams streams, IssueToken issue, Secret secret, DateTimeOffset at, IReadOnlyList<SqlStatement> keep, CancellationToken ct) =>
        streams.Decide<HeldTokens, TokenEvent>(
            StreamAddress.Of<HeldTokens>(HeldTokens.StreamOf(issue.Holder)),
            held => issue.Decide(held, at),
            alongside: [Row(issue, secret, at), .. keep],
            ct: ct);

    public static Task<IReadOnlyList<IssuedToken>> Seen(Databases databases, Scope caller, CancellationToken ct) => Select(
        databases, $"{Columns} where {InReach} order by created_at, id", caller, [], ct);

    /// <summary>A token within the caller's reach; null for any other id.</summary>
    public static async Task<IssuedToken?> Find(Databases databases, Scope caller, Guid token, CancellationToken ct) => (await Select(
        databases, $"{Columns} where {InReach} and id = $4", caller, [token], ct)).SingleOrDefault();

    public static SqlStatement Revoke(Guid token, DateTimeOffset at) =>
        new("update access.token set revoked_at = coalesce(revoked_at, $2) where id = $1", token, at);

    private static SqlStatement Row(IssueToken issue, Secret secret, DateTimeOffset at) => new(
        "insert into access.token (id, hash, hint, role, company, principal, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        issue.Token, secret.Hash, secret.Hint, issue.Holder.Role.ToString(), issue.Holder.Company?.Value, issue.Holder.Principal, at, at.AddDays(issue.Days));

    private static async Task<IReadOnlyList<IssuedToken>> Select(
        Databases databases, string sql, Scope caller, IEnumerable<object> more, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(sql)
            .With([caller.Role.ToString(), caller.Company?.Value, caller.Principal, .. more]);
        await using var row = await command.ExecuteReaderAsync(ct);
        var tokens = new List<IssuedToken>();
        while (await row.ReadAsync(ct))
            tokens.Add(IssuedToken.Read(row));
        return tokens;
    }
}

/// <summary>What may be told of a token after it was issued.</summary>
internal sealed record IssuedToken(
    Guid Id,
    string Hint,
    Role Role,
    CompanyId? Company,
    Guid Principal,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateOnly? LastUsedOn)
{
    public Scope Holder => new(Role, Company, Principal);

    public static IssuedToken Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        Enum.Parse<Role>(row.GetString(2)),
        row.IsDBNull(3) ? null : new CompanyId(row.GetGuid(3)),
        row.GetGuid(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetFieldValue<DateTimeOffset>(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8));
}
