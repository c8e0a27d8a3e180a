namespace Consortium.Api.Demonstration;

/// <summary>What the demonstration prints: a table of what happened, and a way in for every role.</summary>
internal static class Playbill
{
    public static async Task Print(Performance performance, TextWriter to)
    {
        await to.WriteLineAsync($"\nConsortium is at {performance.Address}  (engine: {performance.Engine}, API: {new Uri(performance.Address, "docs")})\n");
        await Table(
            to,
            ["cohort", "rows sent", "registered", "already", "refused", "pairs", "unmatched", "at the ballot", "decided", "approved", "active", "notices", "receipted"],
            [
                .. performance.Cohorts.Select(cohort => new object[]
                {
                    cohort.Cohort, cohort.Rows, cohort.Registered, cohort.Already, cohort.Refused, cohort.Pairs, cohort.Unmatched,
                    cohort.BeforeCommittee, cohort.Decided, cohort.Approved, cohort.Active, cohort.Deliveries, cohort.Receipted,
                }),
            ]);
        await Table(
            to,
            ["receiver", "notices", "with names", "twice"],
            [.. performance.Receivers.Select(receiver => new object[] { receiver.Company, receiver.Notices, receiver.Named, receiver.Doubled })]);
        await to.WriteLineAsync(performance.Failure is { } failure ? $"It stopped: {failure}" : $"Every step and every delivery succeeded, in {performance.Seconds} s.");
    }

    public static async Task PrintLinks(IReadOnlyList<(string Who, string Link)> links, TextWriter to)
    {
        await to.WriteLineAsync("\nSign in, once per link, within a day:\n");
        foreach (var (who, link) in links)
            await to.WriteLineAsync($"  {who,-40} {link}");
        await to.WriteLineAsync("\nStop with Ctrl+C.");
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
