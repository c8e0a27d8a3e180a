using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Api.Mail;

/// <summary>Says at the start when no mail goes out, and forgets by and by which letters went out.</summary>
internal sealed class MailUpkeep(IMailServer server, Databases databases, TimeProvider clock, ILogger<MailUpkeep> log) : BackgroundService
{
    /// <summary>Longer than any message that sends a letter is tried again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!server.IsThere)
            log.NoMailGoesOut();
        return base.StartAsync(cancellationToken);
    }

    public async Task<int> Forget(CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("delete from consortium.sent_letter where sent_at < $1").With(clock.GetUtcNow() - Remembered);
        return await command.ExecuteNonQueryAsync(ct);
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
                log.LettersForgottenLater(fault.SqlState);
            }
        }
    }
}
