using System.Net;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Tests.Support;

namespace Consortium.Tests.Security;

/// <summary>
/// A consortium where Acme and Borealis each have something of every kind, set up through the API alone. Each is paired with
/// Cedar, so neither has any business with what is the other's.
/// </summary>
public sealed class Neighbours(TestCluster cluster) : IAsyncLifetime
{
    internal TestCluster Cluster { get; } = cluster;

    internal DatabaseConnections Databases { get; private set; } = null!;

    internal Service Service { get; private set; } = null!;

    internal Neighbour Acme { get; private set; } = null!;

    internal Neighbour Borealis { get; private set; } = null!;

    /// <summary>The callers of the roles that belong to no company.</summary>
    internal Dictionary<Role, Caller> Staff { get; } = [];

    /// <summary>Ids by the name of the route parameter that they fill, for what belongs to no company.</summary>
    internal Dictionary<string, Guid> Shared { get; } = [];

    private Neighbour Cedar { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Databases = await Cluster.Create(TestContext.Current.CancellationToken);
        Service = await Service.Start(Databases, demonstration: true);
        Staff[Role.Operator] = await Service.AnOperator();
        foreach (var role in (Role[])[Role.Coordinator, Role.Auditor, Role.IndependentReviewer])
            Staff[role] = await Staff[Role.Operator].Gives(Service, role);

        var coordinator = Staff[Role.Coordinator];
        Shared["agreement"] = await World.Publish(coordinator, "Entente", "Agreement");
        Shared["cohort"] = Id(await coordinator.Post("/api/v1/cohorts", new { from = "2026-12-01", until = "2027-06-30" }).Is(HttpStatusCode.Created));
        (Acme, Borealis, Cedar) = (await Join("Acme"), await Join("Borealis"), await Join("Cedar"));
        await Acme.Hr.Post($"/api/v1/companies/{Acme.Id}/exclusions", new { against = Borealis.Id, from = "2026-01-01" }).Is(HttpStatusCode.OK);

        Shared["candidate"] = Id(await coordinator.Post(
            "/api/v1/applications",
            new
            {
                legalName = "Candidate inc.",
                activity = new
                {
                    sectors = (string[])["54"],
                    territories = (string[])["CA"],
                    labourMarkets = (object[])[new { occupation = "21", territory = "CA" }],
                },
            }).Is(HttpStatusCode.Created));

        await Acme.Hr.Post(
            $"/api/v1/companies/{Acme.Id}/exclusions", new { against = Shared["candidate"], from = "2026-01-01", directCompetition = false }).Is(HttpStatusCode.OK);
        Shared["waiver"] = Id(await coordinator.Post(
            "/api/v1/waivers", new { one = Acme.Id, other = Shared["candidate"], from = "2027-01-01", until = "2027-12-31", reason = "Reason" })
            .Is(HttpStatusCode.Created));
        foreach (var bound in (Neighbour[])[Acme, Borealis])
            bound.Owns["covenant"] = Id(await coordinator.Post(
                "/api/v1/covenants",
                new { bound = bound.Id, beneficiary = Cedar.Id, mainAgreement = Shared["agreement"], cohort = Shared["cohort"], necessity = $"Canary {bound.Name}" })
                .Is(HttpStatusCode.Created));

        foreach (var by in (Neighbour[])[Acme, Borealis])
        {
            by.Owns["report"] = Id(await by.Hr.Post("/api/v1/breach-reports", new { kind = "conduct", account = $"Canary {by.Name}" }).Is(HttpStatusCode.Created));
            await by.Hr.Post(
                "/api/v1/filed-agreements",
                new { subject = "other", parties = (Guid[])[by.Id, Cedar.Id], digest = by.Id.ToString("N") + by.Id.ToString("N"), signedOn = "2026-01-15" })
                .Is(HttpStatusCode.Created);
        }

        await coordinator.Post("/api/v1/joint-controller-arrangement", new { french = "Essentiel", english = "Essence", contact = "rights@consortium.example", documentDigest = new string('a', 64) })
            .Is(HttpStatusCode.Created);

        Acme.Owns["participant"] = await Register(Acme, MentoringRole.Mentor, "finance");
        Borealis.Owns["participant"] = await Register(Borealis, MentoringRole.Mentor, "negotiation");
        foreach (var neighbour in (Neighbour[])[Acme, Borealis])
        {
            neighbour.Participant = await Staff[Role.Operator].Gives(Service, Role.Participant, neighbour.Id, neighbour.Owns["participant"]);
            neighbour.Owns["file"] = Id(await neighbour.Hr.Post(
                $"/api/v1/cohorts/{Shared["cohort"]}/participants/file",
                new StringContent($"email,role,first name,last name\nnobody at {neighbour.Name},mentor,A,B\n", System.Text.Encoding.UTF8, "text/csv")).Is(HttpStatusCode.OK));
        }

        await Register(Cedar, MentoringRole.Mentee, "finance");
        await Register(Cedar, MentoringRole.Mentee, "negotiation");
        await Pair();
        foreach (var home in (Neighbour[])[Acme, Borealis])
        {
            home.Owns["request"] = Id(await coordinator.Post(
                "/api/v1/information-requests",
                new
                {
                    company = home.Id,
                    matches = (Guid[])[home.Owns["match"]],
                    questions = (object[])[new { about = home.Owns["participant"], what = "availability" }],
                    words = $"Canary {home.Name}",
                }).Is(HttpStatusCode.Created));
            await home.Hr.Post($"/api/v1/information-requests/{home.Owns["request"]}/answer", null).Is(HttpStatusCode.OK);
            await Decide(home);
        }

        Shared["meeting"] = Id(await coordinator.Post(
            "/api/v1/meetings", new { startsAt = Service.Clock.GetUtcNow().AddDays(1), agenda = new[] { new { ballot = Shared["ballot"] } } }).Is(HttpStatusCode.Created));
        Shared["letter"] = Domain.DerivedId.Of("a message that was never given up");
        Shared["followUp"] = Id(await coordinator.Post(
            "/api/v1/follow-ups", new { owner = Cedar.MemberId, due = "2099-12-31", what = "Canary follow-up" }).Is(HttpStatusCode.Created));

        await Eventually.Holds(async _ => (await Deliveries()).Count == 6);
        foreach (var home in (Neighbour[])[Acme, Borealis])
        {
            home.Owns["unmatched"] = await Register(home, MentoringRole.Mentee, "coaching");
            await coordinator.Post(
                $"/api/v1/cohorts/{Shared["cohort"]}/participants/{home.Owns["unmatched"]}/no-match", new { because = "nobody-suitable", words = $"Canary {home.Name}" }).Is(HttpStatusCode.OK);
            home.Owns["person"] = await Register(home, MentoringRole.Mentee, "leadership");
            await home.Hr.Post($"/api/v1/participants/{home.Owns["person"]}/erasure", null).Is(HttpStatusCode.Accepted);
        }

        foreach (var home in (Neighbour[])[Acme, Borealis])
            home.Owns["delivery"] = (await Deliveries()).First(row => row.GetProperty("company").GetGuid() == home.Id).GetProperty("id").GetGuid();
        await Service.CaughtUp();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private static Guid Id(JsonElement created) => created.GetProperty("id").GetGuid();

    private async Task<Neighbour> Join(string name)
    {
        var company = Id(await Staff[Role.Coordinator].Post("/api/v1/companies", new { legalName = $"Canary {name} Inc." }).Is(HttpStatusCode.Created));
        var member = await Staff[Role.Operator].IssuesToken(Role.CommitteeMember, company);
        var spare = await Staff[Role.Operator].IssuesToken(Role.CompanyReceiver, company);
        var neighbour = new Neighbour(name, company)
        {
            Hr = await Staff[Role.Operator].Gives(Service, Role.CompanyHr, company),
            Receiver = await Staff[Role.Operator].Gives(Service, Role.CompanyReceiver, company),
            Member = Service.As(member.Text("token")),
            MemberId = member.GetProperty("principal").GetGuid(),
        };
        neighbour.Owns["company"] = company;
        neighbour.Owns["account"] = Id(await neighbour.Hr.Post("/api/v1/accounts", new { role = Role.CompanyHr, email = $"account@{name}.example" }).Is(HttpStatusCode.Created));
        neighbour.Owns["token"] = spare.GetProperty("id").GetGuid();
        await neighbour.Hr.Post($"/api/v1/companies/{company}/agreement-signatures", new { agreement = Shared["agreement"], signatory = $"Canary {name}, directrice" }).Is(HttpStatusCode.OK);
        await neighbour.Hr.Send(HttpMethod.Put, $"/api/v1/companies/{company}/receiver", new { url = $"http://127.0.0.1:9999/canary-{name}" }).Is(HttpStatusCode.OK);
        await Staff[Role.Coordinator].Send(HttpMethod.Put, $"/api/v1/committee/seats/{company}", new { member = neighbour.MemberId }).Is(HttpStatusCode.OK);
        return neighbour;
    }

    private async Task<Guid> Register(Neighbour employer, MentoringRole role, string skill) => Id(await employer.Hr.Post(
        $"/api/v1/cohorts/{Shared["cohort"]}/participants",
        new
        {
            givenName = $"Given-{employer.Name}",
            familyName = $"Family-{employer.Name}",
            email = $"{skill}@{employer.Name}.example",
            role,
            skills = role is MentoringRole.Mentor ? (string[])[skill] : null,
            needs = role is MentoringRole.Mentor ? null : new Dictionary<string, string> { [skill] = "essential" },
            noLinks = true,
        })
        .Is(HttpStatusCode.Created));

    private async Task Pair()
    {
        var coordinator = Staff[Role.Coordinator];
        Shared["run"] = Id(await coordinator.Post($"/api/v1/cohorts/{Shared["cohort"]}/matching-runs", new { seed = 1 }).Is(HttpStatusCode.Accepted));
        await Eventually.Holds(async _ => (await Queue()).Count == 2);
        foreach (var drafted in await Queue())
            (drafted.GetProperty("mentorCompany").GetGuid() == Acme.Id ? Acme : Borealis).Owns["match"] = drafted.GetProperty("match").GetGuid();
    }

    private async Task Decide(Neighbour home)
    {
        var match = home.Owns["match"];
        var proposed = (await Queue()).Single(item => item.GetProperty("match").GetGuid() == match);
        foreach (var (company, person) in ((Neighbour, string)[])[(home, "mentor"), (Cedar, "mentee")])
            await company.Hr.Post(
                $"/api/v1/participants/{proposed.GetProperty(person).GetGuid()}/acknowledgements",
                new { agreement = Shared["agreement"], language = "english", on = "2026-01-15" }).Is(HttpStatusCode.OK);
        await Staff[Role.Coordinator].Post($"/api/v1/matches/{match}/proposal", null).Is(HttpStatusCode.OK);
        foreach (var asked in (Neighbour[])[home, Cedar])
            await asked.Hr.Post($"/api/v1/matches/{match}/consents", new { consents = true }).Is(HttpStatusCode.OK);
        var opened = await Staff[Role.Coordinator].Post(
            $"/api/v1/matches/{match}/ballot", new { closesAt = Service.Clock.GetUtcNow().AddDays(7) }).Is(HttpStatusCode.Created);
        (Shared["ballot"], Shared["item"]) = (Id(opened), Id(opened.GetProperty("items")[0]));
        foreach (var voter in (Neighbour[])[Acme, Borealis, Cedar])
        {
            var vote = await voter.Member.Post($"/api/v1/ballots/{Shared["ballot"]}/votes", new { vote = Vote.For });
            Assert.True(vote.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"A vote was answered {vote.StatusCode}.");
        }
    }

    private async Task<IReadOnlyList<JsonElement>> Queue() =>
        [.. (await Staff[Role.Coordinator].Get("/api/v1/match-queue").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];

    private async Task<IReadOnlyList<JsonElement>> Deliveries() =>
        [.. (await Staff[Role.Coordinator].Get("/api/v1/deliveries").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];
}

/// <summary>One company with its callers and what it owns, by the name of the route parameter that it fills.</summary>
internal sealed record Neighbour(string Name, Guid Id)
{
    public required Caller Hr { get; init; }

    public required Caller Receiver { get; init; }

    public required Caller Member { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>The participant that the company owns.</summary>
    public Caller? Participant { get; set; }

    public Dictionary<string, Guid> Owns { get; } = [];

    /// <summary>How every member may know it.</summary>
    public string LegalName => $"Canary {Name} Inc.";

    /// <summary>What nobody of another company may ever be shown; its name among the members' alone.</summary>
    public IReadOnlyList<string> Canaries =>
    [
        $"Canary {Name}", $"canary-{Name}", $"Given-{Name}", $"Family-{Name}", $"@{Name}.example",
        .. Owns.Where(owned => owned.Key is not "company").Select(owned => owned.Value.ToString()),
    ];

    public Caller As(Role role, IReadOnlyDictionary<Role, Caller> staff) => role switch
    {
        Role.CompanyHr => Hr,
        Role.CompanyReceiver => Receiver,
        Role.CommitteeMember => Member,
        Role.Participant => Participant!,
        _ => staff[role],
    };
}
