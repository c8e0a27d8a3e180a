using System.Collections.Concurrent;
using Consortium.Api.Adapters;
using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.Deliveries;

/// <summary>
/// Makes attempts beside the message handlers, each company in a lane of its own, so that a company that does not answer keeps
/// neither the others nor the handlers waiting. A handler looks on for a moment only: most attempts are done by then; of the
/// rest it leaves a message to look again, which is all that a crash needs.
/// </summary>
public sealed class AttemptLanes(IServiceScopeFactory scopes, CompanySlots slots, TimeProvider clock, ILogger<AttemptLanes> log)
    : IHostedService, IDisposable
{
    /// <summary>How long a handler looks on.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<AttemptDelivery, Task<bool>> _underWay = [];
    private readonly ConcurrentDictionary<CompanyId, SemaphoreSlim> _lanes = new();
    private readonly CancellationTokenSource _stopping = new(), _stopped = new();

    /// <summary>Begins an attempt, and says whether the message is settled: the attempt was made, or was not due any more.</summary>
    public async Task<bool> Settle(AttemptDelivery due, Origin origin, CancellationToken ct)
    {
        var lane = _lanes.GetOrAdd(due.Company, _ => new SemaphoreSlim(CompanySlots.PerCompany));
        Task<bool> attempt;
        lock (_underWay)
        {
            if (_stopping.IsCancellationRequested || _underWay.ContainsKey(due))
                return false;

            var isFree = lane.CurrentCount > 0;
            attempt = Task.Run(() => Run(due, lane, origin), CancellationToken.None);
            _underWay.Add(due, attempt);
            if (!isFree)
                return false;
        }

        try
        {
            return await attempt.WaitAsync(Moment, clock, ct);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What waits is left to its message; what is in flight may come back while the service is given time to stop.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task<bool>[] inFlight;
        lock (_underWay)
            inFlight = [.. _underWay.Values];

        await using var hurry = cancellationToken.Register(_stopped.Cancel);
        await ((Task)Task.WhenAll(inFlight)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _stopped.Dispose();
        foreach (var lane in _lanes.Values)
            lane.Dispose();
    }

    private async Task<bool> Run(AttemptDelivery due, SemaphoreSlim lane, Origin origin)
    {
        try
        {
            await lane.WaitAsync(_stopping.Token);
            try
            {
                await InSlot(due, origin);
                return true;
            }
            finally
            {
                lane.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            // To the handler, if it still looks on: it tries again soon, and in the end says that it cannot.
            log.AttemptInterrupted(due.Delivery.Value, due.Company.Value, fault.GetType().Name);
            throw;
        }
        finally
        {
            lock (_underWay)
                _underWay.Remove(due);
        }
    }

    private async Task InSlot(AttemptDelivery due, Origin origin)
    {
        await using var slot = await Slot(due);
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<Origin>();
        (own.Correlation, own.Causation) = (origin.Correlation, origin.Causation);
        await scope.ServiceProvider.GetRequiredService<NoticeAttempt>().Make(due, _stopped.Token);
    }

    private async Task<Slot> Slot(AttemptDelivery due)
    {
        while (true)
        {
            if (await slots.Take(due.Company, due.Delivery, _stopping.Token) is { } taken)
                return taken;

            await Task.Delay(Breath, clock, _stopping.Token);
        }
    }
}
