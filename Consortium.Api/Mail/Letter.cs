using System.Net.Mail;

namespace Consortium.Api.Mail;

/// <summary>A letter to one person, the same in plain text and in HTML. Whoever prints it prints nothing.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">One line, which others may read over somebody's shoulder: it names nobody.</param>
internal sealed record Letter(string To, string Subject, string Text, string Html)
{
    /// <summary>What makes it the same letter, so that it goes out once however often it is sent; when null, its words and its address.</summary>
    public Guid? Id { get; init; }

    /// <summary>Whether it has one receiver and nothing of it could become another line of what is said to the server.</summary>
    public bool IsWellFormed => MailAddress.TryCreate(To, out var address) && address.Address == To && !To.Any(IsOdd) && Subject.Length > 0 && !Subject.Any(char.IsControl);

    public override string ToString() => nameof(Letter);

    private static bool IsOdd(char letter) => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';';
}
