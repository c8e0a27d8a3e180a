using System.Globalization;
using Consortium.Api.Mail;

namespace Consortium.Api.Demonstration;

/// <summary>What the demonstration prints: what happened, what was refused and under which rule, and a way in for every role.</summary>
internal static class Playbill
{
    public static async Task Print(Performance performance, TextWriter to)
    {
        await to.WriteLineAsync($"\nConsortium is at {performance.Address}  (engine: {performance.Engine}, API: {new Uri(performance.Address, "docs")})\n");
        if (performance.Founding is { } founding)
            await Print(founding, to);
        await Table(
            to,
            ["cohort", "rows sent", "already", "refused", "mentors", "mentees", "pairs", "unmatched", "open items", "notices", "with names", "receipted"],
            [
                .. performance.Cohorts.Select(cohort => new object[]
                {
                    cohort.Cohort, cohort.Rows, cohort.Already, cohort.Refused, cohort.Mentors, cohort.Mentees, cohort.Pairs, cohort.Unmatched,
                    cohort.OpenItems, cohort.Deliveries, cohort.Named, cohort.Receipted,
                }),
            ]);
        await Table(
            to,
            ["cohort", "matches", "state"],
            [.. performance.Cohorts.SelectMany(cohort => cohort.States, (cohort, state) => new object[] { cohort.Cohort, state.Value, state.Key })]);
        await Table(
            to,
            ["receiver", "notices", "with names", "twice"],
            [.. performance.Receivers.Select(receiver => new object[] { receiver.Company, receiver.Notices, receiver.Named, receiver.Doubled })]);
        await to.WriteLineAsync("  What was refused, and why:\n");
        foreach (var refusal in performance.Refusals)
            await to.WriteLineAsync($"  {refusal.Rule,-5} {refusal.What}\n        {refusal.French}\n        {refusal.English}\n");
        await to.WriteLineAsync(performance.Failure is { } failure
            ? $"It stopped: {failure}"
            : string.Create(CultureInfo.InvariantCulture, $"Every step and every delivery succeeded, in {performance.Seconds} s."));
    }

    public static async Task PrintLinks(IReadOnlyList<(string Who, string Link)> links, TextWriter to)
    {
        await to.WriteLineAsync("\nOpen the address in a browser and come in as any of its people, or sign in, once per link, within a day:\n");
        foreach (var (who, link) in links)
            await to.WriteLineAsync($"  {who,-40} {link}");
        await to.WriteLineAsync("\nStop with Ctrl+C.");
    }

    /// <summary>Letters that come from now on are printed too; those of the playing would hide everything else.</summary>
    public static async Task PrintLetters(PrintedLetters letters, TextWriter to)
    {
        letters.ShowOn(TextWriter.Synchronized(to));
        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{letters.Unseen} letters went out while it was played. Those that are sent from now on are printed here."));
    }

    private static async Task Print(FoundingSeen founding, TextWriter to)
    {
        await to.WriteLineAsync($"  {founding.Companies} companies");
        foreach (var group in founding.Groups)
            await to.WriteLineAsync($"  one group: {string.Join(", ", group)}");
        foreach (var link in founding.Relationships.Concat(founding.Exclusions))
            await to.WriteLineAsync($"  {link.Company} {link.Link} {link.With}");
        foreach (var covenant in founding.Covenants)
            await to.WriteLineAsync($"  covenant of {covenant.Bound} towards {covenant.Beneficiary}: {covenant.State}, until {covenant.Until:O}");
        await to.WriteLineAsync();
    }

    private static async Task Table(TextWriter to, IReadOnlyList<string> header, IReadOnlyList<object[]> rows)
    {
        string[][] cells = [[.. header], .. rows.Select(row => row.Select(cell => cell.ToString()!).ToArray())];
        int[] widths = [.. header.Select((_, column) => cells.Max(row => row[column].Length))];
        foreach (var row in cells)
            await to.WriteLineAsync("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        await to.WriteLineAsync();
    }
}
