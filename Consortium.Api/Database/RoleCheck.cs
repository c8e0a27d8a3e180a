namespace Consortium.Api.Database;

/// <summary>Row-level security binds nobody who may step around it, so the roles that serve requests must not be able to.</summary>
internal static class RoleCheck
{
    public static async Task Require(DatabaseConnections databases, CancellationToken ct)
    {
        await Require(databases.Engine, Roles.Engine, ct);
        await Require(databases.Reader, Roles.Reader, ct);
    }

    private static async Task Require(string connection, string role, CancellationToken ct)
    {
        await using var open = await Unpooled.Open(connection, ct);
        if (await open.Scalar<string>("select current_user::text", ct) is var user && user != role)
        {
            throw new StartRefusedException($"The connection string of {role} signs in as {user}.");
        }

        const string StepsAround = "select exists (select from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member'))";
        if (await open.Scalar<bool>(StepsAround, ct))
        {
            throw new StartRefusedException(
                $"{role} is, or may become, a superuser or a role with bypassrls: row-level security would not bind it. Take that right away.");
        }

        const string Owns =
            """
            select exists (
                select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                where nspname in ('consortium', 'read', 'personal', 'access') and pg_has_role(current_user, relowner, 'member'))
            """;
        if (await open.Scalar<bool>(Owns, ct))
        {
            throw new StartRefusedException(
                $"{role} owns tables of the service, or may act as their owner: it could switch row-level security off. Give them to {Roles.Owner}.");
        }
    }
}
