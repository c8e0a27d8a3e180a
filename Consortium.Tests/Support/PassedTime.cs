#if CRITTERSTACK
using Consortium.Api.Database;
using Microsoft.Extensions.Hosting;
#endif
using Consortium.Api.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Support;

/// <summary>Lets an engine that looks at the machine's clock see the time that a <see cref="ShiftedClock"/> has let pass.</summary>
internal static class PassedTime
{
#if CRITTERSTACK
    public static IServiceCollection PassTime(this IServiceCollection services, Engine engine) =>
        engine == Engine.CritterStack ? services.AddHostedService<Hands>() : services;

    private sealed class Hands(Databases databases, TimeProvider clock) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (clock is ShiftedClock && await tick.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await using var due = databases.Engine.CreateCommand(
                        "update wolverine.wolverine_incoming_envelopes set execution_time = now() where status = 'Scheduled' and execution_time > now() and execution_time <= $1")
                        .With(clock.GetUtcNow());
                    await due.ExecuteNonQueryAsync(stoppingToken);
                }
                catch (Npgsql.NpgsqlException)
                {
                    // Tests take the database away; time goes on when it is back.
                }
            }
        }
    }
#else
    public static IServiceCollection PassTime(this IServiceCollection services, Engine engine) => services;
#endif
}
