using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Matching;
using Npgsql;

namespace Consortium.Api.MatchingRuns;

/// <summary>Lets whoever waits for a run see how far it is, whichever process they ask.</summary>
public sealed partial class RunProgress(Databases databases, TimeProvider clock, ILogger<RunProgress> log)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// Computes a plan, and writes down now and then how far it is; a run that is quicker than that leaves nothing behind. It takes
    /// a thread of its own and all but one of the others, so that requests are answered meanwhile.
    /// </summary>
    public async Task<MatchingPlan> Of(MatchingRunId run, MatchingSnapshot snapshot, int seed, CancellationToken ct)
    {
        var latest = new Latest();
        var solving = Task.Factory.StartNew(
            () => Pairing.Solve(snapshot, seed, ct, latest, Environment.ProcessorCount), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (true)
        {
            await solving.AtMost(Often, clock, ct);
            if (solving.IsCompleted || ct.IsCancellationRequested)
                break;
            if (latest.Reached is { } reached)
                await Tell(run, reached, ct);
        }

        return await solving;
    }

    /// <summary>With the end of a run goes what was written of it.</summary>
    public static SqlStatement Forget(MatchingRunId run) => new("delete from consortium.matching_progress where run = $1", run.Value);

    public static SqlStatement Note(MatchingRunId run, PairingProgress reached) => new(
        """
        insert into consortium.matching_progress (run, mentors, mentees, compared, placed) values ($1, $2, $3, $4, $5)
        on conflict (run) do update set mentors = excluded.mentors, mentees = excluded.mentees, compared = excluded.compared, placed = excluded.placed
        """,
        run.Value, reached.Mentors, reached.Mentees, reached.Compared, reached.Placed);

    /// <summary>How far a run is can be missed; the run itself will meet the database and say so.</summary>
    private async Task Tell(MatchingRunId run, PairingProgress reached, CancellationToken ct)
    {
        try
        {
            var note = Note(run, reached);
            await using var command = databases.Engine.CreateCommand(note.Text).With([.. note.Parameters]);
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException fault)
        {
            NotTold(Fault.Of(fault));
        }
    }

    [LoggerMessage(4028, LogLevel.Debug, "How far a run is was not written: {Fault}")]
    private partial void NotTold(string fault);

    /// <summary>What was reported last; many threads report at once.</summary>
    private sealed class Latest : IProgress<PairingProgress>
    {
        private readonly Lock _lock = new();
        private PairingProgress? _reached;

        public PairingProgress? Reached
        {
            get
            {
                lock (_lock)
                    return _reached;
            }
        }

        public void Report(PairingProgress value)
        {
            lock (_lock)
            {
                if (_reached is not { } before || value.Compared + value.Placed > before.Compared + before.Placed)
                    _reached = value;
            }
        }
    }
}
