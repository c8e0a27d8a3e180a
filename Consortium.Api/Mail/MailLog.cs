namespace Consortium.Api.Mail;

internal static partial class MailLog
{
    [LoggerMessage(3100, LogLevel.Warning, "No mail goes out: Mail:Server is not set. Whoever is waited for finds it on the pages alone")]
    public static partial void NoMailGoesOut(this ILogger log);

    [LoggerMessage(3101, LogLevel.Warning, "A letter went nowhere: Mail:Server is not set")]
    public static partial void LetterWentNowhere(this ILogger log);

    [LoggerMessage(3102, LogLevel.Information, "Letter {Letter} was taken by the mail server")]
    public static partial void LetterSent(this ILogger log, Guid letter);

    [LoggerMessage(3103, LogLevel.Warning, "The mail server did not take a letter: {Fault}; it is sent again")]
    public static partial void LetterNotTaken(this ILogger log, MailFault fault);

    [LoggerMessage(3104, LogLevel.Warning, "Old letters' ids are removed later: the database answered {SqlState}")]
    public static partial void LettersForgottenLater(this ILogger log, string? sqlState);
}
