namespace Consortium.Api.Mail;

/// <summary>The mail server of the demonstration, whose people have no mailboxes: it prints letters, once somebody looks.</summary>
internal sealed class PrintedLetters : IMailServer
{
    private readonly Lock _turn = new();
    private TextWriter? _to;

    public string Name => "printed";

    public bool IsThere => true;

    /// <summary>How many came while nobody looked.</summary>
    public int Unseen { get; private set; }

    /// <summary>Prints letters from now on.</summary>
    public void ShowOn(TextWriter to)
    {
        lock (_turn)
            _to = to;
    }

    public Task Take(Letter letter, Guid id, CancellationToken ct)
    {
        lock (_turn)
        {
            if (_to is null)
                Unseen++;
            else
                _to.WriteLine($"\n  ✉ {letter.To}\n    {letter.Subject}\n\n    {letter.Text.ReplaceLineEndings("\n    ").TrimEnd()}\n");
        }

        return Task.CompletedTask;
    }
}
