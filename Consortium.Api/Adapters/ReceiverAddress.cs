using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using Consortium.Domain;

namespace Consortium.Api.Adapters;

/// <summary>
/// Where a company wants its notices: an address that they are posted to, a queue of its own broker with the login for it, the
/// folder that the operator shares with it, or a mailbox.
/// </summary>
/// <param name="Url">Without the login, and without who a mailbox is of, so it may be shown and kept in clear.</param>
/// <param name="Login">For a queue.</param>
/// <param name="Mailbox">For mail: the address.</param>
internal sealed record ReceiverAddress(Uri Url, BrokerLogin? Login, string? Mailbox = null)
{
    /// <summary>What a company says whose notices are to be files; which folder is the operator's to say, never the company's.</summary>
    public const string Folder = "folder:notices";

    private const string Mail = "mailto", AnyFolder = "folder:";
    private const int Longest = 2_000, LongestName = 253, LongestMailbox = 254;

    public static readonly Refusal Malformed = new(
        "receiver.address-malformed", "A-107",
        "L'adresse doit être complète, comme https://avis.exemple.ca/consortium, sans nom d'utilisateur, ni mot de passe, ni fragment.",
        "The address must be complete, as https://notices.example.com/consortium, without a user name, password or fragment.");

    public static readonly Refusal QueueMalformed = new(
        "receiver.queue-malformed", "A-107",
        "L'adresse d'une file doit être complète, comme amqps://utilisateur:motdepasse@courtier.exemple.ca/hote?queue=avis : nom d'utilisateur, mot de passe et file, rien d'autre.",
        "The address of a queue must be complete, as amqps://user:password@broker.example.com/vhost?queue=notices: user name, password and queue, nothing else.");

    public static readonly Refusal FolderMalformed = new(
        "receiver.folder-malformed", "A-107",
        "Le dossier partagé avec votre entreprise s'écrit folder:notices, tel quel : c'est le service qui sait où il est.",
        "The folder that is shared with your company is written folder:notices, just so: the service knows where it is.");

    public static readonly Refusal MailboxMalformed = new(
        "receiver.mailbox-malformed", "A-107",
        "Une adresse courriel s'écrit comme mailto:avis@exemple.ca, sans rien d'autre.",
        "A mailbox is written as mailto:notices@example.com, and nothing else.");

    /// <summary>Whether the notices are to be files.</summary>
    public bool IsFolder => Url.OriginalString == Folder;

    /// <summary>Whether the notices are to be letters.</summary>
    public bool IsMailbox => Url.Scheme == Mail;

    /// <summary>Whether it is a server of the company's that is called.</summary>
    public bool IsCalled => !IsFolder && !IsMailbox;

    public static bool TryParse(
        string text, [NotNullWhen(true)] out ReceiverAddress? address, [NotNullWhen(false)] out Refusal? malformed)
    {
        if (text == Folder)
        {
            (address, malformed) = (new ReceiverAddress(new Uri(Folder), Login: null), null);
            return true;
        }

        if (text.StartsWith(AnyFolder, StringComparison.OrdinalIgnoreCase))
        {
            (address, malformed) = (null, FolderMalformed);
            return false;
        }

        if (text.StartsWith(Mail + ":", StringComparison.OrdinalIgnoreCase))
        {
            address = MailboxOf(text[(Mail.Length + 1)..]);
            malformed = address is null ? MailboxMalformed : null;
            return address is not null;
        }

        (address, malformed) = (null, Malformed);
        if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Fragment.Length > 0)
            return false;

        if (BrokerQueue.Has(url))
        {
            malformed = QueueMalformed;
            address = BrokerLogin.Of(url) is { } login && BrokerQueue.Of(url) is { } queue ? new ReceiverAddress(queue.Url, login) : null;
        }
        else if (url.Scheme is "http" or "https" && url.UserInfo.Length == 0)
        {
            address = new ReceiverAddress(url, Login: null);
        }

        if (address is not { Url.IdnHost.Length: > 0 and <= LongestName })
            return false;

        malformed = null;
        return true;
    }

    /// <summary>Headers after a question mark, or a second address, would be the company's own words in our letters.</summary>
    private static ReceiverAddress? MailboxOf(string text) =>
        text.Length <= LongestMailbox && MailAddress.TryCreate(text, out var mailbox) && mailbox.Address == text && text.All(IsOfAnAddress)
            && Uri.TryCreate($"{Mail}:*@{mailbox.Host}", UriKind.Absolute, out var shown)
            ? new ReceiverAddress(shown, Login: null, text)
            : null;

    private static bool IsOfAnAddress(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '.' or '-' or '_' or '+';
}
