using Consortium.Api.Events;
using Consortium.Api.Security.Accounts;
using Consortium.Domain;

namespace Consortium.Api.Mail;

/// <summary>
/// Writes to people: in a letter of its own or in the one of the day, as they chose, about what still concerns them at that moment.
/// While the mail server is away, the message comes back later and later, for three days; then it is a dead letter for the operator.
/// </summary>
internal sealed class Correspondence(
    Postbox postbox, Accounts accounts, LetterPreferences preferences, DayLines lines, StillAwaited awaited, ServiceAddress service, MailSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(5), Latest = TimeSpan.FromHours(1), Longest = TimeSpan.FromDays(3);

    /// <summary>What is to follow: the letter of the day, or another try; null when nothing is.</summary>
    public async Task<Announcement?> Write(WriteToPerson about, CancellationToken ct)
    {
        if (!postbox.IsOpen || !await awaited.Is(about, ct))
            return null;

        switch (await preferences.Of(about.Principal, about.Occasion, about.Company, ct))
        {
            case Pace.Never:
                return null;
            case Pace.Daily:
                var (day, due) = settings.NextDay(clock.GetUtcNow());
                await lines.Add(about, day, ct);
                return new Announcement(new WriteDaily(about.Principal, day, due), due);
            default:
                return await Send(about.Principal, about, about.From, words => (Subject(words, about), words[$"Heading.{about.Occasion}"], [about]), IdOf(about), ct);
        }
    }

    /// <inheritdoc cref="Write(WriteToPerson, CancellationToken)"/>
    public async Task<Announcement?> Write(WriteDaily daily, CancellationToken ct)
    {
        var noted = await lines.Until(daily.Principal, daily.Day, ct);
        var open = new List<WriteToPerson>();
        foreach (var line in noted)
        {
            if (await awaited.Is(line, ct))
                open.Add(line);
        }

        var again = postbox.IsOpen && open.Count > 0
            ? await Send(
                daily.Principal, daily, daily.From, words => (words["Day.Subject"], words["Day.Heading"], open), DerivedId.Of($"letter of {daily.Day:O}", daily.Principal), ct)
            : null;
        if (again is null)
            await lines.Remove(daily.Principal, daily.Day, ct);
        return again;
    }

    private async Task<Announcement?> Send(
        Guid principal,
        object message,
        DateTimeOffset from,
        Func<MailWords, (string Subject, string Heading, IReadOnlyList<WriteToPerson> About)> content,
        Guid id,
        CancellationToken ct)
    {
        if (await accounts.Reach(principal, ct) is not var (address, usual))
            return null;

        var language = await preferences.LanguageOf(principal, ct) ?? usual;
        var words = new MailWords(language);
        var (subject, heading, about) = content(words);
        var sheet = new LetterSheet(
            language,
            heading,
            [],
            [.. about.GroupBy(one => (one.Occasion, Path: Occasions.PathOf(one.Occasion, one.Subject))).Select(same => (Line(words, [.. same]), service.Of(same.Key.Path)))],
            words["Closing.Person"],
            service.Of(LetterPreferences.Path));
        try
        {
            await postbox.Send(LetterPaper.Letter(address, subject, sheet) with { Id = id }, ct);
            return null;
        }
        catch (MailServerAwayException) when (clock.GetUtcNow() - from < Longest)
        {
            var age = (clock.GetUtcNow() - from) / 2;
            return new Announcement(message, clock.GetUtcNow() + (age < Soonest ? Soonest : age > Latest ? Latest : age));
        }
    }

    private static string Subject(MailWords words, WriteToPerson about)
    {
        var heading = words[$"Heading.{about.Occasion}"];
        return words["Subject", about.Round is Round.Asked ? heading : words["Reminder", heading]];
    }

    /// <summary>What is to be done on one page: of several things of a kind, how many they are and which day comes first.</summary>
    private static string Line(MailWords words, IReadOnlyList<WriteToPerson> same)
    {
        var until = same.Min(one => one.Due) is { } due ? words.Moment(due) : "";
        return same is [var one] ? words[$"Line.{one.Occasion}", until] : words[$"Lines.{same[0].Occasion}", same.Count, until];
    }

    /// <summary>A match that waits anew is another letter, as its date is another one.</summary>
    private static Guid IdOf(WriteToPerson about) =>
        DerivedId.Of($"letter {about.Occasion} {about.Round} {about.Due?.UtcTicks}", about.Principal, about.Subject);
}
