using System.Diagnostics;
using System.Security.Cryptography;
using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>
/// Plays a small consortium through the public API: companies sign, human resources send their files, the engine pairs, the
/// coordinator proposes, home companies consent, the committee votes, receivers take the decisions, mentors and mentees accept.
/// Played again on the same installation it makes nothing twice.
/// </summary>
internal sealed class Demonstration(Script script, string folder, Uri service, IPerson theOperator, string journals) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Cast _cast = new(service, theOperator);
    private readonly Dictionary<string, Guid> _companies = [];
    private readonly Dictionary<string, CompanyReceiver> _receivers = [];
    private Guid _agreement;

    public IReadOnlyDictionary<string, Guid> Companies => _companies;

    /// <param name="performance">Gets what was done.</param>
    /// <param name="firstCohortOnly">Ends after the first cohort.</param>
    /// <param name="ct">Gives up.</param>
    public async Task Play(Performance performance, bool firstCohortOnly, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var coordinator = await _cast.As(CallerRole.Coordinator, Cast.Coordinator, null, ct);
            await Found(coordinator, ct);
            performance.Companies = _companies.Count;
            foreach (var cohort in script.Cohorts.Take(firstCohortOnly ? 1 : script.Cohorts.Count))
                performance.Cohorts.Add(await Play(coordinator, cohort, ct));
            See(performance);
        }
        catch (Exception failure) when (failure is StepFailedException or HttpRequestException)
        {
            performance.Failure = failure.Message;
        }

        performance.Ok = performance.Failure is null;
        performance.Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers.Values)
            await receiver.DisposeAsync();
        _cast.Dispose();
    }

    private async Task Found(IPerson coordinator, CancellationToken ct)
    {
        foreach (var company in script.Companies)
            _companies[company.Key] = await coordinator.AdmitCompany($"demonstration/{company.Key}", new CompanyAdmission(company.LegalName), ct);

        var texts = new AgreementTexts(
            await File.ReadAllTextAsync(Path.Combine(folder, script.Agreement.French), ct),
            await File.ReadAllTextAsync(Path.Combine(folder, script.Agreement.English), ct));
        _agreement = await coordinator.DraftAgreement("demonstration/agreement", texts, ct);
        await coordinator.PublishAgreement(_agreement, "demonstration/publication", new AgreementPublication(), ct);

        foreach (var (key, company) in _companies)
        {
            var hr = await HumanResources(company, ct);
            await hr.SignAgreement(company, $"demonstration/signature/{_agreement}", new AgreementSignature(_agreement, Cast.Executive), ct);
            await coordinator.FillSeat(company, new SeatHolder(Cast.Member(company)), ct);
            var port = CompanyReceiver.FreePort();
            var secret = await hr.SetReceiver(company, new ReceiverAsked($"http://127.0.0.1:{port}/"), ct);
            _receivers[key] = await CompanyReceiver.Start(port, secret, Path.Combine(journals, $"{key}.jsonl"), ct);
        }

        foreach (var exclusion in script.Exclusions)
        {
            var by = _companies[exclusion.By];
            var hr = await HumanResources(by, ct);
            await hr.DeclareExclusion(
                by, $"demonstration/exclusion/{exclusion.Against}", new ExclusionAsked(_companies[exclusion.Against], exclusion.From), ct);
        }
    }

    private async Task<CohortPlayed> Play(IPerson coordinator, Script.Cohort played, CancellationToken ct)
    {
        var cohort = await coordinator.OpenCohort($"demonstration/{played.Key}", new CohortPeriod(played.From, played.Until), ct);
        var (rows, already, refused) = await SendFiles(played, cohort, ct);

        var run = await coordinator.RequestMatchingRun(cohort, $"demonstration/run/{played.Key}", new MatchingRunAsked(Seed: 1), ct);
        var found = await Until(() => coordinator.MatchingRun(run, ct), answer => answer.State is "completed", "the matching run", ct);
        var pairs = found.Pairs!.Value;
        await Queue(coordinator, cohort, "the queue", items => items.Count >= pairs, ct);

        await Propose(coordinator, cohort, pairs, ct);
        if (played.Complete)
            await Vote(cohort, ct);

        var matches = await Queue(
            coordinator, cohort, "the committee's decisions", items => items.Count(played.Complete ? IsDecided : CameBeforeCommittee) == pairs, ct);
        var deliveries = await Deliveries(coordinator, cohort, matches.Count(IsDecided), ct);
        matches = await Accept(coordinator, cohort, matches, ct);
        var participants = await coordinator.Participants(cohort, ct);
        return new CohortPlayed(
            played.Key, rows, participants.Count, already, refused, pairs, found.UnmatchedMentees!.Value,
            matches.Count(item => item.State is "before-committee"), matches.Count(IsDecided), matches.Count(IsApproved), matches.Count(item => item.State is "active"),
            deliveries.Count, deliveries.Count(delivery => delivery.State is "receipted"));
    }

    private async Task<(int Rows, int Already, int Refused)> SendFiles(Script.Cohort played, Guid cohort, CancellationToken ct)
    {
        var (rows, already, refused) = (0, 0, 0);
        foreach (var (key, company) in _companies)
        {
            var hr = await HumanResources(company, ct);
            var file = await File.ReadAllBytesAsync(Path.Combine(folder, played.Key, $"{key}.csv"), ct);

            // A new key each time: played again, the file is read again, and each of its people is found to be registered already.
            var report = await hr.SendFile(cohort, $"demonstration/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}", file, ct);
            rows += report.Registered + report.Updated + report.Already + report.Refused;
            already += report.Already;
            refused += report.Refused;
        }

        return (rows, already, refused);
    }

    private async Task Propose(IPerson coordinator, Guid cohort, int pairs, CancellationToken ct)
    {
        foreach (var item in await coordinator.MatchQueue(cohort, "draft", ct))
        {
            var match = item.Match;
            foreach (var (home, person) in SidesOf(item))
            {
                var paper = new PaperAcknowledgement(_agreement, "french", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
                await (await HumanResources(home, ct)).RecordAcknowledgement(person, $"demonstration/acknowledgement/{person}", paper, ct);
            }

            await coordinator.ProposeMatch(match, $"demonstration/proposal/{match}", ct);
            foreach (var home in (Guid[])[item.MentorCompany, item.MenteeCompany])
            {
                var hr = await HumanResources(home, ct);
                await hr.ConsentToMatch(match, $"demonstration/consent/{match}", new Consent(true), ct);
            }

            var closesAt = TimeProvider.System.GetUtcNow().AddDays(7);
            await coordinator.OpenBallot(match, $"demonstration/ballot/{match}", new BallotTerm(closesAt), ct);
        }

        await Queue(coordinator, cohort, "the ballots", items => items.Count(CameBeforeCommittee) == pairs, ct);
    }

    private async Task Vote(Guid cohort, CancellationToken ct)
    {
        // With three companies one is left beside the two home companies, so these vote too and both must be for.
        foreach (var company in _companies.Values)
        {
            var member = await _cast.As(CallerRole.CommitteeMember, Cast.Member(company), company, ct);
            foreach (var paper in (await member.OpenBallots(ct)).Where(paper => paper.Cohort == cohort))
            {
                if (await member.Ballot(paper.Ballot, ct) is { Items: [{ Result: null }] })
                    await member.CastVote(paper.Ballot, $"demonstration/vote/{paper.Ballot}", new VoteCast(BallotVote.For), ct);
            }
        }
    }

    /// <summary>Mentors and mentees accept what was approved; their companies record it.</summary>
    private async Task<IReadOnlyList<QueuedMatch>> Accept(IPerson coordinator, Guid cohort, IReadOnlyList<QueuedMatch> matches, CancellationToken ct)
    {
        foreach (var item in matches.Where(item => item.State is "awaiting-participants"))
        {
            foreach (var (home, person) in SidesOf(item))
                await (await HumanResources(home, ct)).AnswerMatch(item.Match, person, $"demonstration/answer/{item.Match}/{person}", new MatchAnswer(true), ct);
        }

        return await Queue(coordinator, cohort, "the missions", items => items.Count(item => item.State is "active") == matches.Count(IsApproved), ct);
    }

    private async Task<IReadOnlyList<DeliveryListed>> Deliveries(IPerson coordinator, Guid cohort, int decisions, CancellationToken ct)
    {
        var expected = decisions * _companies.Count;
        return await Until(
            async () => [.. (await coordinator.Deliveries(ct)).Where(delivery => delivery.Cohort == cohort)],
            (IReadOnlyList<DeliveryListed> deliveries) => deliveries.Count == expected && deliveries.All(delivery => delivery.State is "receipted"),
            $"{expected} receipted deliveries",
            ct);
    }

    private void See(Performance performance)
    {
        foreach (var (key, receiver) in _receivers)
        {
            var notices = receiver.Notices();
            performance.Receivers.Add(new ReceiverSeen(
                key, notices.Count, notices.Count(notice => notice.Named), notices.Count - notices.DistinctBy(notice => notice.Id).Count()));
        }

        var deliveries = performance.Cohorts.Sum(cohort => cohort.Deliveries);
        var decided = performance.Cohorts.Sum(cohort => cohort.Decided);
        if (performance.Receivers.Sum(receiver => receiver.Notices) != deliveries || performance.Receivers.Any(receiver => receiver.Doubled > 0))
            throw new StepFailedException($"The receivers hold other notices than the {deliveries} that were delivered.");
        if (performance.Receivers.Sum(receiver => receiver.Named) != 2 * decided)
            throw new StepFailedException("Other companies than the home companies were named the people of a match.");
    }

    private Task<IPerson> HumanResources(Guid company, CancellationToken ct) => _cast.As(CallerRole.CompanyHr, Cast.HumanResources(company), company, ct);

    private static Task<IReadOnlyList<QueuedMatch>> Queue(
        IPerson coordinator, Guid cohort, string what, Func<IReadOnlyList<QueuedMatch>, bool> enough, CancellationToken ct) =>
        Until(() => coordinator.MatchQueue(cohort, null, ct), enough, what, ct);

    /// <summary>Asks until the answer is enough: lists follow the record within milliseconds, and work goes on behind the scene.</summary>
    private static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> enough, string what, CancellationToken ct)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience; await tick.WaitForNextTickAsync(ct))
        {
            if (await ask() is var answer && enough(answer))
                return answer;
        }

        throw new StepFailedException($"Waited {Patience.TotalSeconds:0} s for {what}.");
    }

    private static (Guid Company, Guid Person)[] SidesOf(QueuedMatch item) => [(item.MentorCompany, item.Mentor), (item.MenteeCompany, item.Mentee)];

    private static bool IsApproved(QueuedMatch item) => item.State is "awaiting-participants" or "active";

    private static bool IsDecided(QueuedMatch item) => IsApproved(item) || item.State is "rejected" or "deferred";

    private static bool CameBeforeCommittee(QueuedMatch item) => item.State is "before-committee" || IsDecided(item);
}
