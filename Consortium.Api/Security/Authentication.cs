using System.Diagnostics;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security.Providers;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Security;

/// <summary>
/// Says who asks, by bearer token, ours or that of a company's provider, or by session cookie. Each is looked up anew for each
/// request, so a revoked right is gone at once. A token that is sent must be in force: it never falls back to a cookie.
/// </summary>
internal sealed class Authentication(RequestDelegate next, Databases databases, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context, Origin origin, ProgramTokens provided)
    {
        origin.Correlation = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        origin.Causation = context.TraceIdentifier;
        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count > 0)
        {
            var (caller, problem) = await OfBearer(context.Request, provided, context.RequestAborted);
            if (caller is null)
            {
                if (problem is null)
                    context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                await (problem ?? TransportProblems.NobodySignedIn).ExecuteAsync(context);
                return;
            }

            SignedIn(context, origin, caller);
        }
        else if (context.Request.Cookies[Session.Cookie] is { Length: > 0 } cookie
            && await Session.Find(databases, new Secret(cookie), clock.GetUtcNow(), context.RequestAborted) is { } session)
        {
            context.Features.Set(session);
            SignedIn(context, origin, session.Scope);
        }

        await next(context);
    }

    private static void SignedIn(HttpContext context, Origin origin, Scope caller)
    {
        context.Features.Set(caller);
        origin.Actor = caller.Principal;
    }

    private async Task<(Scope? Caller, Problem? Problem)> OfBearer(HttpRequest request, ProgramTokens provided, CancellationToken ct)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return default;

        var token = authorization[Bearer.Length..].Trim();
        return ProgramTokens.MayBe(token)
            ? await provided.Find(token, request.Headers[ProgramTokens.RoleHeader] is [{ } role] ? role : null, ct)
            : (await OfToken(token, ct), null);
    }

    private async Task<Scope?> OfToken(string token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = new Secret(token).Hash;
        await using var command = databases.Engine.CreateCommand(
            """
            select role, company, principal, last_used_on is distinct from $2::date
            from access.token where hash = $1 and revoked_at is null and expires_at > $3 and not access.is_closed(role, company, principal)
            """).With(hash, DateOnly.FromDateTime(now.UtcDateTime), now);
        Scope caller;
        bool firstUseToday;
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;

            (caller, firstUseToday) = (ScopeOf(row), row.GetBoolean(3));
        }

        if (firstUseToday)
            await NoteUse(hash, DateOnly.FromDateTime(now.UtcDateTime), ct);
        return caller;
    }

    private async Task NoteUse(byte[] hash, DateOnly day, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("update access.token set last_used_on = $2 where hash = $1").With(hash, day);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Reads role, company and principal from the first three columns.</summary>
    public static Scope ScopeOf(NpgsqlDataReader row) => new(
        Enum.Parse<Role>(row.GetString(0)), row.IsDBNull(1) ? null : new CompanyId(row.GetGuid(1)), row.GetGuid(2));
}
