using System.Net;
using System.Net.Mail;
using Consortium.Api.Database;
using MailKit.Security;

namespace Consortium.Api.Mail;

/// <summary>What an operator says under <c>Mail</c> in the configuration. Whoever prints it prints nothing.</summary>
internal sealed record MailSettings
{
    private const string Plain = "smtp", Encrypted = "smtps";

    /// <summary>
    /// The server that letters are handed to, as <c>smtp://user:password@host:587</c>, which has to offer STARTTLS unless it stands
    /// on this machine and wants no password, or <c>smtps://user:password@host:465</c>; null when no letter goes out.
    /// </summary>
    public Uri? Server { get; init; }

    /// <summary>Who writes, as <c>Consortium &lt;mentoring@example.org&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>The hour of the day, by the service's clock on the wall, at which a day's letter goes out.</summary>
    public int DigestHour { get; init; } = 7;

    /// <summary>How long the server may take over a letter.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is asked of the server before it is told anything; nothing of one on this machine, unless it is told a password.</summary>
    public SecureSocketOptions Encryption => IsEncrypted ? SecureSocketOptions.SslOnConnect : IsHere && Login is null ? SecureSocketOptions.None : SecureSocketOptions.StartTls;

    private bool IsEncrypted => Server?.Scheme is Encrypted;

    private bool IsHere => Server is { } server && (server.IdnHost is "localhost" || (IPAddress.TryParse(server.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>The port, which .NET does not know of every one of these schemes.</summary>
    public int Port => Server is { Port: > 0 and var port } ? port : IsEncrypted ? 465 : IsHere ? 25 : 587;

    /// <summary>Null for a server that takes letters from whoever reaches it.</summary>
    public NetworkCredential? Login => Server?.UserInfo.Split(':', 2) is [{ Length: > 0 } user, { Length: > 0 } password]
        ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
        : null;

    /// <summary>Refuses to start with settings by which no letter could ever go out.</summary>
    /// <exception cref="StartRefusedException">The message says which.</exception>
    public void Require()
    {
        if (Server is { } server && (server.Scheme is not (Plain or Encrypted) || server.Host.Length == 0 || server.PathAndQuery is not ("" or "/")))
            throw new StartRefusedException("Mail:Server must be as smtp://user:password@host:587 or smtps://user:password@host:465.");
        if (Server is { UserInfo.Length: > 0 } && Login is null)
            throw new StartRefusedException("Mail:Server must hold a user name and a password, or neither.");
        if (Server is not null && !MailAddress.TryCreate(From, out _))
            throw new StartRefusedException("Mail:From must say who writes, as Consortium <mentoring@example.org>.");
        if (DigestHour is < 0 or > 23)
            throw new StartRefusedException("Mail:DigestHour must be an hour from 0 to 23.");
    }

    /// <summary>The next day's letter after a moment: of which day it is, and when it goes out.</summary>
    public (DateOnly Day, DateTimeOffset Due) NextDay(DateTimeOffset now)
    {
        // A minute later: what was noted for the day in its last second is there by then.
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.Local).DateTime;
        var at = local.Date.AddHours(DigestHour).AddMinutes(1);
        if (local >= at.AddMinutes(-1))
            at = at.AddDays(1);
        if (TimeZoneInfo.Local.IsInvalidTime(at))
            at = at.AddHours(1);
        return (DateOnly.FromDateTime(at), new DateTimeOffset(at, TimeZoneInfo.Local.GetUtcOffset(at)).ToUniversalTime());
    }

    public override string ToString() => nameof(MailSettings);
}
