using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>People of a generated consortium, signed in.</summary>
internal sealed class GeneratedConsortium(Uri address, Caller theOperator, IReadOnlyDictionary<Role, Caller> callers, IReadOnlyDictionary<string, string> ids)
{
    private const int WarmUp = 10, Voters = 60, Excluded = 10;

    public Uri Address => address;

    /// <summary>Somebody of each role that reads lists.</summary>
    public IReadOnlyDictionary<Role, Caller> Callers => callers;

    /// <summary>An id for each part of a path that needs one.</summary>
    public IReadOnlyDictionary<string, string> Ids => ids;

    public static async Task<GeneratedConsortium> Enter(Uri address, string token)
    {
        var theOperator = new Caller(address, token);
        var coordinator = await Holder(address, theOperator, Role.Coordinator);
        var match = (await coordinator.Items("/api/v1/match-queue?state=active&limit=1"))[0];
        var item = (await coordinator.Items("/api/v1/ballots?open=true&limit=1"))[0];
        var company = match.GetProperty("menteeCompany").GetGuid();
        var seats = (await coordinator.Get("/api/v1/committee/seats?limit=200").Is(HttpStatusCode.OK)).GetProperty("items");
        var seat = seats[0];
        return new GeneratedConsortium(
            address,
            theOperator,
            new Dictionary<Role, Caller>
            {
                [Role.Coordinator] = coordinator,
                [Role.CompanyHr] = await Holder(address, theOperator, Role.CompanyHr, company),
                [Role.CommitteeMember] = await Holder(address, theOperator, Role.CommitteeMember, seat.GetProperty("company").GetGuid(), seat.GetProperty("member").GetGuid()),
                [Role.IndependentReviewer] = await Holder(address, theOperator, Role.IndependentReviewer),
                [Role.Operator] = theOperator,
            },
            new Dictionary<string, string>
            {
                ["{company}"] = company.ToString(),
                ["{cohort}"] = match.Text("cohort"),
                ["{match}"] = match.Text("match"),
                ["{participant}"] = match.Text("mentee"),
                ["{person}"] = match.Text("mentee"),
                ["{ballot}"] = item.Text("ballot"),
            });
    }

    /// <summary>Brings matches whose companies consented before the committee, a ballot each.</summary>
    public async Task OpensBallots(int count)
    {
        var coordinator = Callers[Role.Coordinator];
        var opened = 0;
        for (var after = ""; opened < count;)
        {
            var page = await coordinator.Get($"/api/v1/match-queue?state=consented&limit=200{after}").Is(HttpStatusCode.OK);
            foreach (var match in page.GetProperty("items").EnumerateArray().Take(count - opened))
            {
                await coordinator.Post($"/api/v1/matches/{match.Text("match")}/ballot", new { }).Is(HttpStatusCode.Created);
                opened++;
            }

            after = $"&after={page.Text("next")}";
        }
    }

    /// <summary>How long each of many members' votes on a whole slate takes, once the service is warm.</summary>
    public async Task<IReadOnlyList<double>> Votes()
    {
        var seats = (await Callers[Role.Coordinator].Get("/api/v1/committee/seats?limit=200").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray();
        var waits = new List<double>();
        foreach (var seat in seats.Where(seat => seat.GetProperty("member").ValueKind is not JsonValueKind.Null).Take(WarmUp + Voters))
        {
            using var member = await Holder(address, theOperator, Role.CommitteeMember, seat.GetProperty("company").GetGuid(), seat.GetProperty("member").GetGuid());
            var clock = Stopwatch.GetTimestamp();
            await member.Post($"/api/v1/ballots/{Ids["{ballot}"]}/votes", new { vote = "for" }).Is(HttpStatusCode.OK);
            waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return [.. waits.Skip(WarmUp)];
    }

    /// <summary>From the request that declares an exclusion to the moment when the match between the two stands still.</summary>
    public async Task<IReadOnlyList<double>> Exclusions()
    {
        var coordinator = Callers[Role.Coordinator];
        var waits = new List<double>();
        foreach (var match in (await coordinator.Items("/api/v1/match-queue?state=active&limit=200")).TakeLast(Excluded))
        {
            var clock = Stopwatch.GetTimestamp();
            await coordinator.Post(
                $"/api/v1/companies/{match.Text("mentorCompany")}/exclusions", new { against = match.Text("menteeCompany"), from = "2026-01-01" }).Is(HttpStatusCode.OK);
            await Eventually.Holds(async _ => (await coordinator.Get($"/api/v1/matches/{match.Text("match")}").Is(HttpStatusCode.OK)).Text("state") is not "active");
            waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return waits;
    }

    private static async Task<Caller> Holder(Uri address, Caller theOperator, Role role, Guid? company = null, Guid? principal = null) =>
        new(address, (await theOperator.IssuesToken(role, company, principal)).Text("token"));
}
