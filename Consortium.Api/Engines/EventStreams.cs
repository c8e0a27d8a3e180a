using Consortium.Api.Events;
using Npgsql;
using States = System.Collections.Generic.Dictionary<System.Guid, (object State, long Version)>;

namespace Consortium.Api.Engines;

/// <summary>Load, fold, decide, record; when somebody else wrote first, decide again on what they left.</summary>
internal abstract class EventStreams(StoredNames names, RecentFolds recent, TimeProvider clock) : IEventStreams
{
    protected StoredNames Names { get; } = names;

    protected TimeProvider Clock { get; } = clock;

    private const int Attempts = 20;

    private const string StreamMovedState = "CS001";

    public async Task<Folds> Decide(IReadOnlyList<StreamAddress> streams, Func<Folds, Recording> decide, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await Fold(streams, trustNew: attempt == 1, ct);
            var folds = new Folds(before);
            if (streams.Any(stream => stream.Expected is { } expected && expected != folds.Version(stream.Id)))
            {
                return new Folds(before, StreamMoved.Refusal);
            }

            var recording = decide(folds);
            if (recording.Refusal is not null)
            {
                return new Folds(before, recording.Refusal);
            }

            try
            {
                var after = await Record(streams, before, recording, ct);
                Keep(streams, after);
                return new Folds(after);
            }
            catch (Exception lost) when (attempt < Attempts && IsLostRace(lost))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * 2 * attempt), Clock, ct);
            }
        }
    }

    public async Task<(TState State, long Version)> Load<TState>(Guid stream, CancellationToken ct) where TState : notnull
    {
        var (state, version) = (await Fold([StreamAddress.Of<TState>(stream)], trustNew: false, ct))[stream];
        return ((TState)state, version);
    }

    /// <summary>What was recorded of each stream after a version, in the order of the versions; nothing of a stream of another kind.</summary>
    protected abstract Task<IReadOnlyList<(Guid Stream, long Version, object Event)>> Read(IReadOnlyList<Tail> tails, CancellationToken ct);

    /// <summary>Writes all of it in one transaction, if every stream still stands where it was; answers what the streams add up to then.</summary>
    protected abstract Task<States> Record(IReadOnlyList<StreamAddress> streams, States before, Recording recording, CancellationToken ct);

    /// <summary>What the streams add up to now; one that is said to be new need not be loaded when that is trusted.</summary>
    private async Task<States> Fold(IReadOnlyList<StreamAddress> streams, bool trustNew, CancellationToken ct)
    {
        var folds = streams.ToDictionary(stream => stream.Id, stream => recent.Of(stream) ?? (State: Names.Kind(stream.State).Initial, Version: 0L));
        // An empty id is nobody's.
        StreamAddress[] known = [.. streams.Where(stream => !(stream.IsNew && trustNew) && stream.Id != Guid.Empty)];
        if (known.Length == 0)
        {
            return folds;
        }

        var kinds = known.ToDictionary(stream => stream.Id, stream => Names.Kind(stream.State));
        foreach (var (stream, version, recorded) in await Read([.. known.Select(stream => new Tail(stream.Id, kinds[stream.Id], folds[stream.Id].Version))], ct))
        {
            folds[stream] = (kinds[stream].Evolve(folds[stream].State, recorded), version);
        }

        Keep(known, folds);
        return folds;
    }

    private void Keep(IEnumerable<StreamAddress> streams, States folds)
    {
        foreach (var stream in streams)
        {
            recent.Keep(stream, folds[stream.Id]);
        }
    }

    protected virtual bool IsLostRace(Exception fault) => fault is PostgresException said && said.SqlState switch
    {
        StreamMovedState or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => true,
        PostgresErrorCodes.UniqueViolation => said.ConstraintName is "pkey_mt_streams_id" or "pk_mt_events_stream_and_version",
        _ => false,
    };

    /// <summary>The end of a stream: what was recorded after a version.</summary>
    protected sealed record Tail(Guid Stream, StreamKind Kind, long After);
}
