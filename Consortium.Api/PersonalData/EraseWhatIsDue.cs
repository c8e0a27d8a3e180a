using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;
using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>
/// Removes every day what is no longer to be kept (L-42): people by way of an erasure, and what has a time of its own. It looks
/// every hour whether a day began, so that a service which is restarted daily gets to it. Several nodes may run at once: the
/// second finds nothing.
/// </summary>
internal sealed partial class EraseWhatIsDue(Databases databases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<EraseWhatIsDue> log) : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    /// <param name="People">How many were erased.</param>
    /// <param name="Held">How many a legal hold kept.</param>
    /// <param name="VoteReasons">How many reasons of votes were removed.</param>
    /// <param name="RegisterLines">How many lines of the disclosure register were removed.</param>
    internal sealed record Done(int People, int Held, int VoteReasons, int RegisterLines);

    public async Task<Done> Run(CancellationToken ct)
    {
        var (people, held, after) = (0, 0, Guid.Empty);
        while (await Due(after, ct) is { Count: > 0 } due)
        {
            foreach (var (person, cohort) in due)
            {
                var refusal = await Erase(person, cohort, ct);
                (people, held) = (people + (refusal is null ? 1 : 0), held + (refusal == EraseWhenDue.UnderLegalHold ? 1 : 0));
            }

            after = due[^1].Person.Value;
        }

        var done = new Done(
            people,
            held,
            await Remove("delete from personal.text where readers = 'ballot' and kept_at < $1", RetentionClass.VoteReasons, ct),
            await Remove("delete from personal.dossier_read where read_at < $1", RetentionClass.DisclosureRegister, ct));
        await Note(done, ct);
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? ran = null;
        using var hourly = new PeriodicTimer(Hourly, clock);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            var today = Today;
            if (ran == today)
                continue;

            try
            {
                var done = await Run(stoppingToken);
                ran = today;
                Ran(done.People, done.Held, done.VoteReasons, done.RegisterLines);
            }
            catch (NpgsqlException fault)
            {
                Postponed(fault.SqlState);
            }
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The next people whose day has come and of whom no erasure was asked for yet, in the order of their ids.</summary>
    private async Task<IReadOnlyList<(ParticipantId Person, CohortId Cohort)>> Due(Guid after, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            $"""
            select r.participant, r.cohort from read.retention r join read.cohort c using (cohort)
            where not r.erasure_asked and {RetentionEndpoints.DueOn} <= @today and r.participant > @after order by r.participant limit @limit
            """);
        command.Parameters.AddWithValue("matched", RetentionSchedule.Of(RetentionClass.MatchedProfile).Months);
        command.Parameters.AddWithValue("unmatched", RetentionSchedule.Of(RetentionClass.UnmatchedProfile).Months);
        command.Parameters.AddWithValue("today", Today);
        command.Parameters.AddWithValue("after", after);
        command.Parameters.AddWithValue("limit", AtOnce);
        var due = new List<(ParticipantId, CohortId)>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            due.Add((new ParticipantId(rows.GetGuid(0)), new CohortId(rows.GetGuid(1))));
        return due;
    }

    /// <summary>Null when the person is on the way to be forgotten.</summary>
    private async Task<Refusal?> Erase(ParticipantId person, CohortId cohort, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var streams = scope.ServiceProvider.GetRequiredService<IEventStreams>();
        var (participant, _) = await streams.Load<Participant>(person.Value, ct);
        var (edition, _) = await streams.Load<Cohort>(cohort.Value, ct);
        var decided = await streams.Decide(
            StreamAddress.Of<Erasure>(Erasure.StreamOf(person)),
            (Erasure erasure) => new EraseWhenDue(person).Decide(erasure, participant, edition, clock.GetUtcNow()),
            announce: (_, _) => [new Announcement(new ErasureAsked(person))],
            ct: ct);
        return decided.Refusal;
    }

    private async Task<int> Remove(string statement, RetentionClass of, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(statement).With(clock.GetUtcNow().AddMonths(-RetentionSchedule.Of(of).Months));
        return await command.ExecuteNonQueryAsync(ct);
    }

    private Task Note(Done done, CancellationToken ct) => databases.Engine.Run(
        [
            new SqlStatement(
                "insert into consortium.retention_run (id, people, held, vote_reasons, register_lines, ran_at) values ($1, $2, $3, $4, $5, $6)",
                Guid.CreateVersion7(clock.GetUtcNow()),
                done.People,
                done.Held,
                done.VoteReasons,
                done.RegisterLines,
                clock.GetUtcNow()),
        ],
        ct);

    [LoggerMessage(4023, LogLevel.Information, "The day's run erased {People} people, {Held} were under legal hold; {VoteReasons} reasons of votes and {RegisterLines} lines of the register were removed")]
    private partial void Ran(int people, int held, int voteReasons, int registerLines);

    [LoggerMessage(4024, LogLevel.Warning, "What is no longer to be kept is erased later: the database answered {SqlState}")]
    private partial void Postponed(string? sqlState);
}
