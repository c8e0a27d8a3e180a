using Consortium.Api.Database;
using Consortium.Api.Security.SignIn;
using Npgsql;

namespace Consortium.Api.Security;

/// <summary>Removes idempotency keys after two days, sessions that ended and the count of links that were asked for, every hour.</summary>
internal sealed partial class ForgetOldAccess(Databases databases, TimeProvider clock, ILogger<ForgetOldAccess> log) : BackgroundService
{
    public static readonly TimeSpan KeysLast = TimeSpan.FromHours(48);

    public async Task Forget(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var batch = databases.Engine.CreateBatch();
        batch.BatchCommands.Add(new("delete from access.idempotency where at < $1") { Parameters = { new() { Value = now - KeysLast } } });
        batch.BatchCommands.Add(new("delete from access.session where ends_at < $1") { Parameters = { new() { Value = now } } });
        batch.BatchCommands.Add(new("delete from access.sign_in_asked where since < $1") { Parameters = { new() { Value = now - SignInLetters.Window } } });
        await batch.ExecuteNonQueryAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Forget(stoppingToken);
            }
            catch (NpgsqlException fault)
            {
                Postponed(fault.SqlState);
            }
        }
    }

    [LoggerMessage(4010, LogLevel.Warning, "Old keys and sessions are removed later: the database answered {SqlState}")]
    private partial void Postponed(string? sqlState);
}
