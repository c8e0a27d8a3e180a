namespace Consortium.Api.Mail;

/// <summary>Whatever letters are handed to.</summary>
internal interface IMailServer
{
    /// <summary>What it is, as health says it.</summary>
    string Name { get; }

    /// <summary>Whether letters lead anywhere.</summary>
    bool IsThere { get; }

    /// <param name="id">Who receives the letter twice sees the same id on both.</param>
    /// <exception cref="MailServerAwayException">It may take it later.</exception>
    /// <exception cref="LetterRefusedException">It will not take this letter.</exception>
    Task Take(Letter letter, Guid id, CancellationToken ct);
}

/// <summary>The mail server did not take a letter, and may take it later.</summary>
internal sealed class MailServerAwayException(MailFault fault, Exception? cause = null) : Exception(fault.ToString(), cause)
{
    public MailFault Fault { get; } = fault;
}

/// <summary>The mail server will not take a letter to this address.</summary>
internal sealed class LetterRefusedException(Exception? cause = null) : Exception("The letter was refused.", cause);

/// <summary>Why a letter was not taken. What a server says beside may quote the letter, so it is not kept.</summary>
internal enum MailFault
{
    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The server offers no encryption.</summary>
    NotEncrypted,

    /// <summary>The server's certificate is for another host, has expired, or comes from an authority that this machine does not trust.</summary>
    NotTrusted,

    /// <summary>The server does not know the login.</summary>
    LoginRefused,

    /// <summary>The server said: not now.</summary>
    NotNow,

    /// <summary>It failed a moment ago, or this process hands it as many letters as it may.</summary>
    Resting,
}
