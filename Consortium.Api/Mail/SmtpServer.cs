using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Consortium.Api.Mail;

/// <summary>The operator's mail server. Beyond this machine, or to be told a password, it has to prove who it is and to encrypt first.</summary>
internal sealed class SmtpServer(MailSettings settings, TimeProvider clock) : IMailServer
{
    private const int ForGood = 500;

    private readonly MailboxAddress _from = MailboxAddress.Parse(settings.From!);

    public string Name => "smtp";

    public bool IsThere => true;

    public async Task Take(Letter letter, Guid id, CancellationToken ct)
    {
        using var message = Message(letter, id);
        using var patience = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            await Open(client, either.Token);
            await client.SendAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MailServerAwayException(MailFault.TimedOut);
        }
        catch (SmtpCommandException said)
        {
            var isOfLetter = said.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            throw isOfLetter && (int)said.StatusCode >= ForGood ? new LetterRefusedException(said) : new MailServerAwayException(MailFault.NotNow, said);
        }
        catch (ServiceNotAuthenticatedException refused)
        {
            throw new MailServerAwayException(MailFault.LoginRefused, refused);
        }
        catch (NotSupportedException unwritable)
        {
            // An address in letters that this server does not know of.
            throw new LetterRefusedException(unwritable);
        }
        catch (Exception broken) when (IsOfTheConnection(broken))
        {
            throw new MailServerAwayException(MailFault.Unreachable, broken);
        }

        await Close(client, either.Token);
    }

    private async Task Open(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.ConnectAsync(settings.Server!.IdnHost, settings.Port, settings.Encryption, ct);
        }
        catch (SslHandshakeException untrusted) when (untrusted.ServerCertificate is not null)
        {
            throw new MailServerAwayException(MailFault.NotTrusted, untrusted);
        }
        catch (Exception clear) when (clear is NotSupportedException or SslHandshakeException)
        {
            throw new MailServerAwayException(MailFault.NotEncrypted, clear);
        }

        if (settings.Login is not { } login)
            return;

        try
        {
            await client.AuthenticateAsync(login, ct);
        }
        catch (Exception refused) when (refused is AuthenticationException or NotSupportedException)
        {
            throw new MailServerAwayException(MailFault.LoginRefused, refused);
        }
    }

    /// <summary>The server has the letter: that it does not say goodbye changes nothing.</summary>
    private static async Task Close(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception rude) when (rude is OperationCanceledException || IsOfTheConnection(rude))
        {
            // It has been said that the letter is taken.
        }
    }

    private static bool IsOfTheConnection(Exception fault) => fault is IOException or SocketException or ProtocolException or ServiceNotConnectedException;

    private MimeMessage Message(Letter letter, Guid id) => new(
        [_from], [new MailboxAddress("", letter.To)], letter.Subject, new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody())
    {
        MessageId = $"{id}@{_from.Domain}",
        Date = clock.GetUtcNow(),
        // Nobody's absence note comes back to it (RFC 3834).
        Headers = { { "Auto-Submitted", "auto-generated" } },
    };
}
