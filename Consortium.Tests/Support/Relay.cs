using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Consortium.Tests.Support;

/// <summary>A wire to a server on this machine that a test may count, mute and cut.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly Task _accepting;
    private int _made;

    public Relay(int server)
    {
        _listener.Start();
        _accepting = Accept(server);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections made so far.</summary>
    public int Made => _made;

    public int Open => _open.Count;

    /// <summary>Whether what the server says is swallowed.</summary>
    public bool IsMute { get; set; }

    public void Cut()
    {
        foreach (var client in _open.Keys)
            client.Close();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task Accept(int server)
    {
        var wires = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _open.TryAdd(client, 0);
                Interlocked.Increment(ref _made);
                wires.Add(Wire(client, server));
            }
        }
        catch (SocketException)
        {
            await Task.WhenAll(wires);
        }
    }

    private async Task Wire(TcpClient client, int server)
    {
        try
        {
            using var upstream = new TcpClient();
            await upstream.ConnectAsync(IPAddress.Loopback, server);
            await Task.WhenAny(Copy(client.GetStream(), upstream.GetStream(), () => true), Copy(upstream.GetStream(), client.GetStream(), () => !IsMute));
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either end went: so does the other.
        }
        finally
        {
            client.Close();
            _open.TryRemove(client, out _);
        }
    }

    private static async Task Copy(NetworkStream from, NetworkStream to, Func<bool> passes)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var length)
        {
            if (passes())
                await to.WriteAsync(buffer.AsMemory(0, length));
        }
    }
}
