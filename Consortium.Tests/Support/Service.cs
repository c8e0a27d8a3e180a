using System.Collections.Concurrent;
using Consortium.Api;
using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Core;
using Serilog.Events;

namespace Consortium.Tests.Support;

/// <summary>The whole service on a port of its own, composed as the verb <c>serve</c> does it.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Logger log;

    private Service(WebApplication app, Logger log, ShiftedClock clock, ConcurrentQueue<string> logged, Engine engine)
    {
        (this.app, this.log, Clock, Logged, Engine) = (app, log, clock, logged, engine);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    /// <summary>What it runs on.</summary>
    public Engine Engine { get; }

    /// <summary>The service's clock: it runs on, and a test may set it forward.</summary>
    public ShiftedClock Clock { get; }

    /// <summary>Every line that the service wrote to its log, with all its properties.</summary>
    public ConcurrentQueue<string> Logged { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="databases">Where it keeps everything.</param>
    /// <param name="change">What the test puts in the place of a part.</param>
    /// <param name="demonstration">Whether companies' receivers may stand on this machine.</param>
    /// <param name="levels">What is heard of its log; all of it when null.</param>
    /// <param name="engine">What it runs on; the compiled engine when null.</param>
    /// <param name="at">Where it listens; on a port of its own when null.</param>
    public static async Task<Service> Start(
        DatabaseConnections databases,
        Action<IServiceCollection>? change = null,
        bool demonstration = false,
        Serilog.LoggerConfiguration? levels = null,
        Engine? engine = null,
        Uri? at = null)
    {
        var (clock, logged) = (new ShiftedClock(), new ConcurrentQueue<string>());
        var log = (levels ?? new Serilog.LoggerConfiguration().MinimumLevel.Debug().MinimumLevel.Override("Microsoft", LogEventLevel.Warning))
            .WriteTo.Sink(new Into(logged))
            .CreateLogger();
        var app = Hosting.Build(databases, new HostSettings { Urls = at?.ToString() ?? "http://127.0.0.1:0", Demonstration = demonstration }, log, change: services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.PassTime(engine ?? Engine.Compiled);
            change?.Invoke(services);
        }, engine: engine);
        await Start(app, TestContext.Current.CancellationToken);
        return new Service(app, log, clock, logged, engine ?? Engine.Compiled);
    }

    /// <summary>
    /// Starts it outside the test's own context: what the framework begins here and never ends would otherwise keep the test, and
    /// everything it made, until the run is over.
    /// </summary>
    private static Task Start(WebApplication app, CancellationToken ct)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => app.StartAsync(ct), ct);
    }

    /// <summary>A caller who has not signed in.</summary>
    public Caller Nobody() => new(Address, token: null);

    public Caller As(string token) => new(Address, token);

    /// <summary>A new operator.</summary>
    public async Task<Caller> AnOperator()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return As(await scope.ServiceProvider.GetRequiredService<Operators>().CreateToken(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits until every read table shows what was acknowledged so far.</summary>
    public async Task CaughtUp()
    {
        var readModels = app.Services.GetRequiredService<IReadModels>();
        foreach (var table in app.Services.GetServices<IReadModel>())
            await readModels.CaughtUp(table.Table, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await log.DisposeAsync();
    }

    private sealed class Into(ConcurrentQueue<string> lines) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => lines.Enqueue(
            $"{logEvent.RenderMessage(null)} {string.Join(' ', logEvent.Properties.Select(one => $"{one.Key}={one.Value}"))} {logEvent.Exception}");
    }
}
