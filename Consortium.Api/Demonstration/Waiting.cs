using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>
/// A cohort that is left as a coordinator would find it on a Monday: drafts, matches in screening and at home, a slate and a ballot
/// of its own before the committee. And what a coordinator may try in vain: to join whom a rule keeps apart.
/// </summary>
/// <param name="mentors">In the order of their files: how far a match comes goes by its mentor, so that every playing shows the same.</param>
internal sealed class Waiting(Stage stage, CohortMatches matches, IReadOnlyList<Guid> mentors)
{
    private const int Drafts = 0, Proposed = 1, HalfConsented = 2, Screened = 5, Kinds = 6;

    public async Task Play(string key, CancellationToken ct)
    {
        await JoinInVain(key, ct);

        var kinds = mentors.Index().ToDictionary(mentor => mentor.Item, mentor => mentor.Index % Kinds);
        var drafts = (await matches.All(ct)).Where(match => match.State is "draft").ToList();
        await matches.Acknowledge(drafts.Where(match => kinds[match.Mentor] is not Screened), ct);
        await Edition.Each(drafts, (match, stop) => Lead(match, kinds[match.Mentor], stop), ct);

        var moved = drafts.ToDictionary(match => match.Match, match => kinds[match.Mentor]);
        var after = await matches.Once("what was done with the drafts", all => all.All(match => HasArrived(match, moved)), ct);
        await BringBeforeCommittee([.. after.Where(match => match.State is "consented").Select(match => match.Match).Order()], key, ct);
    }

    private async Task Lead(QueuedMatch match, int kind, CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        if (kind is Drafts)
            return;

        // What a question keeps from being proposed stays with the coordinator, who asks.
        if (kind is Screened || !await matches.Propose(match, ct))
        {
            await coordinator.ScreenMatch(match.Match, $"demonstration/screening/{match.Match}", ct);
            return;
        }

        if (kind is not Proposed)
            await matches.Consent(match, match.MentorCompany, ct);
        if (kind > HalfConsented)
            await matches.Consent(match, match.MenteeCompany, ct);
    }

    private static bool HasArrived(QueuedMatch match, Dictionary<Guid, int> moved) => moved.GetValueOrDefault(match.Match) switch
    {
        Drafts => true,
        Screened => match.State is "screened",
        Proposed or HalfConsented => match.State is "awaiting-company-consents" or "screened",
        _ => match.State is "consented" or "screened",
    };

    private async Task BringBeforeCommittee(IReadOnlyList<Guid> consented, string key, CancellationToken ct)
    {
        if (consented.Count == 0)
            return;

        var coordinator = await stage.Coordinator(ct);
        await coordinator.OpenBallot(consented[0], $"demonstration/ballot/{consented[0]}", new BallotTerm(), ct);
        if (consented.Count > 1)
            await coordinator.OpenSlate($"demonstration/slate/{key}", new SlateAsked([.. consented.Skip(1)]), ct);
        await Stage.Until(
            () => coordinator.Ballots(open: true, ct), papers => papers.Count(paper => paper.Cohort == matches.Cohort) == consented.Count, "the ballots", ct);
        await matches.Once("the ballots", all => all.Count(match => match.State is "before-committee") == consented.Count, ct);

        // Two voices are no quorum of eight companies: the ballots stay open.
        var voices = 0;
        foreach (var company in stage.Companies.Values)
        {
            if (await matches.Vote(company, ct) && ++voices == 2)
                return;
        }
    }

    private async Task JoinInVain(string key, CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        var people = await coordinator.Participants(matches.Cohort, ct);
        foreach (var exclusion in stage.Script.Exclusions)
        {
            var mentor = people.First(person => person.Company == stage.Companies[exclusion.By] && person.Role is "mentor");
            var mentee = people.First(person => person.Company == stage.Companies[exclusion.Against] && person.Role is "mentee");
            var what = $"a pair by hand of {exclusion.By} and {exclusion.Against}";
            if (await stage.Try(
                what, () => coordinator.PairByHand(matches.Cohort, $"demonstration/{key}/{mentor.Id}/{mentee.Id}", new PairAsked(mentor.Id, mentee.Id), ct)))
                throw new StepFailedException($"Nothing forbade {what}.");
        }
    }
}
