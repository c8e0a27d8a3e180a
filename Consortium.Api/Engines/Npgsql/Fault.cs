using Npgsql;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>What may be told of an exception: its kind, never its text, which may quote data.</summary>
internal static class Fault
{
    public const string StreamMoved = "CS001";

    public const string ReadModelMoved = "CS002";

    public static string Of(Exception fault) => fault is PostgresException postgres
        ? $"{nameof(PostgresException)} {postgres.SqlState}"
        : fault.GetType().Name;

    /// <summary>Somebody else wrote first: deciding again on what they left is the remedy.</summary>
    public static bool IsLostRace(PostgresException fault) => fault.SqlState switch
    {
        StreamMoved or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => true,
        PostgresErrorCodes.UniqueViolation => fault.ConstraintName is "pkey_mt_streams_id" or "pk_mt_events_stream_and_version",
        _ => false,
    };

    /// <summary>What was written is at fault, so that writing it again cannot help; anything else of the database may pass.</summary>
    public static bool IsInTheData(NpgsqlException fault) => fault.SqlState is ['2', '2' or '3', ..];
}
