using Consortium.Api.Database;
using Consortium.Api.Events;

namespace Consortium.Api.Security;

/// <summary>A person who opened a sign-in link in a browser, until they sign out, rest for too long, or the day is over.</summary>
internal sealed record Session(Guid Id, Scope Scope)
{
    public const string Cookie = "consortium-session";

    private static readonly TimeSpan Rest = TimeSpan.FromHours(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public static SqlStatement Open(Guid id, Secret secret, Scope scope, DateTimeOffset at) => new(
        "insert into access.session (id, hash, role, company, principal, seen_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)",
        id, secret.Hash, scope.Role.ToString(), scope.Company?.Value, scope.Principal, at, at + Longest);

    public static async Task<Session?> Find(Databases databases, Secret secret, DateTimeOffset now, CancellationToken ct)
    {
        Session session;
        await using (var command = databases.Engine.CreateCommand(
            """
            select role, company, principal, id, seen_at from access.session
            where hash = $1 and ends_at > $2 and seen_at > $3 and not access.is_closed(role, company, principal)
            """)
            .With(secret.Hash, now, now - Rest))
        {
            await using var row = await command.ExecuteReaderAsync(ct);
            if (!await row.ReadAsync(ct))
                return null;

            session = new Session(row.GetGuid(3), Authentication.ScopeOf(row));
            if (row.GetFieldValue<DateTimeOffset>(4) > now - SeenEvery)
                return session;
        }

        await using var seen = databases.Engine.CreateCommand("update access.session set seen_at = $2 where id = $1").With(session.Id, now);
        await seen.ExecuteNonQueryAsync(ct);
        return session;
    }

    /// <summary>The browsers in which a principal is signed in, the last seen first.</summary>
    /// <param name="here">The session that asks.</param>
    public static async Task<IReadOnlyList<OpenSession>> Of(Databases databases, Scope holder, Guid? here, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select id, seen_at, ends_at from access.session where principal = $1 and role = $2 and ends_at > $3 and seen_at > $4 order by seen_at desc")
            .With(holder.Principal, holder.Role.ToString(), now, now - Rest);
        await using var row = await command.ExecuteReaderAsync(ct);
        var sessions = new List<OpenSession>();
        while (await row.ReadAsync(ct))
            sessions.Add(new OpenSession(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2), row.GetGuid(0) == here));
        return sessions;
    }

    /// <summary>The statement that signs somebody out everywhere.</summary>
    public static SqlStatement EndAll(Scope holder) => new(
        "delete from access.session where principal = $1 and role = $2 and company is not distinct from $3::uuid",
        holder.Principal, holder.Role.ToString(), holder.Company?.Value);

    public static async Task End(Databases databases, Guid id, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("delete from access.session where id = $1").With(id);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <param name="SeenAt">When it was last used, to within five minutes.</param>
/// <param name="Here">Whether it is the one that asks.</param>
internal sealed record OpenSession(Guid Id, DateTimeOffset SeenAt, DateTimeOffset EndsAt, bool Here);
