using System.Buffers.Text;
using System.Globalization;
using System.Resources;
using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.Providers;

namespace Consortium.Api.Security.SignIn;

/// <summary>
/// Sign-in links by e-mail. Whoever types an address is told the same whether anybody is known by it: who that is, is looked up
/// later, by a message that carries the address's keyed digest alone.
/// </summary>
internal sealed partial class SignInLetters(
    Databases databases, Entrants entrants, ProviderTable providers, MasterKey master, IEventStreams streams, IOutbox outbox, Postbox postbox, ServiceAddress service,
    TimeProvider clock, ILogger<SignInLetters> log)
{
    /// <summary>How many letters an address may be sent within <see cref="Window"/>.</summary>
    public const int MostLetters = 3;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private static readonly ResourceManager Words = new(typeof(SignInWords));

    private readonly byte[] _key = master.For("sign-in letters");

    /// <summary>Asks for the links of whoever is known by an address.</summary>
    public async Task Ask(string address, string language, CancellationToken ct)
    {
        var (digest, at) = (EmailDigest.Of(master, address), clock.GetUtcNow());
        if (await Times(digest, at, ct) <= MostLetters)
            await outbox.Send(new Announcement(new SignInAsked(Guid.CreateVersion7(at), Convert.ToHexString(digest), language, at)), ct);
    }

    /// <summary>Makes a link for each role of whoever is known by the address, and sends them in one letter.</summary>
    public async Task Send(SignInAsked asked, CancellationToken ct)
    {
        if (clock.GetUtcNow() > asked.At.AddMinutes(CreateSignInLink.Ordinary))
            return;

        var links = new List<(Entrant Entrant, Uri Link)>();
        foreach (var entrant in await entrants.By(Convert.FromHexString(asked.Digest), ct))
            if (entrant.Holder.Company is not { } company || !await providers.SignsIn(company, entrant.Address, ct))
                links.Add((entrant, await Offer(asked, entrant.Holder, ct)));
        if (links.Count == 0)
            return;

        var language = links.Select(link => link.Entrant.Language).FirstOrDefault(known => known is not null) ?? asked.Language;
        try
        {
            await postbox.Send(Write(links, CultureInfo.GetCultureInfo(language)) with { Id = asked.Id }, ct);
        }
        catch (LetterRefusedException)
        {
            NotTaken(asked.Id);
        }
    }

    private async Task<int> Times(byte[] digest, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            insert into access.sign_in_asked as asked (email_digest, since, times) values ($1, $2, 1)
            on conflict (email_digest) do update set
                times = case when asked.since < $3 then 1 else asked.times + 1 end, since = case when asked.since < $3 then $2 else asked.since end
            returning times
            """).With(digest, at, at - Window);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The link follows from the message under a key, so the message handled again offers no second one.</summary>
    private async Task<Uri> Offer(SignInAsked asked, Scope holder, CancellationToken ct)
    {
        var about = Encoding.UTF8.GetBytes($"{asked.Id} {holder.Role} {holder.Company?.Value} {holder.Principal}");
        var secret = new Secret(Base64Url.EncodeToString(HMACSHA256.HashData(_key, about)));
        var create = new CreateSignInLink(holder);
        await streams.Decide<SignInLink, SignInLinkEvent>(
            StreamAddress.Of<SignInLink>(secret.Stream), link => create.Decide(link, asked.At), ct: ct);
        return service.Of(SignInPages.PathOf(secret));
    }

    private static Letter Write(IReadOnlyList<(Entrant Entrant, Uri Link)> links, CultureInfo language) => LetterPaper.Letter(
        links[0].Entrant.Address,
        Word("LetterSubject", language),
        new LetterSheet(
            language.TwoLetterISOLanguageName,
            Word("LetterSubject", language),
            [Word("LetterOpens", language)],
            [.. links.Select(link => (As(link.Entrant, language), link.Link))],
            Word("LetterElse", language)));

    private static string As(Entrant entrant, CultureInfo language)
    {
        var (french, english) = RoleNames.Of(entrant.Holder.Role);
        string?[] parts = [language.TwoLetterISOLanguageName is "fr" ? french : english, entrant.Company, entrant.Since?.ToString("d MMM yyyy", language)];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    private static string Word(string key, CultureInfo language) => Words.GetString(key, language)!;

    [LoggerMessage(4030, LogLevel.Warning, "The mail server refused the letter that {Asked} asked for")]
    private partial void NotTaken(Guid asked);
}
