using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>A cohort that is played to its missions: proposed, consented to, decided in one slate, delivered, accepted, but for one mentee's answer.</summary>
internal sealed class Completing(Stage stage, CohortMatches matches)
{
    public async Task Play(string key, CancellationToken ct)
    {
        var drafts = (await matches.All(ct)).Where(match => match.State is "draft").ToList();
        await matches.Acknowledge(drafts, ct);
        await Edition.Each(drafts, Agree, ct);

        var queue = await matches.Once("the consents", all => all.Count(IsOnItsWay) == matches.Count, ct);
        if (queue.Where(match => match.State is "consented").Select(match => match.Match).ToList() is { Count: > 0 } consented)
            await (await stage.Coordinator(ct)).OpenSlate($"demonstration/slate/{key}", new SlateAsked(consented), ct);
        if (!queue.All(IsDecided))
            await Decide(ct);

        queue = await matches.Once("the committee's decisions", all => all.All(IsDecided), ct);
        await Deliver(queue.Count, ct);
        // One mentee has yet to say yes or no, so that a visitor can.
        var left = queue.Min(match => match.Match);
        await Edition.Each(
            queue.Where(match => match.State is "awaiting-participants"), (match, stop) => matches.Accept(match, both: match.Match != left, stop), ct);
        await matches.Once("the missions", all => !all.Any(match => match.State is "awaiting-participants" && match.Match != left), ct);
    }

    private async Task Agree(QueuedMatch match, CancellationToken ct)
    {
        if (!await matches.Propose(match, ct))
            throw new StepFailedException($"A match of a cohort that is to be completed was not proposed: {match.Match}");

        await matches.Consent(match, match.MentorCompany, ct);
        await matches.Consent(match, match.MenteeCompany, ct);
    }

    /// <summary>The members vote one after the other, until nothing is left to vote on.</summary>
    private async Task Decide(CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        await Stage.Until(
            () => coordinator.Ballots(open: true, ct), papers => papers.Count(paper => paper.Cohort == matches.Cohort) == matches.Count, "the slate", ct);
        foreach (var company in stage.Companies.Values)
            await matches.Vote(company, ct);
    }

    /// <summary>Each home company is told of its own matches by name, and every company of the others once, by the slate.</summary>
    private Task Deliver(int decisions, CancellationToken ct)
    {
        var expected = 2 * decisions + stage.Companies.Count;
        return Stage.Until(
            async () => (await matches.Deliveries(ct)).Count(delivery => delivery.State is "receipted"),
            receipted => receipted == expected,
            $"{expected} receipted deliveries",
            ct);
    }

    private static bool IsOnItsWay(QueuedMatch match) => match.State is "consented" or "before-committee" || IsDecided(match);

    private static bool IsDecided(QueuedMatch match) => match.State is "awaiting-participants" or "active" or "suspended" or "rejected" or "deferred" or "withdrawn" or "ended";
}
