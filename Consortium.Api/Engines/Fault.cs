using Npgsql;

namespace Consortium.Api.Engines;

/// <summary>What may be told of an exception: its kind, never its text, which may quote data.</summary>
internal static class Fault
{
    public static string Of(Exception fault) => fault is PostgresException postgres
        ? $"{nameof(PostgresException)} {postgres.SqlState}"
        : fault.GetType().Name;
}
