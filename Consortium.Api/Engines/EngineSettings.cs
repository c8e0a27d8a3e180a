namespace Consortium.Api.Engines;

/// <summary>What an operator may tune, under <c>Engine</c> in the configuration.</summary>
internal sealed record EngineSettings
{
    /// <summary>How often a message is tried before it becomes a dead letter.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many messages one process handles at a time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>What carries messages between processes. The engine of Npgsql knows one way, which is the database.</summary>
    public Transport Transport { get; init; }

    /// <summary>Where RabbitMQ is, with the right to declare a queue there, when it is the transport.</summary>
    public Uri? Broker { get; init; }

    /// <summary>The wait before the next attempt: ±20 %, so that what failed together does not come back together.</summary>
    public TimeSpan RetryAfter(int failures) => WaitAfter(failures) * (0.8 + (0.4 * Random.Shared.NextDouble()));

    /// <summary>The same wait, before it is shaken.</summary>
    public TimeSpan WaitAfter(int failures)
    {
        var wait = FirstRetry * Math.Pow(2, Math.Min(failures, 30) - 1);
        return wait < LongestRetry ? wait : LongestRetry;
    }
}

/// <summary>What carries messages to the process that handles them.</summary>
internal enum Transport
{
    /// <summary>Each process handles what it announces; others take over what a dead one left.</summary>
    Local,

    /// <summary>Queues in the database, which all processes share.</summary>
    PostgreSql,

    /// <summary>A queue in RabbitMQ, which all processes share.</summary>
    RabbitMq,
}
