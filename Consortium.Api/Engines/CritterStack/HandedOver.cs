using System.Text.Json;
using Consortium.Api.Events;
using Marten;
using Npgsql;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Takes in the messages that another engine, or a process that does not serve, has left to this one.</summary>
internal sealed class HandedOver(
    IDocumentStore store, IWolverineRuntime runtime, StoredNames names, TimeProvider clock, ILogger<HandedOver> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether this process serves, so that its own messages need no detour.</summary>
    public bool IsTakenIn { get; private set; }

    public static SqlStatement Insert(Guid id, string message, string body, DateTimeOffset due, string? correlation) => new(
        "insert into consortium.handed_over (id, message, body, due, correlation) values ($1, $2, $3::jsonb, $4, $5)", id, message, body, due, correlation);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        IsTakenIn = true;
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Wolverine leaves its meter in the process's list of meters, which would keep the whole stopped service.</summary>
    public override void Dispose()
    {
        runtime.Meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await TakeIn(stoppingToken) == AtOnce)
                {
                    continue;
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.NotTakenIn(Fault.Of(fault));
            }

            await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> TakeIn(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(ct);
        var taken = new List<(object Message, DateTimeOffset Due, string? Correlation)>();
        await using var command = new NpgsqlCommand(
            """
            delete from consortium.handed_over
            where id in (select id from consortium.handed_over order by due limit $1 for update skip locked)
            returning message, body, due, correlation
            """)
        {
            Parameters = { new() { Value = AtOnce } },
        };
        await using (var rows = await session.ExecuteReaderAsync(command, ct))
        {
            while (await rows.ReadAsync(ct))
            {
                taken.Add((
                    JsonSerializer.Deserialize(rows.GetString(1), names.Message(rows.GetString(0)).Message, StoredJson.Options)!,
                    await rows.GetFieldValueAsync<DateTimeOffset>(2, ct), rows.GetValue(3) as string));
            }
        }

        foreach (var (message, due, correlation) in taken)
        {
            await new Announcement(message, due).ApplyAsync(new MartenOutbox(runtime, session) { CorrelationId = correlation });
        }

        await session.SaveChangesAsync(ct);
        return taken.Count;
    }
}

internal static partial class HandedOverLog
{
    [LoggerMessage(2031, LogLevel.Error, "Messages that were handed over could not be taken in: {Fault}")]
    public static partial void NotTakenIn(this ILogger log, string fault);
}
