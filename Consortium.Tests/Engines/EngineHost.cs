using System.Collections.Concurrent;
using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Consortium.Tests.Engines;

/// <summary>A process of the service, as far as its engine goes.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly AsyncServiceScope _scope;

    private EngineHost(IHost host) => (_host, _scope) = (host, host.Services.CreateAsyncScope());

    public static EngineSettings Settings { get; } = new() { Attempts = 3, FirstRetry = TimeSpan.FromMilliseconds(20) };

    public Bell Bell => _host.Services.GetRequiredService<Bell>();

    public IEventStreams Streams => _scope.ServiceProvider.GetRequiredService<IEventStreams>();

    public IOutbox Outbox => _scope.ServiceProvider.GetRequiredService<IOutbox>();

    public Origin Origin => _scope.ServiceProvider.GetRequiredService<Origin>();

    public IEventLog Log => _host.Services.GetRequiredService<IEventLog>();

    public IReadModels ReadModels => _host.Services.GetRequiredService<IReadModels>();

    public IEngine Store => _host.Services.GetRequiredService<IEngine>();

    /// <summary>Decides and sends, and runs nothing in the background: a verb.</summary>
    public static EngineHost Verb(DatabaseConnections connections, StoredNames? names = null, params IReadModel[] readModels) =>
        Verb(Engine.Compiled, connections, names, readModels);

    public static EngineHost Verb(Engine engine, DatabaseConnections connections, StoredNames? names = null, params IReadModel[] readModels) =>
        new(Build(engine, Settings, connections, names, readModels, runs: false));

    public static EngineHost Verb(EngineSettings settings, DatabaseConnections connections) =>
        new(Build(Engine.Compiled, settings, connections, names: null, [], runs: false));

    public static Task<EngineHost> Start(EngineSettings settings, DatabaseConnections connections, CancellationToken ct) =>
        Start(Build(Engine.Compiled, settings, connections, names: null, [], runs: true), ct);

    public static Task<EngineHost> Start(
        DatabaseConnections connections, CancellationToken ct, StoredNames? names = null, params IReadModel[] readModels) =>
        Start(Engine.Compiled, connections, ct, names, readModels);

    public static Task<EngineHost> Start(
        Engine engine, DatabaseConnections connections, CancellationToken ct, StoredNames? names = null, params IReadModel[] readModels) =>
        Start(Build(engine, Settings, connections, names, readModels, runs: true), ct);

    /// <summary>Counts by this much, and announces what follows from it.</summary>
    public Task<Decided<Tally>> Count(Guid tally, int by, CancellationToken ct, params Announcement[] announcements) =>
        Streams.Decide<Tally, Counted>(StreamAddress.Of<Tally>(tally), _ => new Counted(by), (_, _) => announcements, ct: ct);

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static async Task<EngineHost> Start(IHost host, CancellationToken ct)
    {
        try
        {
            await host.StartAsync(ct);
            return new EngineHost(host);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    private static IHost Build(
        Engine engine, EngineSettings settings, DatabaseConnections connections, StoredNames? names, IReadModel[] readModels, bool runs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddSingleton(connections)
            .AddSingleton(names ?? Tally.Names)
            .AddSingleton(settings)
            .AddSingleton<Bell>();
        builder.Services.AddEngine(engine);
        foreach (var readModel in readModels)
        {
            builder.Services.AddSingleton(readModel);
        }

        if (runs)
        {
            builder.Services.RunEngine(engine);
        }

        return builder.Build();
    }
}

internal sealed record Counted(int By);

/// <summary>The smallest state that shows in which order things happened.</summary>
internal sealed record Tally(int Sum, IReadOnlyList<int> Counts) : IState<Tally, Counted>
{
    public static Tally Initial { get; } = new(0, []);

    public static StoredNames Names { get; } = new(
        [StreamKind.Of<Tally, Counted>("tally", ("tally.counted", typeof(Counted)))],
        [
            new("bell.ring", typeof(Ring), typeof(RingHandler)),
            new("bell.echo", typeof(Echo), typeof(EchoHandler)),
            new("bell.break", typeof(Break), typeof(BreakHandler)),
        ]);

    public static Tally Evolve(Tally state, Counted recorded) => new(state.Sum + recorded.By, [.. state.Counts, recorded.By]);
}

public sealed record Ring(int Number);

public sealed record Echo(int Number);

public sealed record Break(int Number);

/// <summary>Where handlers leave their trace; one per process.</summary>
public sealed class Bell
{
    public ConcurrentQueue<int> Rung { get; } = new();

    public ConcurrentQueue<Origin> Origins { get; } = new();

    public bool Broken { get; set; } = true;

    public int Breaks { get; set; }
}

public static class RingHandler
{
    public static void Handle(Ring message, Bell bell, Origin origin)
    {
        bell.Rung.Enqueue(message.Number);
        bell.Origins.Enqueue(origin);
    }
}

public static class EchoHandler
{
    public static async Task<IEnumerable<object>> Handle(Echo message, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        await streams.Decide<Tally, Counted>(StreamAddress.New<Tally>(Guid.CreateVersion7()), _ => new Counted(message.Number), ct: ct);
        return [new Ring(message.Number), new Announcement(new Ring(-message.Number), clock.GetUtcNow().AddMilliseconds(100))];
    }
}

public static class BreakHandler
{
    public static Task Handle(Break message, Bell bell, CancellationToken ct)
    {
        bell.Breaks++;
        ct.ThrowIfCancellationRequested();
        if (bell.Broken)
        {
            throw new InvalidOperationException($"This text of {message.Number} must never be kept.");
        }

        bell.Rung.Enqueue(message.Number);
        return Task.CompletedTask;
    }
}

/// <summary>A read table of one row per event, which shows order, doubles and gaps.</summary>
internal sealed class CountsTable(string table = "counts") : IReadModel
{
    public string Table => table;

    public bool Fails { get; set; }

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into) => Fails
        ? throw new InvalidOperationException("This read model fails.")
        :
        [
            new($"insert into {into} (sequence, tally, counted) select * from unnest($1::bigint[], $2::uuid[], $3::int[])",
                page.Select(e => e.Sequence).ToArray(), page.Select(e => e.Stream).ToArray(), page.Select(e => ((Counted)e.Data).By).ToArray()),
        ];
}
