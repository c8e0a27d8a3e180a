using Consortium.Api.Events;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Engines;

/// <summary>The check that no recorded act loses its message, and the proof that it would find one that does.</summary>
public sealed class LosingAMessage(TestCluster cluster) : EngineTests(cluster)
{
    [Fact]
    public async Task Is_impossible_when_the_crash_comes_between_the_event_and_its_message()
    {
        var (recorded, handled) = await AfterACrashAtTheOutbox(host => host.Streams);

        Assert.Equal(recorded, handled);
        Assert.Equal(0, recorded);
    }

    [Fact]
    public async Task Is_found_when_an_engine_writes_the_outbox_in_a_transaction_of_its_own()
    {
        var (recorded, handled) = await AfterACrashAtTheOutbox(host => new OutboxAfterwards(host.Streams, host.Outbox));

        Assert.NotEqual(recorded, handled);
        Assert.Equal((1L, 0L), (recorded, handled));
    }

    /// <summary>Acts once, with the connection cut as soon as it writes the outbox; answers what a later process finds and handles.</summary>
    private async Task<(long Recorded, long Handled)> AfterACrashAtTheOutbox(Func<EngineHost, IEventStreams> streams)
    {
        await Execute(
            $"""
            create function consortium.crash() returns trigger language plpgsql as $$
            begin
                perform pg_terminate_backend(pg_backend_pid());
                return new;
            end $$;
            create trigger crash before insert on {StoredMessages.OfAVerb} for each row execute function consortium.crash();
            """);
        await using (var dying = EngineHost.Verb(Connections))
        {
            var crash = await Assert.ThrowsAnyAsync<Exception>(() => streams(dying).Decide<Tally, Counted>(
                StreamAddress.New<Tally>(NewId), _ => new Counted(1), (_, _) => [new(new Ring(1))], ct: Ct));
            Assert.Equal(PostgresErrorCodes.AdminShutdown, Cause(crash)?.SqlState);
        }

        await Execute($"drop trigger crash on {StoredMessages.OfAVerb}");
        await using var serving = await EngineHost.Start(Connections, Ct);
        await serving.Outbox.Send(new(new Ring(2)), Ct);
        await Eventually.Holds(async ct => serving.Bell.Rung.Contains(2) && await serving.Outbox.Load(ct) == new OutboxLoad(0, 0, 0, null));
        return (await Ask<long>("select count(*) from consortium.mt_events"), serving.Bell.Rung.Count(number => number == 1));
    }

    /// <summary>What the database said, beneath what an engine's libraries made of it.</summary>
    private static PostgresException? Cause(Exception? fault) => fault as PostgresException ?? (fault is null ? null : Cause(fault.InnerException));

    /// <summary>What an engine must not be: first the events, then their messages.</summary>
    private sealed class OutboxAfterwards(IEventStreams streams, IOutbox outbox) : IEventStreams
    {
        public async Task<Folds> Decide(IReadOnlyList<StreamAddress> addresses, Func<Folds, Recording> decide, CancellationToken ct)
        {
            IReadOnlyList<Announcement> announcements = [];
            var folds = await streams.Decide(
                addresses,
                before =>
                {
                    var recording = decide(before);
                    announcements = recording.Announcements;
                    return recording with { Announcements = [] };
                },
                ct);
            foreach (var announcement in announcements)
            {
                await outbox.Send(announcement, ct);
            }

            return folds;
        }

        public Task<(TState State, long Version)> Load<TState>(Guid stream, CancellationToken ct) where TState : notnull =>
            streams.Load<TState>(stream, ct);
    }
}
