using System.Net;
using System.Text.Json;
using Consortium.Api.Security;

namespace Consortium.Tests.Support;

/// <summary>A consortium as its own people set it up: every step is a call of the public API.</summary>
internal sealed class World
{
    private readonly Uri _address;
    private readonly Dictionary<Guid, Company> _companies = [];

    private World(Uri address, Caller @operator, Caller coordinator, Guid agreement) =>
        (_address, Operator, Coordinator, Agreement) = (address, @operator, coordinator, agreement);

    public Caller Operator { get; }

    public Caller Coordinator { get; }

    /// <summary>The agreement in force.</summary>
    public Guid Agreement { get; private set; }

    /// <summary>The member companies in the order of their admission.</summary>
    public IReadOnlyCollection<Company> Companies => _companies.Values;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A coordinator and an agreement that binds every member; no company yet.</summary>
    /// <param name="address">Where the service listens.</param>
    /// <param name="operator">An operator with a token.</param>
    public static async Task<World> Begin(Uri address, Caller @operator)
    {
        var coordinator = await Holder(address, @operator, Role.Coordinator);
        return new World(address, @operator, coordinator, await Publish(coordinator, "Entente de confidentialité.", "Confidentiality agreement."));
    }

    /// <summary>Signs in by an operator's link, as a browser does, and issues a token for the work that follows.</summary>
    public static async Task<World> Begin(Uri address, Uri link)
    {
        using var browser = new Caller(address, token: null);
        (string, string) ownPage = ("Sec-Fetch-Site", "same-origin");
        var signedIn = await browser.Send(HttpMethod.Post, link.AbsolutePath, null, ownPage);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith(Session.Cookie, StringComparison.Ordinal)).Split(';')[0];
        var issued = await browser.Post("/api/v1/tokens", new { role = Role.Operator }, ownPage, ("Cookie", cookie)).Is(HttpStatusCode.Created);
        return await Begin(address, new Caller(address, issued.Text("token")));
    }

    /// <summary>Drafts a version of the agreement and publishes it for today.</summary>
    public static async Task<Guid> Publish(Caller coordinator, string french, string english)
    {
        var agreement = (await coordinator.Post("/api/v1/agreements", new { french, english }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await coordinator.Post($"/api/v1/agreements/{agreement}/publication", new { }).Is(HttpStatusCode.OK);
        return agreement;
    }

    /// <summary>Another version takes effect today, and every member has signed it.</summary>
    public async Task<Guid> Adopt(object draft)
    {
        Agreement = (await Coordinator.Post("/api/v1/agreements", draft).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await Coordinator.Post($"/api/v1/agreements/{Agreement}/publication", new { }).Is(HttpStatusCode.OK);
        foreach (var company in Companies)
            await company.Hr.Post($"/api/v1/companies/{company.Id}/agreement-signatures", new { agreement = Agreement, signatory = "Dominique Roy, présidente" }).Is(HttpStatusCode.OK);
        return Agreement;
    }

    public Company Of(Guid company) => _companies[company];

    /// <summary>Companies that signed the agreement and sit on the committee.</summary>
    public async Task<IReadOnlyList<Company>> Admit(params IReadOnlyList<string> names)
    {
        var admitted = new List<Company>();
        foreach (var name in names)
            admitted.Add(await Admit(name));
        return admitted;
    }

    /// <summary>A company that signed the agreement and sits on the committee.</summary>
    public async Task<Company> Admit(string name)
    {
        var founding = await Coordinator.Post("/api/v1/companies", new { legalName = name });
        var id = founding.StatusCode is HttpStatusCode.Created
            ? JsonElement.Parse(await founding.Content.ReadAsStringAsync(Ct)).GetProperty("id").GetGuid()
            : await Elect(name);
        var hr = await Holder(_address, Operator, Role.CompanyHr, id);
        await hr.Post($"/api/v1/companies/{id}/agreement-signatures", new { agreement = Agreement, signatory = $"Dominique Roy, {name}" }).Is(HttpStatusCode.OK);

        var seat = await Operator.IssuesToken(Role.CommitteeMember, id);
        var member = seat.GetProperty("principal").GetGuid();
        await Coordinator.Send(HttpMethod.Put, $"/api/v1/committee/seats/{id}", new { member }).Is(HttpStatusCode.OK);
        return _companies[id] = new Company(id, name, hr, new Caller(_address, seat.Text("token")), member);
    }

    /// <summary>A company that applied and was checked.</summary>
    public async Task<Guid> Apply(string name, params Guid[] competitors)
    {
        var activity = new
        {
            sectors = (string[])["54"],
            territories = (string[])["CA"],
            labourMarkets = (object[])[new { occupation = "21", territory = "CA" }],
        };
        var candidate = (await Coordinator.Post("/api/v1/applications", new { legalName = name, activity }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await Coordinator.Post(
            $"/api/v1/applications/{candidate}/check", new { competitors, admitWithExclusions = competitors.Length > 0, reason = "Compared one by one." })
            .Is(HttpStatusCode.OK);
        return candidate;
    }

    /// <summary>Every seat votes with a reason; one that comes after the settlement, or is recused, is refused.</summary>
    public async Task Vote(Guid ballot, string vote = "for")
    {
        foreach (var company in _companies.Values)
            await company.Member.Post($"/api/v1/ballots/{ballot}/votes", new { vote, reason = "As the check found." });
    }

    /// <summary>A company that the committee admitted: from its first chair on there is no other way.</summary>
    private async Task<Guid> Elect(string name)
    {
        var candidate = await Apply(name);
        await Vote((await Coordinator.Post($"/api/v1/applications/{candidate}/ballot", new { }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid());
        await Eventually.Holds(async _ => (await Coordinator.Get($"/api/v1/companies/{candidate}").Is(HttpStatusCode.OK)).Text("state") is "member");
        return candidate;
    }

    /// <summary>Another holder of the coordinators' role.</summary>
    public Task<Caller> AnotherCoordinator() => Holder(_address, Operator, Role.Coordinator);

    public async Task<Guid> OpenCohort() => (await Coordinator
        .Post("/api/v1/cohorts", new { from = "2027-01-04", until = "2027-12-17" })
        .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    /// <summary>Runs the matching engine over a cohort and answers the pairs of that run once the queue shows them.</summary>
    public async Task<IReadOnlyList<QueuedMatch>> Pair(Guid cohort)
    {
        var run = (await Coordinator.Post($"/api/v1/cohorts/{cohort}/matching-runs", new { seed = 1 }).Is(HttpStatusCode.Accepted)).GetProperty("id").GetGuid();
        IReadOnlyList<QueuedMatch> found = [];
        await Eventually.Holds(async _ =>
        {
            var completed = await Coordinator.Get($"/api/v1/matching-runs/{run}").Is(HttpStatusCode.OK);
            if (completed.Text("state") is not "completed")
                return false;

            found = [.. (await Queue(cohort)).Where(match => match.Run == run)];
            return found.Count == completed.GetProperty("pairs").GetInt32();
        });
        foreach (var match in found)
            await Acknowledge(match);
        return found;
    }

    /// <summary>Mentor and mentee have read the agreement in force: nobody else is proposed.</summary>
    public async Task Acknowledge(QueuedMatch match)
    {
        foreach (var (home, person) in SidesOf(match))
            await home.Hr.Post($"/api/v1/participants/{person}/acknowledgements", new { agreement = Agreement, language = "french", on = "2026-01-15" })
                .Is(HttpStatusCode.OK);
    }

    /// <summary>Mentor and mentee accept what the committee approved.</summary>
    public async Task Accept(QueuedMatch match)
    {
        foreach (var (home, person) in SidesOf(match))
            await home.Answers(match.Id, person).Is(HttpStatusCode.OK);
    }

    /// <summary>A match that the committee approved.</summary>
    public async Task Approve(QueuedMatch match)
    {
        var ballot = await BringBeforeCommittee(match);
        foreach (var voter in VotersOn(match).Concat(HomesOf(match)))
            await voter.Votes(ballot);
        await IsIn(match, "awaiting-participants");
    }

    /// <summary>Waits until a match is in a state.</summary>
    public Task IsIn(QueuedMatch match, string state) => Eventually.Holds(async _ =>
        (await Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("state") == state);

    /// <summary>The match queue of a cohort.</summary>
    public async Task<IReadOnlyList<QueuedMatch>> Queue(Guid cohort) =>
        [.. (await Coordinator.Items($"/api/v1/match-queue?cohort={cohort}&limit=200")).Select(QueuedMatch.Of)];

    public Task<HttpResponseMessage> Propose(QueuedMatch match) => Coordinator.Post($"/api/v1/matches/{match.Id}/proposal", body: null);

    public async Task Consent(QueuedMatch match)
    {
        foreach (var home in HomesOf(match))
            await home.Consents(match.Id).Is(HttpStatusCode.OK);
    }

    /// <summary>Opens the ballot on a match that both home companies consented to.</summary>
    /// <param name="match">The match.</param>
    /// <param name="closesAt">When it closes; in a day when nothing is said.</param>
    public async Task<Guid> OpenBallot(QueuedMatch match, DateTimeOffset? closesAt = null) => (await Coordinator
        .Post($"/api/v1/matches/{match.Id}/ballot", new { closesAt = closesAt ?? TimeProvider.System.GetUtcNow().AddDays(1) })
        .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    /// <summary>Proposes a match, has both home companies consent, and opens the ballot.</summary>
    public async Task<Guid> BringBeforeCommittee(QueuedMatch match, DateTimeOffset? closesAt = null)
    {
        await Propose(match).Is(HttpStatusCode.OK);
        await Consent(match);
        return await OpenBallot(match, closesAt);
    }

    /// <summary>One pair of a mentor and a mentee of two companies in a cohort of their own.</summary>
    public async Task<QueuedMatch> OnePair(Company mentors, Company mentees)
    {
        var cohort = await OpenCohort();
        await mentors.Offers(cohort, "Aurélie", "Tremblay");
        await mentees.Nominates(cohort, "Brandon", "Okafor");
        return Assert.Single(await Pair(cohort));
    }

    public (Company Home, Guid Person)[] SidesOf(QueuedMatch match) => [(Of(match.MentorCompany), match.Mentor), (Of(match.MenteeCompany), match.Mentee)];

    public IReadOnlyList<Company> HomesOf(QueuedMatch match) => [Of(match.MentorCompany), Of(match.MenteeCompany)];

    /// <summary>The companies whose members vote on a match.</summary>
    public IReadOnlyList<Company> VotersOn(QueuedMatch match) => [.. Companies.Except(HomesOf(match))];

    private static async Task<Caller> Holder(Uri address, Caller @operator, Role role, Guid? company = null) =>
        new(address, (await @operator.IssuesToken(role, company)).Text("token"));
}

/// <summary>A member company: its human resources, and who sits for it on the committee.</summary>
internal sealed record Company(Guid Id, string Name, Caller Hr, Caller Member, Guid MemberId)
{
    /// <summary>Offers a mentor and answers the participant's id.</summary>
    public Task<Guid> Offers(Guid cohort, string givenName, string familyName, int places = 1) => Registers(cohort, givenName, familyName, "mentor", places);

    /// <summary>Nominates a mentee and answers the participant's id.</summary>
    public Task<Guid> Nominates(Guid cohort, string givenName, string familyName) => Registers(cohort, givenName, familyName, "mentee", places: 1);

    /// <summary>Sends a CSV file of people and answers the report.</summary>
    public Task<JsonElement> SendsFile(Guid cohort, string csv) => Hr
        .Post($"/api/v1/cohorts/{cohort}/participants/file", new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"))
        .Is(HttpStatusCode.OK);

    public Task<HttpResponseMessage> Consents(Guid match, bool consents = true) => Hr.Post($"/api/v1/matches/{match}/consents", new { consents });

    /// <summary>Records what a person of this company answered to a match.</summary>
    public Task<HttpResponseMessage> Answers(Guid match, Guid participant, bool accepts = true) =>
        Hr.Post($"/api/v1/matches/{match}/participants/{participant}/answer", new { accepts });

    public Task<HttpResponseMessage> Votes(Guid ballot, string vote = "for") => Member.Post($"/api/v1/ballots/{ballot}/votes", new { vote });

    /// <summary>Says where the company's notices go and answers the secret that signs them.</summary>
    public async Task<string> ReceivesAt(Uri url) => (await Hr
        .Send(HttpMethod.Put, $"/api/v1/companies/{Id}/receiver", new { url })
        .Is(HttpStatusCode.OK)).Text("secret");

    /// <summary>Everything that the company's pull feed holds.</summary>
    public async Task<IReadOnlyList<JsonElement>> Feed() =>
        [.. (await Hr.Get("/api/v1/decisions?limit=200").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];

    public override string ToString() => Name;

    private async Task<Guid> Registers(Guid cohort, string givenName, string familyName, string role, int places) => (await Hr
        .Post($"/api/v1/cohorts/{cohort}/participants", Person(givenName, familyName, role, places))
        .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    /// <summary>The body that registers a person of this company.</summary>
    public object Person(string givenName, string familyName, string role, int places = 1) => new
    {
        givenName,
        familyName,
        email = $"{givenName}.{familyName}@{Name}.example".ToLowerInvariant().Replace('é', 'e'),
        role,
        skills = role is "mentor" ? (string[])["negotiation", "leadership"] : null,
        needs = role is "mentor" ? null : new { negotiation = "essential", leadership = "important" },
        languages = new { fr = "fluent", en = "working" },
        yearsOfExperience = role is "mentor" ? 18 : 4,
        noLinks = true,
        places,
    };
}

/// <summary>A pair as the coordinators' queue shows it.</summary>
internal sealed record QueuedMatch(
    Guid Id, Guid Cohort, Guid? Run, Guid Mentor, Guid MentorCompany, Guid Mentee, Guid MenteeCompany, string State, long Version)
{
    public static QueuedMatch Of(JsonElement item) => new(
        Of(item, "match"), Of(item, "cohort"), item.GetProperty("run") is { ValueKind: JsonValueKind.String } run ? run.GetGuid() : null, Of(item, "mentor"), Of(item, "mentorCompany"), Of(item, "mentee"), Of(item, "menteeCompany"),
        item.Text("state"), item.GetProperty("version").GetInt64());

    private static Guid Of(JsonElement item, string name) => item.GetProperty(name).GetGuid();
}

internal static class Lists
{
    /// <summary>The items of a list's first page.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Items(this Caller caller, string path) =>
        [.. (await caller.Get(path).Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];
}
