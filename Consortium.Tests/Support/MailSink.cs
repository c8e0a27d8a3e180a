using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Consortium.Api.Mail;
using MimeKit;

namespace Consortium.Tests.Support;

/// <summary>A mail server on this machine that keeps what it takes, and says of an address whatever the test says.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _accepting;

    private MailSink(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Every letter that it took.</summary>
    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    /// <summary>Every line that was said to it beside the letters.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>How it answers when it is told who a letter is for.</summary>
    public string ToRecipient { get; set; } = "250 2.1.5 Ok";

    /// <summary>How it answers when it has a letter; null when it hangs up instead.</summary>
    public string? ToLetter { get; set; } = "250 2.0.0 Taken";

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public MailSettings Settings => new() { Server = new Uri($"smtp://127.0.0.1:{Port}"), From = "Consortium <mentoring@consortium.example>" };

    /// <param name="port">Where it listens, as one that listened there before; on a port of its own when 0.</param>
    public static MailSink Open(int port = 0) => new(port);

    /// <summary>The letters to an address, in the order in which they came.</summary>
    public IReadOnlyList<MimeMessage> To(string address) => [.. Taken.Where(letter => letter.To.Mailboxes.Any(mailbox => mailbox.Address == address))];

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
            return;

        await _ends.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ends.Dispose();
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(Talk(await _listener.AcceptTcpClientAsync(_ends.Token)));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                // Latin-1 keeps every byte, so that what is read is what was sent.
                using var lines = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var answers = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await answers.WriteLineAsync("220 sink");
                while (await lines.ReadLineAsync(_ends.Token) is { } line && await Answer(line, lines, answers))
                    Said.Enqueue(line);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
            }
        }
    }

    private async Task<bool> Answer(string line, StreamReader lines, StreamWriter answers)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                await answers.WriteLineAsync("250-sink\r\n250 8BITMIME");
                return true;
            case "RCPT":
                await answers.WriteLineAsync(ToRecipient);
                return true;
            case "DATA":
                await answers.WriteLineAsync("354 Go on");
                var letter = await Letter(lines);
                if (ToLetter is not { } taken)
                    return false;
                if (taken.StartsWith('2'))
                    Taken.Enqueue(letter);
                await answers.WriteLineAsync(taken);
                return true;
            case "QUIT":
                await answers.WriteLineAsync("221 Bye");
                return false;
            default:
                await answers.WriteLineAsync("250 Ok");
                return true;
        }
    }

    private async Task<MimeMessage> Letter(StreamReader lines)
    {
        var text = new StringBuilder();
        while (await lines.ReadLineAsync(_ends.Token) is { } line and not ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(stream, _ends.Token);
    }
}
