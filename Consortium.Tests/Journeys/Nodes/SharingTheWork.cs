using System.Net;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys.Nodes;

[Collection<OnTwoNodes>]
public sealed class SharingTheWork(TwoNodes nodes)
{
    private const int AtOnce = 3, Acts = 40;

    private World World => nodes.World;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_votes_closings_and_notices_are_done_once_for_clients_that_use_the_nodes_in_turn()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var work = nodes.Work(AtOnce, stop.Token);
        var closing = await Task.WhenAll(World.Companies.Zip(World.Companies.Skip(1)).Select(async pair =>
            await nodes.ABallotThatNobodyVotesIn(await World.OnePair(pair.First, pair.Second))));
        var acts = nodes.History.Acknowledged.Count + Acts;
        await Eventually.Holds(_ => Task.FromResult(work.IsCompleted || nodes.History.Acknowledged.Count >= acts), TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await work;
        await Eventually.Holds(async _ => await Settled(closing) == closing.Length);

        await nodes.NothingIsLostDoubledOrOutOfOrder();
        Assert.Equal(closing.Length, await Settled(closing));
    }

    [Fact]
    public async Task A_request_that_reaches_both_at_once_under_one_key_has_one_effect_and_one_answer()
    {
        var before = await CohortsOpened();
        var coordinators = nodes.Nodes.Select(node => TwoNodes.At(node, World.Coordinator)).ToList();

        for (var nth = 0; nth < 10; nth++)
        {
            var key = $"both-at-once-{nth}";
            var answers = await Task.WhenAll(coordinators.Concat(coordinators).Select(coordinator => Insist(coordinator, key)));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
            Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        }

        Assert.Equal(before + 10, await CohortsOpened());
    }

    private Task<long> Settled(IEnumerable<Guid> ballots) => nodes.Ask<long>(
        $"""
        select count(*) from consortium.mt_events
        where type = 'ballot.item-settled' and stream_id in ({string.Join(", ", ballots.Select(ballot => $"'{ballot}'"))})
        """);

    private Task<long> CohortsOpened() => nodes.Ask<long>("select count(*) from consortium.mt_events where type = 'cohort.opened'");

    /// <summary>Opens a cohort; while another request holds the key, comes again.</summary>
    private static async Task<HttpResponseMessage> Insist(Caller coordinator, string key)
    {
        HttpResponseMessage answer = null!;
        await Eventually.Holds(async _ =>
        {
            answer = await coordinator.Post("/api/v1/cohorts", new { from = "2027-01-04", until = "2027-12-17" }, ("Idempotency-Key", key));
            return answer.StatusCode is not HttpStatusCode.Conflict;
        });
        return answer;
    }
}
