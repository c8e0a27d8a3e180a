namespace Consortium.Api.Mail;

/// <summary>No mail server is set: whoever sends a letter learns from the log alone that it went nowhere.</summary>
internal sealed class NoMailServer(ILogger<NoMailServer> log) : IMailServer
{
    public string Name => "none";

    public bool IsThere => false;

    public Task Take(Letter letter, Guid id, CancellationToken ct)
    {
        log.LetterWentNowhere();
        return Task.CompletedTask;
    }
}
