using System.Text.Json;
using System.Threading.Channels;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>
/// Handles messages, a few at a time: its own from memory, others by claiming rows that nobody owns or whose owner is dead. A
/// row leaves the table when its handler is done; until then any fault, a kill included, leads to another attempt.
/// </summary>
internal sealed class Dispatcher(
    Databases databases, StoredNames names, Handlers handlers, Parcels parcels, Node node, Signals signals,
    EngineSettings settings, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10);

    /// <summary>A row of ours that is not in our memory after this long: the answer to its commit was lost.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(5);

    private volatile bool _more;
    private readonly Channel<Guid> _done = Channel.CreateUnbounded<Guid>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Handlers at work when the service stops may finish.
        using var handling = new CancellationTokenSource();
        await using var stop = stoppingToken.Register(() => handling.CancelAfter(LastWords));

        var removing = Remove(handling.Token);
        await Task.WhenAll([Claim(stoppingToken), .. Enumerable.Range(0, settings.Parallel).Select(_ => Work(stoppingToken, handling.Token))]);
        _done.Writer.Complete();
        await removing;
    }

    private async Task Work(CancellationToken stopping, CancellationToken ct)
    {
        try
        {
            await foreach (var parcel in parcels.Waiting.ReadAllAsync(stopping))
            {
                // Owned under a number that this process no longer has: somebody else may be at it.
                if (parcel.Owner == node.Id)
                {
                    await Handle(parcel, ct);
                }
                else
                {
                    parcels.LetGo(parcel.Id);
                }

                stopping.ThrowIfCancellationRequested();
                if (_more && parcels.Waiting.Count <= Parcels.Capacity / 4)
                {
                    _more = false;
                    signals.Messages.Raise();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What waits in memory is free for others as soon as this process is gone.
        }
    }

    private async Task Handle(Parcel parcel, CancellationToken ct)
    {
        try
        {
            if (parcel.Attempts > settings.Attempts)
            {
                throw new MessageInterruptedException();
            }

            var message = JsonSerializer.Deserialize(parcel.Body, names.Message(parcel.Message).Message, StoredJson.Options)!;
            await using var scope = scopes.CreateAsyncScope();
            var origin = scope.ServiceProvider.GetRequiredService<Origin>();
            (origin.Correlation, origin.Causation) = (parcel.Correlation ?? "", parcel.Id.ToString());
            var answers = parcels.Pack(await handlers.Handle(message, scope.ServiceProvider, ct), origin.Correlation, origin.Causation);
            if (answers.Count == 0)
            {
                _done.Writer.TryWrite(parcel.Id);
                return;
            }

            await Persist(ct, [Sql.Command("delete from consortium.outbox where id = $1", parcel.Id), .. Parcels.Insert(answers)]);
            parcels.LetGo(parcel.Id);
            parcels.Committed(answers);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The service stops; the row stays and is free as soon as this process is gone.
        }
        catch (Exception e)
        {
            await Fail(parcel, e, ct);
        }
    }

    private async Task Fail(Parcel parcel, Exception e, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (e is UnknownStoredNameException || parcel.Attempts >= settings.Attempts)
        {
            log.MessageDied(parcel.Message, parcel.Id, parcel.Attempts, Fault.Of(e));
            await Persist(ct, Sql.Command(
                "update consortium.outbox set owner = null, fault = $3, died = $4 where id = $1 and owner = $2",
                parcel.Id, parcel.Owner, Fault.Of(e), now));
            parcels.LetGo(parcel.Id);
            return;
        }

        var due = now + settings.RetryAfter(parcel.Attempts);
        log.MessageFailed(parcel.Message, parcel.Id, parcel.Attempts, due, Fault.Of(e));
        await Persist(ct, Sql.Command(
            "update consortium.outbox set owner = null, due = $3 where id = $1 and owner = $2", parcel.Id, parcel.Owner, due));
        parcels.LetGo(parcel.Id);
    }

    private async Task Remove(CancellationToken ct)
    {
        try
        {
            while (await _done.Reader.WaitToReadAsync(ct))
            {
                var ids = new List<Guid>();
                while (ids.Count < Parcels.Capacity && _done.Reader.TryRead(out var id))
                {
                    ids.Add(id);
                }

                await Persist(ct, Sql.Command("delete from consortium.outbox where id = any($1)", ids.ToArray()));
                parcels.LetGo([.. ids]);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // What is not removed by now is handled once more, after the next start.
        }
    }

    /// <summary>What a handler did is done: its trace in the outbox is written as soon as the database is there to take it.</summary>
    private async Task Persist(CancellationToken ct, params NpgsqlBatchCommand[] commands)
    {
        while (true)
        {
            try
            {
                await databases.Engine.Execute(commands, ct);
                return;
            }
            catch (NpgsqlException e) when (!IsInTheData(e))
            {
                log.OutboxUnreachable(Fault.Of(e));
                await Task.Delay(Node.Poll, clock, ct);
            }
        }
    }

    private async Task Claim(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var next = signals.Messages.Next;
            try
            {
                if (node.Id is var id && id != 0 && parcels.Room is var room && room > 0)
                {
                    parcels.Committed(await Claim(id, room, ct));
                    _more = parcels.Room == 0;
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.OutboxUnreachable(Fault.Of(e));
            }

            await next.AtMost(Node.Poll, clock, ct);
        }
    }

    /// <summary>
    /// Takes what is due and free, the messages of dead processes among it. The reader is left to the end of this method: disposed
    /// by hand and then once more, it would end another command's, to which Npgsql has lent the same reader meanwhile.
    /// </summary>
    private async Task<IReadOnlyList<Parcel>> Claim(int id, int room, CancellationToken ct)
    {
        await using var batch = databases.Engine.CreateBatch();
        batch.BatchCommands.Add(Sql.Command(
            """
            update consortium.outbox set owner = null
            where owner is not null and owner <> all (array(
                    select objid::bigint from pg_locks where locktype = 'advisory' and classid = $1::oid and objsubid = 2 and granted
                        and database = (select oid from pg_database where datname = current_database())))
                or owner = $2 and due < $3 and id <> all ($4)
            """,
            (long)Node.Alive, id, clock.GetUtcNow() - Forgotten, parcels.Held));
        batch.BatchCommands.Add(Sql.Command(
            """
            update consortium.outbox set owner = $1, attempts = attempts + 1
            where id in (select id from consortium.outbox where owner is null and died is null and due <= $2 order by due limit $3 for update skip locked)
            returning id, message, body, due, owner, attempts, correlation, causation
            """,
            id, clock.GetUtcNow(), room));

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var claimed = new List<Parcel>();
        while (await reader.ReadAsync(ct))
        {
            claimed.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetInt32(4),
                reader.GetInt32(5), reader.GetValue(6) as string, reader.GetValue(7) as string));
        }

        return claimed;
    }

    /// <summary>What was written is at fault, so that writing it again cannot help; anything else of the database may pass.</summary>
    private static bool IsInTheData(NpgsqlException fault) => fault.SqlState is ['2', '2' or '3', ..];

    /// <summary>Each attempt ended with the process: this message may be what ends it.</summary>
    private sealed class MessageInterruptedException : Exception;
}
