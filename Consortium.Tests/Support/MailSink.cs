using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
    private readonly X509Certificate2? _certificate;

    private MailSink(int port, X509Certificate2? certificate)
    {
        _certificate = certificate;
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

    /// <summary>The password that it demands of ann; null when it takes letters from anybody.</summary>
    public string? Password { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new(_certificate is null ? $"smtp://127.0.0.1:{Port}" : $"smtp://ann:secret@localhost:{Port}");

    public MailSettings Settings => new() { Server = Address, From = "Consortium <mentoring@consortium.example>" };

    /// <param name="port">Where it listens, as one that listened there before; on a port of its own when 0.</param>
    public static MailSink Open(int port = 0) => new(port, certificate: null);

    /// <summary>One that encrypts by STARTTLS, and demands a password then.</summary>
    public static MailSink Encrypted(X509Certificate2 certificate) => new(port: 0, certificate) { Password = "secret" };

    /// <summary>A certificate for this machine that nobody vouches for but itself.</summary>
    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

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
                if (!await Speak(client.GetStream(), encrypted: false))
                    return;

                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _ends.Token);
                await Speak(tls, encrypted: true);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or AuthenticationException)
            {
            }
        }
    }

    /// <summary>Whether the other side wants to go on encrypted.</summary>
    private async Task<bool> Speak(Stream stream, bool encrypted)
    {
        // Latin-1 keeps every byte, so that what is read is what was sent.
        using var lines = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var answers = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (!encrypted)
            await answers.WriteLineAsync("220 sink");
        var mayWrite = Password is null;
        while (await lines.ReadLineAsync(_ends.Token) is { } line)
        {
            Said.Enqueue(line);
            if (line is "STARTTLS" && _certificate is not null)
            {
                await answers.WriteLineAsync("220 Go on");
                return true;
            }

            if (line.StartsWith("AUTH ", StringComparison.Ordinal))
                mayWrite = line == $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0ann\0{Password}"))}";
            if (!await Answer(line, mayWrite, encrypted, lines, answers))
                return false;
        }

        return false;
    }

    private async Task<bool> Answer(string line, bool mayWrite, bool encrypted, StreamReader lines, StreamWriter answers)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                var further = _certificate is null ? "" : encrypted ? "250-AUTH PLAIN\r\n" : "250-STARTTLS\r\n";
                await answers.WriteLineAsync($"250-sink\r\n{further}250 8BITMIME");
                return true;
            case "AUTH" when !mayWrite:
                await answers.WriteLineAsync("535 5.7.8 Not you");
                return true;
            case "AUTH":
                await answers.WriteLineAsync("235 2.7.0 Come in");
                return true;
            case "MAIL" when !mayWrite:
                await answers.WriteLineAsync("530 5.7.0 Who are you");
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
