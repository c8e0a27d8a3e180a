using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Api.Events;
using Consortium.Api.MatchingRuns;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.MatchingRuns;
using Consortium.Matching;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Pages;

/// <summary>A coordinator's other pages, without scripts: runs, deliveries, and people without a match.</summary>
public sealed class LookingAfterACohortByPage(AConsortium consortium) : IClassFixture<AConsortium>, IDisposable
{
    private readonly PageVisitor coordinator = new(consortium.Service.Address, consortium.Coordinator);

    private World World => consortium.World;

    public void Dispose() => coordinator.Dispose();

    [Fact]
    public async Task Opens_a_cohort_has_it_matched_and_looks_again_until_the_pairs_are_there()
    {
        await coordinator.Open("/runs");
        await coordinator.Press("Open a cohort", ("From", "2028-01-10"), ("Until", "2028-02-10"));
        Assert.Contains("three months at least", coordinator.Text, StringComparison.Ordinal);
        Assert.Equal("2028-01-10", coordinator.Page.QuerySelector<IHtmlInputElement>("#from")!.Value);
        await coordinator.Press("Open a cohort", ("From", "2028-01-10"), ("Until", "2028-12-15"));
        var cohort = (await consortium.Coordinator.Items("/api/v1/cohorts?limit=200")).Single(one => one.Text("from") is "2028-01-10").GetProperty("id").GetGuid();
        await consortium.Acme.Offers(cohort, "Aurélie", "Tremblay");
        await consortium.Borealis.Nominates(cohort, "Brandon", "Okafor");
        await consortium.Borealis.Nominates(cohort, "Bianca", "Okafor");
        await consortium.Service.CaughtUp();

        await coordinator.Open($"/runs?cohort={cohort}");
        await coordinator.Press("Match this cohort");
        await Eventually.Holds(async _ =>
        {
            if (coordinator.Text.Contains("Pairs in the queue: 1. Mentees without one: 1.", StringComparison.Ordinal))
                return true;

            await coordinator.Follow("Look again");
            return false;
        });

        await consortium.Service.CaughtUp();
        await coordinator.Follow("1 To the queue");
        Assert.Contains("Acme → Borealis", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_in_numbers_how_far_a_run_is()
    {
        var (cohort, run) = (await World.OpenCohort(), new MatchingRunId(DerivedId.Of("a run that is under way")));
        var streams = consortium.Service.Services.GetRequiredService<IEventStreams>();
        var (edition, _) = await streams.Load<Cohort>(cohort, TestContext.Current.CancellationToken);
        await streams.Decide(
            StreamAddress.New<MatchingRun>(run.Value),
            (MatchingRun state) => new RequestMatchingRun(run, new CohortId(cohort), 0).Decide(state, edition, TimeProvider.System.GetUtcNow()),
            alongside: [RunProgress.Note(run, new PairingProgress(Mentors: 30, Mentees: 50, Compared: 40, Placed: 0))],
            ct: TestContext.Current.CancellationToken);

        await coordinator.Open($"/runs?cohort={cohort}&run={run.Value}");

        Assert.Contains("Pairs looked at: 1,200 of 1,500. Mentees placed: 0 of 50.", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspends_and_reinstates_a_member_and_asks_the_committee_about_two_that_are_kept_apart()
    {
        var (nimbus, orion) = (await World.Admit("Nimbus"), await World.Admit("Orion"));
        await nimbus.Hr.Post($"/api/v1/companies/{nimbus.Id}/exclusions", new { against = orion.Id, from = "2026-01-01", directCompetition = false, reason = "The same market." }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();
        await coordinator.Open($"/admissions?declarer={nimbus.Id}");
        Assert.Contains("The same market.", coordinator.Text, StringComparison.Ordinal);

        await coordinator.Press("Suspend a member", ("Member", orion.Id.ToString()), ("Reason", "It asked for a pause."));
        Assert.Contains("Orion suspended", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Press("Reinstate Orion");
        Assert.Contains("No member is suspended.", coordinator.Text, StringComparison.Ordinal);

        await coordinator.Open($"/admissions?declarer={nimbus.Id}");
        await coordinator.Press("Ask for a waiver", ("From", "2028-01-01"), ("Until", "2027-01-01"), ("Reason", "One pair only."));
        Assert.Equal((HttpStatusCode.Conflict, "One pair only."), (coordinator.Status, coordinator.Page.QuerySelector<IHtmlTextAreaElement>("#apart ~ ul textarea")!.Value));
        await coordinator.Press("Ask for a waiver", ("From", "2028-01-01"), ("Until", "2028-06-30"), ("Reason", "One pair only."));
        await coordinator.Press("Bring before the committee: waiver of Nimbus and Orion");
        Assert.Contains("The committee can vote now.", coordinator.Text, StringComparison.Ordinal);

        await coordinator.Open($"/admissions?declarer={nimbus.Id}");
        await coordinator.Press("Ask the committee to end it: Nimbus and Orion");
        await coordinator.Open($"/admissions?declarer={nimbus.Id}");
        var ballots = coordinator.Page.QuerySelectorAll<IHtmlAnchorElement>("main a[href^='/ballots/']").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        Assert.Equal(2, ballots.Count);
        foreach (var ballot in ballots)
        {
            await coordinator.Open(ballot);
            Assert.Contains("Nimbus", coordinator.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tries_a_delivery_anew_that_stopped_and_reads_why_it_did()
    {
        await World.Approve(await World.OnePair(consortium.Acme, consortium.Borealis));
        await Eventually.Holds(async _ => (await consortium.Coordinator.Items("/api/v1/deliveries?state=stopped")).Any(one => one.GetProperty("company").GetGuid() == consortium.Acme.Id));
        using var francophone = new PageVisitor(consortium.Service.Address, consortium.Coordinator, "fr-CA");

        await francophone.Open($"/deliveries?state=stopped&company={consortium.Acme.Id}");
        Assert.Contains("L'entreprise n'a pas dit où livrer ses avis.", francophone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Borealis", francophone.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await francophone.Press("Reprendre");

        Assert.Equal(HttpStatusCode.OK, francophone.Status);
        Assert.Contains("La livraison est reprise.", francophone.Text, StringComparison.Ordinal);
        Assert.Equal($"?state=stopped&company={consortium.Acme.Id}&done=replayed", francophone.At.Query);
    }

    [Fact]
    public async Task Closes_the_search_for_a_mentee_and_sees_what_their_company_was_told()
    {
        var cohort = await World.OpenCohort();
        await consortium.Borealis.Nominates(cohort, "Olga", "Roy");
        await consortium.Service.CaughtUp();
        await coordinator.Open($"/unmatched?cohort={cohort}");
        Assert.Contains("Still searched for (1)", coordinator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Olga", coordinator.Page.Source.Text, StringComparison.Ordinal);

        await coordinator.Press("Close the search", ("because", "no-place-left"), ("Reason", "Next year."));

        Assert.Contains("Still searched for (0)", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("Whoever suits has no place left Next year.", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_mentees_without_a_match_fifty_at_a_time_by_company_and_stays_where_a_search_was_closed()
    {
        var cohort = await World.OpenCohort();
        for (var person = 0; person < 26; person++)
        {
            await consortium.Acme.Nominates(cohort, "Olga", $"Roy{person}");
            await consortium.Borealis.Nominates(cohort, "Omar", $"Roy{person}");
        }

        await consortium.Service.CaughtUp();
        await coordinator.Open($"/unmatched?cohort={cohort}");
        Assert.Contains("1 to 50 of 52", coordinator.Text, StringComparison.Ordinal);
        Assert.StartsWith("Acme", coordinator.Page.QuerySelector("main h3")!.TextContent, StringComparison.Ordinal);

        await coordinator.Follow("Next ones");
        Assert.Contains("51 to 52 of 52", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Press("Close the search", ("because", "no-place-left"));
        Assert.Contains("51 to 51 of 51", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("no match (1)", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Follow("Previous ones");
        Assert.Contains("1 to 50 of 51", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_the_only_role_that_finds_these_pages()
    {
        foreach (var path in (string[])["/queue", "/runs", "/deliveries", "/unmatched"])
        {
            using var hr = new PageVisitor(consortium.Service.Address, consortium.Acme.Hr);
            await hr.Open(path);
            Assert.Equal(HttpStatusCode.Forbidden, hr.Status);
        }
    }
}
