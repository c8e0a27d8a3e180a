using System.Security.Cryptography;
using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>
/// A scene per cohort: human resources send their files, the engine pairs, and the matches go their way, to their missions in a
/// cohort that is completed, and otherwise each a different part of it.
/// </summary>
internal sealed class Edition(Stage stage, Script.Cohort played)
{
    private const int AtOnce = 4;

    public async Task<CohortPlayed> Play(CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        var cohort = await coordinator.OpenCohort(
            $"demonstration/{played.Key}", new CohortPeriod(stage.Day(played.FromDay), stage.Day(played.UntilDay)), ct);
        var (rows, already, refused) = await SendFiles(cohort, ct);
        await SendForms(cohort, ct);

        var run = await coordinator.RequestMatchingRun(cohort, $"demonstration/run/{played.Key}", new MatchingRunAsked(Seed: 1), ct);
        var found = await Stage.Until(() => coordinator.MatchingRun(run, ct), answer => answer.State is "completed", "the matching run", ct);
        var matches = new CohortMatches(stage, cohort, found.Pairs!.Value);
        if (played.Complete)
            await new Completing(stage, matches).Play(played.Key, ct);
        else
            await new Waiting(stage, matches).Play(played.Key, ct);

        var queue = await matches.All(ct);
        var people = await coordinator.Participants(cohort, ct);
        var deliveries = await matches.Deliveries(ct);
        return new CohortPlayed(
            played.Key, rows, people.Count(person => person.Role is "mentor"), people.Count(person => person.Role is "mentee"), already, refused,
            found.Pairs.Value, found.UnmatchedMentees!.Value,
            queue.CountBy(match => match.State).OrderBy(state => state.Key, StringComparer.Ordinal).ToDictionary(),
            (await coordinator.Ballots(open: true, ct)).Count(paper => paper.Cohort == cohort),
            deliveries.Count, deliveries.Count(delivery => delivery.Kind is "decision"), deliveries.Count(delivery => delivery.State is "receipted"));
    }

    /// <summary>Does the same for each of many, a few at a time.</summary>
    public static Task Each<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> work, CancellationToken ct) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (one, stop) => await work(one, stop));

    private async Task<(int Rows, int Already, int Refused)> SendFiles(Guid cohort, CancellationToken ct)
    {
        var reports = new List<FileReport>();
        foreach (var (key, company) in stage.Companies)
        {
            foreach (var (name, bytes) in Script.FilesOf(played.Key, key))
            {
                // A new key each time: played again, the file is read again, and each of its people is found to be registered already.
                var sending = $"demonstration/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
                var hr = await stage.HumanResources(company, ct);
                await stage.Try($"{name}", async () => reports.Add(Read(name, await hr.SendFile(cohort, sending, bytes, ct))));
            }
        }

        return (
            reports.Sum(report => report.Registered + report.Updated + report.Already + report.Refused),
            reports.Sum(report => report.Already),
            reports.Sum(report => report.Refused));
    }

    private FileReport Read(string name, FileReport report)
    {
        foreach (var (row, problem) in report.Rows!.SelectMany(row => row.Problems, (row, problem) => (row, problem)))
        {
            var column = problem.Column.Length > 0 ? $", {problem.Column}" : "";
            stage.Saw(new RefusalSeen($"{name}, line {row.Line}{column}", problem.Rule, problem.Code, problem.French, problem.English));
        }

        return report;
    }

    private async Task SendForms(Guid cohort, CancellationToken ct)
    {
        foreach (var form in stage.Script.Forms.Where(form => form.Cohort == played.Key))
        {
            var hr = await stage.HumanResources(form.Company, ct);
            var asked = new ParticipantAsked(
                form.GivenName, form.FamilyName, form.Email, form.Role, NoLinks: true, Skills: form.Skills, YearsOfExperience: form.YearsOfExperience);
            await hr.RegisterParticipant(cohort, $"demonstration/{played.Key}/{form.Email}", asked, ct);
        }
    }
}
