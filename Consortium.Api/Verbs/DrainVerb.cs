using System.CommandLine;
using Consortium.Api.Events;
using Serilog;

namespace Consortium.Api.Verbs;

internal static class DrainVerb
{
    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "How long to wait for what is under way.",
        DefaultValueFactory = _ => 60,
    };

    public static Command Command() => Verb.Of(
        "drain",
        "Deliver what waits, without listening, so that another engine may take the database over.",
        async (installation, parsed, ct) =>
        {
            await installation.Prepare(takeOver: false, ct);
            using var host = Workers(installation);
            await host.StartAsync(ct);
            var left = await UntilEmpty(host.Services, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), ct);
            await host.StopAsync(ct);
            var handedOver = left.Due == 0 ? await HandOver(installation, ct) : 0;
            Console.WriteLine($"Left: {left.Due} due, {left.Dead} dead; {handedOver} scheduled are handed over to the engine that serves next.");
            return left is { Due: 0, Dead: 0 } ? Verb.Done : Verb.NotDone;
        },
        Seconds);

    private static IHost Workers(Installation installation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddConfiguration(installation.Configuration);
        builder.Logging.AddSerilog(installation.Log);
        builder.Services.AddWork(installation.Databases, new HostSettings());
        return builder.Build();
    }

    private static async Task<int> HandOver(Installation installation, CancellationToken ct)
    {
        await using var services = installation.Services();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IOutbox>().HandOver(ct);
    }

    private static async Task<OutboxLoad> UntilEmpty(IServiceProvider services, TimeSpan patience, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IOutbox>();
        var clock = services.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200), clock);
        while (true)
        {
            var load = await outbox.Load(ct);
            if (load.Due == 0 || clock.GetElapsedTime(began) > patience)
            {
                return load;
            }

            await tick.WaitForNextTickAsync(ct);
        }
    }
}
