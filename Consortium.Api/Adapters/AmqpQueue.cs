using System.Net.Sockets;
using System.Threading.Channels;
using Consortium.Domain.Deliveries;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Consortium.Api.Adapters;

/// <summary>
/// Carries an envelope to a queue of a company's own broker, once, and says what came of it. The company has it when its broker
/// confirmed that the queue holds it.
/// </summary>
internal sealed class AmqpQueue(AddressGuard guard, AdapterSettings settings, TimeProvider clock) : BackgroundService, ICarrier, IAsyncDisposable
{
    /// <summary>How long a connection stays that nothing uses, as when its company said somewhere else.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    private readonly Dictionary<ReceiverAddress, BrokerLink> _links = [];

    public async Task<Attempted> Send(Receiver receiver, CloudEvent envelope, CancellationToken ct)
    {
        var body = envelope.Written();
        var message = Message(receiver, envelope.Id, body);
        using var patience = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        var link = Take(new ReceiverAddress(receiver.Url, receiver.Login));
        try
        {
            await link.Publish(message, body, either.Token);
            return new Attempted(Fault: null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Attempted(AttemptFault.TimedOut);
        }
        catch (Exception fault) when (FaultOf(fault) is { } known)
        {
            return new Attempted(known);
        }
        finally
        {
            GiveBack(link);
        }
    }

    public async Task CloseUnused()
    {
        List<BrokerLink> unused;
        lock (_links)
        {
            var since = clock.GetUtcNow() - Idle;
            unused = [.. _links.Values.Where(link => link.Users == 0 && link.LastUsed <= since)];
            foreach (var link in unused)
                _links.Remove(link.Address);
        }

        foreach (var link in unused)
            await link.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Task.WhenAll(_links.Values.Select(link => link.DisposeAsync().AsTask()));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Idle / 4, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
            await CloseUnused();
    }

    private BasicProperties Message(Receiver receiver, string id, byte[] body)
    {
        var headers = new Dictionary<string, object?> { [WebhookSigning.Id] = id };
        foreach (var (name, value) in WebhookSigning.Headers(receiver.Secrets, id, clock.GetUtcNow(), body))
            headers.Add(name, value);
        return new BasicProperties
        {
            ContentType = CloudEvent.MediaType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = id,
            Headers = headers,
        };
    }

    private BrokerLink Take(ReceiverAddress address)
    {
        lock (_links)
        {
            if (!_links.TryGetValue(address, out var link))
                _links.Add(address, link = new BrokerLink(address, guard, settings.Timeout));
            link.Users++;
            return link;
        }
    }

    private void GiveBack(BrokerLink link)
    {
        lock (_links)
            (link.Users, link.LastUsed) = (link.Users - 1, clock.GetUtcNow());
    }

    private static AttemptFault? FaultOf(Exception fault) => fault switch
    {
        AddressRefusedException => AttemptFault.AddressRefused,
        PublishException { IsReturn: true } => AttemptFault.QueueMissing,
        PublishException => AttemptFault.NotTaken,
        AuthenticationFailureException => AttemptFault.LoginRefused,
        OperationInterruptedException { ShutdownReason.ReplyCode: Constants.AccessRefused or Constants.NotAllowed } => AttemptFault.LoginRefused,
        BrokerUnreachableException { InnerException: { } cause } => FaultOf(cause) ?? AttemptFault.Unreachable,
        RabbitMQClientException or IOException or SocketException or ChannelClosedException => AttemptFault.Unreachable,
        _ => null,
    };
}
