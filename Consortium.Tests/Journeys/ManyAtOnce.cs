using System.Net;
using Consortium.Api.Database;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys;

public sealed class ManyAtOnce(ManyAtOnce.TenCompanies ten) : IClassFixture<ManyAtOnce.TenCompanies>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private World World => ten.World;

    [Fact]
    public async Task Eight_members_vote_each_is_recorded_or_told_that_the_ballot_is_closed_and_one_decision_follows()
    {
        var (acme, borealis) = (World.Companies.First(), World.Companies.Skip(1).First());
        var match = await World.OnePair(acme, borealis);
        var ballot = await World.BringBeforeCommittee(match);

        var answers = await Task.WhenAll(World.VotersOn(match).Select(company => company.Votes(ballot)));

        Assert.Equal(8, answers.Length);
        var recorded = answers.Count(answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await Task.FromResult(late).IsProblem(409, "ballot.closed");
        Assert.InRange(recorded, 5, 8);

        await ten.NothingIsUnderWay();
        Assert.Equal(recorded, await ten.Count("ballot.vote-cast", "ballot", ballot));
        Assert.Equal(1, await ten.Count("ballot.item-settled", "ballot", ballot));
        Assert.Equal(1, await ten.Count("match.decided", "match", match.Id));
        Assert.Equal("decision 2 2, slate 8 8", await ten.Ask<string>(
            $$"""
            select string_agg(kind || ' ' || notices || ' ' || companies, ', ' order by kind) from (
                select o.data #>> '{notice,kind}' as kind, count(*) as notices, count(distinct o.data #>> '{notice,company}') as companies
                from consortium.mt_events o join consortium.mt_events d on d.type = 'match.decided'
                    and (d.data #>> '{decision,id}' = o.data #>> '{notice,decision}' or d.data #>> '{decision,ballot}' = o.data #>> '{notice,ballot}')
                where o.type = 'delivery.opened' and d.data ->> 'match' = '{{match.Id}}'
                group by 1) as told
            """));
    }

    [Fact]
    public async Task The_same_vote_sent_twenty_times_under_one_key_and_under_twenty_is_cast_once()
    {
        var (corvid, dunmore, voter) = (World.Companies.ElementAt(2), World.Companies.ElementAt(3), World.Companies.ElementAt(4));
        var ballot = await World.BringBeforeCommittee(await World.OnePair(corvid, dunmore));

        var oneKey = Enumerable.Range(0, 20).Select(_ => voter.Member.Post($"/api/v1/ballots/{ballot}/votes", new { vote = "for" }, ("Idempotency-Key", "twenty")));
        var twentyKeys = Enumerable.Range(0, 20).Select(_ => voter.Votes(ballot));
        var answers = await Task.WhenAll(oneKey.Concat(twentyKeys));

        foreach (var waits in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await Task.FromResult(waits).IsProblem(409, "idempotency.in-progress");
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, await ten.Count("ballot.vote-cast", "ballot", ballot));
    }

    [Fact]
    public async Task The_same_person_registered_twenty_times_is_one_participant()
    {
        var acme = World.Companies.First();
        var cohort = await World.OpenCohort();
        var person = acme.Person("Chidi", "Lavoie", "mentee");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", person)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var again in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await Task.FromResult(again).IsProblem(409, "participant.already-registered");
        Assert.Equal(1, await ten.Count("participant.registered", "cohort", cohort));
    }

    [Fact]
    public async Task Five_coordinators_propose_the_same_mentee_one_wins_and_no_place_is_held_twice()
    {
        var (acme, borealis) = (World.Companies.First(), World.Companies.Skip(1).First());
        var cohort = await World.OpenCohort();
        await acme.Offers(cohort, "Delphine", "Roy", places: 5);
        await borealis.Nominates(cohort, "Emeka", "Gagnon");
        var coordinators = new List<(Caller Caller, QueuedMatch Match)>();
        for (var nth = 0; nth < 5; nth++)
            coordinators.Add((await World.AnotherCoordinator(), Assert.Single(await World.Pair(cohort))));

        var answers = await Task.WhenAll(coordinators.Select(one => one.Caller.Post($"/api/v1/matches/{one.Match.Id}/proposal", body: null)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var lost in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await Task.FromResult(lost).IsProblem(409, "participant.no-place-left");
        await ten.Service.CaughtUp();
        var people = await World.Coordinator.Items($"/api/v1/cohorts/{cohort}/participants");
        Assert.All(people, person => Assert.Equal(1, person.GetProperty("placesHeld").GetInt32()));
    }

    [Fact]
    public async Task Two_coordinators_act_on_what_they_read_the_later_one_is_told_to_read_again()
    {
        var (acme, borealis) = (World.Companies.First(), World.Companies.Skip(1).First());
        var match = await World.OnePair(acme, borealis);
        var other = await World.AnotherCoordinator();
        var read = (await other.Get($"/api/v1/matches/{match.Id}")).Headers.ETag!.ToString();

        var answers = await Task.WhenAll(new[] { World.Coordinator, other }.Select(
            coordinator => coordinator.Post($"/api/v1/matches/{match.Id}/proposal", body: null, ("If-Match", read))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        await Task.FromResult(Assert.Single(answers, answer => answer.StatusCode != HttpStatusCode.OK)).IsProblem(412, "stream.moved");
        Assert.Equal(1, await ten.Count("match.proposed", "match", match.Id));
    }

    /// <summary>A service with ten member companies, whose database may be asked what was really recorded.</summary>
    public sealed class TenCompanies(TestCluster cluster) : IAsyncLifetime
    {
        private DatabaseConnections _databases = null!;

        internal Service Service { get; private set; } = null!;

        internal World World { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _databases = await cluster.Create(Ct);
            Service = await Service.Start(_databases);
            World = await World.Begin(Service.Address, await Service.AnOperator());
            await World.Admit("Acme", "Borealis", "Corvid", "Dunmore", "Estuaire", "Fjord", "Granit", "Hexa", "Isthme", "Jalon");
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();

        /// <summary>How many events of a kind were recorded about something.</summary>
        internal Task<long> Count(string kind, string property, Guid about) =>
            Ask<long>($"select count(*) from consortium.mt_events where type = '{kind}' and data ->> '{property}' = '{about}'");

        internal async Task<T> Ask<T>(string sql)
        {
            await using var owner = await TestDatabase.Open(_databases.Owner);
            return await owner.Scalar<T>(sql, Ct);
        }

        /// <summary>Waits until no message is due: what follows from the acts so far has followed.</summary>
        internal Task NothingIsUnderWay() => Eventually.Holds(async _ => await Ask<long>($"select count(*) from {StoredMessages.Table} where {StoredMessages.UnderWay}") == 0);
    }
}
