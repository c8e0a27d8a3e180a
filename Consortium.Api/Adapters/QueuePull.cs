using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Consortium.Api.Adapters;

/// <summary>
/// Takes a company's notices from its queue: a message is acknowledged once the journal has it, and one that is not believed is
/// left to the queue's own dead letters. When the broker goes, it is called again until it is back.
/// </summary>
internal sealed class QueuePull(ReceiverAddress address, ReferenceReceiver receiver, TextWriter remarks, TimeProvider clock)
{
    private const ushort AtOnce = 20;
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(15);

    private readonly BrokerQueue _queue = BrokerQueue.Of(address.Url)!;

    /// <summary>Takes what comes until it is told to stop.</summary>
    public async Task Pull(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Consume(ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                await remarks.WriteLineAsync(new JsonObject { ["queueLost"] = (fault.InnerException ?? fault).GetType().Name }.ToJsonString());
                await Task.Delay(Breath, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Consume(CancellationToken ct)
    {
        var connection = await _queue.Connect(address.Login!, [_queue.Url.IdnHost], Patience, ct);
        try
        {
            // The channel ends with its connection: to close it first is to wait for a broker that may be gone.
            await Consume(await connection.CreateChannelAsync(cancellationToken: ct), ct);
        }
        finally
        {
            await BrokerQueue.End(connection);
        }
    }

    private async Task Consume(IChannel channel, CancellationToken ct)
    {
        await channel.BasicQosAsync(prefetchSize: 0, AtOnce, global: false, ct);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) => Take(message, channel, over);
        consumer.UnregisteredAsync += (_, _) => Over(over);
        consumer.ShutdownAsync += (_, _) => Over(over);
        channel.ChannelShutdownAsync += (_, _) => Over(over);
        await channel.BasicConsumeAsync(_queue.Name, autoAck: false, consumer, ct);
        await remarks.WriteLineAsync(new JsonObject { ["consuming"] = _queue.Name }.ToJsonString());
        await over.Task.WaitAsync(ct);
    }

    private async Task Take(BasicDeliverEventArgs message, IChannel channel, TaskCompletionSource over)
    {
        try
        {
            // A notice may have waited in the queue for days. Whoever sends an old one again changes nothing: the journal has it.
            var status = receiver.Receive(
                Header(message, WebhookSigning.Id), Header(message, WebhookSigning.Timestamp), Header(message, WebhookSigning.Signature),
                message.Body.Span, tolerance: null);
            if (status is StatusCodes.Status204NoContent)
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
            else
                await channel.BasicRejectAsync(message.DeliveryTag, requeue: false);
        }
        catch (Exception fault)
        {
            // Not acknowledged, so the broker gives it again.
            over.TrySetException(fault);
        }
    }

    private static Task Over(TaskCompletionSource over)
    {
        over.TrySetException(new IOException("The broker ended it."));
        return Task.CompletedTask;
    }

    private static string Header(BasicDeliverEventArgs message, string name) =>
        message.BasicProperties.Headers?.TryGetValue(name, out var value) is true && value is byte[] text ? Encoding.UTF8.GetString(text) : "";
}
