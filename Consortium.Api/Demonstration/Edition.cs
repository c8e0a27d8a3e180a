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
        stage.Cohorts.Add(cohort);
        var reports = await SendFiles(cohort, ct);
        var forms = await SendForms(cohort, ct);
        var inFiles = reports.SelectMany(report => report.Rows!).Select(row => row.Participant).OfType<Guid>().Distinct().ToList();
        var people = await Stage.Until(() => coordinator.Participants(cohort, ct), listed => listed.Count >= forms + inFiles.Count, "the participants", ct);

        var run = await coordinator.RequestMatchingRun(cohort, $"demonstration/run/{played.Key}", new MatchingRunAsked(Seed: 1), ct);
        var found = await Stage.Until(() => coordinator.MatchingRun(run, ct), answer => answer.State is "completed", "the matching run", ct);
        var matches = new CohortMatches(stage, cohort, found.Pairs!.Value);
        if (played.Complete)
        {
            await new Completing(stage, matches).Play(played.Key, ct);
        }
        else
        {
            var mentors = people.Where(person => person.Role is "mentor").Select(person => person.Id).ToHashSet();
            await new Waiting(stage, matches, [.. inFiles.Where(mentors.Contains)]).Play(played.Key, ct);
        }

        var queue = await matches.All(ct);
        var deliveries = await matches.Deliveries(ct);
        return new CohortPlayed(
            played.Key, reports.Sum(report => report.Registered + report.Updated + report.Already + report.Refused),
            people.Count(person => person.Role is "mentor"), people.Count(person => person.Role is "mentee"),
            reports.Sum(report => report.Already), reports.Sum(report => report.Refused),
            found.Pairs.Value, found.UnmatchedMentees!.Value,
            queue.CountBy(match => match.State).OrderBy(state => state.Key, StringComparer.Ordinal).ToDictionary(),
            (await coordinator.Ballots(open: true, ct)).Count(paper => paper.Cohort == cohort),
            deliveries.Count, deliveries.Count(delivery => delivery.Kind is "decision"), deliveries.Count(delivery => delivery.State is "receipted"));
    }

    /// <summary>Does the same for each of many, a few at a time.</summary>
    public static Task Each<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> work, CancellationToken ct) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (one, stop) => await work(one, stop));

    private async Task<IReadOnlyList<FileReport>> SendFiles(Guid cohort, CancellationToken ct)
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

        return reports;
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

    private async Task<int> SendForms(Guid cohort, CancellationToken ct)
    {
        var forms = stage.Script.Forms.Where(form => form.Cohort == played.Key).ToList();
        foreach (var form in forms)
        {
            var hr = await stage.HumanResources(form.Company, ct);
            var asked = new ParticipantAsked(
                form.GivenName, form.FamilyName, form.Email, form.Role, NoLinks: true, Skills: form.Skills, YearsOfExperience: form.YearsOfExperience);
            await hr.RegisterParticipant(cohort, $"demonstration/{played.Key}/{form.Email}", asked, ct);
        }

        return forms.Count;
    }
}
