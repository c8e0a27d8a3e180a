using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>The matches that a run found in a cohort, and what their people do with them.</summary>
internal sealed class CohortMatches(Stage stage, Guid cohort, int count)
{
    public Guid Cohort => cohort;

    public int Count => count;

    /// <summary>Every match in the order of its id, once the queue shows them all.</summary>
    public Task<IReadOnlyList<QueuedMatch>> All(CancellationToken ct) => Once("the queue", _ => true, ct);

    /// <summary>The same once they are as they should be.</summary>
    public async Task<IReadOnlyList<QueuedMatch>> Once(string what, Func<IReadOnlyList<QueuedMatch>, bool> enough, CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        return await Stage.Until(() => coordinator.MatchQueue(cohort, null, ct), queue => queue.Count >= count && enough(queue), what, ct);
    }

    /// <summary>Everybody of these matches has read the agreement, on paper.</summary>
    public async Task Acknowledge(IEnumerable<QueuedMatch> matches, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime);
        await Edition.Each(
            matches.SelectMany(SidesOf).Distinct(),
            async (side, stop) => await (await stage.HumanResources(side.Company, stop)).RecordAcknowledgement(
                side.Person, $"demonstration/acknowledgement/{side.Person}", new PaperAcknowledgement(stage.Agreement, "french", today), stop),
            ct);
    }

    /// <summary>The coordinator proposes a match; whether no rule forbade it.</summary>
    public async Task<bool> Propose(QueuedMatch match, CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        return await stage.Try(
            $"proposal of a pair of {stage.KeyOf(match.MentorCompany)} and {stage.KeyOf(match.MenteeCompany)}",
            () => coordinator.ProposeMatch(match.Match, $"demonstration/proposal/{match.Match}", ct));
    }

    public async Task Consent(QueuedMatch match, Guid home, CancellationToken ct) =>
        await (await stage.HumanResources(home, ct)).ConsentToMatch(match.Match, $"demonstration/consent/{match.Match}", new Consent(true), ct);

    /// <param name="match">A match that the committee approved.</param>
    /// <param name="both">Whether the mentee has answered too.</param>
    /// <param name="ct">Gives up.</param>
    public async Task Accept(QueuedMatch match, bool both, CancellationToken ct)
    {
        foreach (var (home, person) in SidesOf(match).Take(both ? 2 : 1))
        {
            var hr = await stage.HumanResources(home, ct);
            await hr.AnswerMatch(match.Match, person, $"demonstration/answer/{match.Match}/{person}", new MatchAnswer(true), ct);
        }
    }

    /// <summary>The notices of what was decided: named ones to home companies, and one of each slate to everybody.</summary>
    public async Task<IReadOnlyList<DeliveryListed>> Deliveries(CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        var ballots = (await coordinator.Ballots(open: null, ct)).Where(paper => paper.Cohort == cohort).Select(paper => paper.Ballot).ToHashSet();
        return [.. (await coordinator.Deliveries(ct)).Where(delivery => delivery.Cohort == cohort || (delivery.Ballot is { } ballot && ballots.Contains(ballot)))];
    }

    /// <summary>A company's member votes for everything of this cohort that the company may still vote on; whether there was anything.</summary>
    public async Task<bool> Vote(Guid company, CancellationToken ct)
    {
        var member = await stage.Member(company, ct);
        var ballots = (await member.Ballots(open: true, ct)).Where(paper => paper.Cohort == cohort && paper is { Home: false, Vote: null })
            .Select(paper => paper.Ballot).Distinct().ToList();
        foreach (var ballot in ballots)
        {
            try
            {
                await member.CastVote(ballot, $"demonstration/vote/{ballot}", new VoteCast(BallotVote.For), ct);
            }
            catch (StepFailedException settled) when (settled.Problem?.Code is "ballot.closed")
            {
                // The others' votes settled it since the list was read.
            }
        }

        return ballots.Count > 0;
    }

    private static (Guid Company, Guid Person)[] SidesOf(QueuedMatch match) => [(match.MentorCompany, match.Mentor), (match.MenteeCompany, match.Mentee)];
}
