using System.Collections.Concurrent;
using System.Net.Sockets;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Consortium.Api.Adapters;

/// <summary>The connection to a company's broker: opened when it is needed, shared while it lasts, opened anew by the next attempt after it broke.</summary>
/// <param name="address">The queue and the login.</param>
/// <param name="guard">Says which addresses may be called.</param>
/// <param name="patience">How long an attempt takes at most.</param>
internal sealed class BrokerLink(ReceiverAddress address, AddressGuard guard, TimeSpan patience) : IAsyncDisposable
{
    private readonly BrokerQueue _queue = BrokerQueue.Of(address.Url) ?? throw new InvalidDataException("A stored address of a queue is not one.");
    private readonly SemaphoreSlim _opening = new(1);
    private Connected? _current;

    public ReceiverAddress Address { get; } = address;

    /// <summary>Attempts that use it now.</summary>
    public int Users { get; set; }

    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Returns when the broker confirmed that the queue has the message.</summary>
    public async Task Publish(BasicProperties message, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var connected = await Open(ct);
        try
        {
            await connected.Publish(_queue.Name, message, body, ct);
        }
        catch (Exception fault) when (fault is not PublishException)
        {
            // Whether the broker lives, and what it counted, is not known any more: the next attempt begins clean.
            await connected.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_current is not null)
            await _current.DisposeAsync();
        _opening.Dispose();
    }

    private async Task<Connected> Open(CancellationToken ct)
    {
        await _opening.WaitAsync(ct);
        try
        {
            if (_current is { IsOpen: true })
                return _current;
            if (_current is not null)
                await _current.DisposeAsync();

            // The name is resolved here once; the connection is made to the addresses that were judged.
            var addresses = await guard.Judged(_queue.Url, ct);
            if (addresses.Count == 0)
                throw new SocketException((int)SocketError.HostNotFound);
            return _current = new Connected(await _queue.Connect(Address.Login!, [.. addresses.Select(one => one.ToString())], patience, ct));
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>One connection, and its channels that no attempt uses. A channel counts confirmations, so each attempt has one to itself.</summary>
    private sealed class Connected(IConnection connection) : IAsyncDisposable
    {
        private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

        private readonly ConcurrentBag<IChannel> _free = [];

        public bool IsOpen => connection.IsOpen;

        public async Task Publish(string queue, BasicProperties message, ReadOnlyMemory<byte> body, CancellationToken ct)
        {
            if (!_free.TryTake(out var channel))
                channel = await connection.CreateChannelAsync(Confirmed, ct);

            try
            {
                await channel.BasicPublishAsync(exchange: "", queue, mandatory: true, message, body, ct);
            }
            catch (PublishException)
            {
                // The broker answered, and the channel goes on.
                _free.Add(channel);
                throw;
            }

            _free.Add(channel);
        }

        public async ValueTask DisposeAsync() => await BrokerQueue.End(connection);
    }
}
