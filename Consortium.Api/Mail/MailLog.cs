namespace Consortium.Api.Mail;

internal static partial class MailLog
{
    [LoggerMessage(3100, LogLevel.Warning, "No mail goes out: Mail:Server is not set. Whoever is waited for finds it on the pages alone")]
    public static partial void NoMailGoesOut(this ILogger log);

    [LoggerMessage(3101, LogLevel.Warning, "A letter went nowhere: Mail:Server is not set")]
    public static partial void LetterWentNowhere(this ILogger log);

    [LoggerMessage(3102, LogLevel.Information, "Letter {Letter} was taken by the mail server")]
    public static partial void LetterSent(this ILogger log, Guid letter);

    [LoggerMessage(3103, LogLevel.Warning, "The mail server did not take a letter: {Fault}; it is sent again. {Advice}")]
    public static partial void LetterNotTaken(this ILogger log, MailFault fault, string advice);

    /// <summary>Which setting is to be looked at.</summary>
    public static string Advice(this MailFault fault) => fault switch
    {
        MailFault.Unreachable or MailFault.TimedOut => "Look at the host and port in Mail:Server",
        MailFault.NotEncrypted => "The host and port in Mail:Server must offer STARTTLS, or TLS from the start for smtps",
        MailFault.NotTrusted => "Mail:Server must name the host as its certificate does; an authority of your own is trusted by this machine's store or by SSL_CERT_FILE",
        MailFault.LoginRefused => "Look at the user name and the password in Mail:Server",
        _ => "The server said that it may take it later",
    };

    [LoggerMessage(3104, LogLevel.Warning, "Old letters' ids are removed later: the database answered {SqlState}")]
    public static partial void LettersForgottenLater(this ILogger log, string? sqlState);
}
