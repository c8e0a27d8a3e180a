using Consortium.Api.Events;
using Npgsql;
using States = System.Collections.Generic.Dictionary<System.Guid, (object State, long Version)>;

namespace Consortium.Api.Engines;

/// <summary>Load, fold, decide, record; when somebody else wrote first, decide again on what they left.</summary>
internal abstract class EventStreams(TimeProvider clock) : IEventStreams
{
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
                return new Folds(await Record(streams, before, recording, ct));
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

    /// <summary>What the streams add up to now.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="trustNew">Whether a stream that is said to be new need not be loaded.</param>
    /// <param name="ct">Gives up.</param>
    protected abstract Task<States> Fold(IReadOnlyList<StreamAddress> streams, bool trustNew, CancellationToken ct);

    /// <summary>Writes all of it in one transaction, if every stream still stands where it was; answers what the streams add up to then.</summary>
    protected abstract Task<States> Record(IReadOnlyList<StreamAddress> streams, States before, Recording recording, CancellationToken ct);

    protected virtual bool IsLostRace(Exception fault) => fault is PostgresException said && said.SqlState switch
    {
        StreamMovedState or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => true,
        PostgresErrorCodes.UniqueViolation => said.ConstraintName is "pkey_mt_streams_id" or "pk_mt_events_stream_and_version",
        _ => false,
    };
}
