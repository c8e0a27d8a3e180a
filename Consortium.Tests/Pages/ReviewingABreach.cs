using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>A breach on its way by pages: human resources report it, the independent reviewer looks into it, nobody else reads of it.</summary>
public sealed class ReviewingABreach(AConsortium consortium) : IClassFixture<AConsortium>
{
    [Fact]
    [Trait("Rule", "L-12")]
    public async Task Goes_from_who_reports_to_the_reviewer_and_comes_back_as_a_measure()
    {
        var cohort = await consortium.World.OpenCohort();
        var person = await consortium.Borealis.Offers(cohort, "Rosalie", "Gagnon");
        await consortium.Service.CaughtUp();
        using var hr = new PageVisitor(consortium.Service.Address, consortium.Acme.Hr);
        await hr.Open("/breaches");
        await hr.Press("Send to the reviewer", ("Kind", "solicitation"), ("Account", "A call on a Sunday."));
        Assert.Equal(HttpStatusCode.Conflict, hr.Status);
        Assert.Contains("A call on a Sunday.", hr.Text, StringComparison.Ordinal);
        await hr.Press("Send to the reviewer", ("Concerning", person.ToString()));
        Assert.Contains("The report went to the independent reviewer.", hr.Text, StringComparison.Ordinal);

        using var reviewer = new PageVisitor(consortium.Service.Address, await Reviewer());
        await reviewer.Open("/breaches");
        await reviewer.Open(reviewer.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("A call on a Sunday.", reviewer.Text, StringComparison.Ordinal);
        await reviewer.Press("1 Take up");
        await reviewer.Press("2 Close", ("measure", "closer-follow-up"));
        Assert.Equal(HttpStatusCode.Conflict, reviewer.Status);
        Assert.Contains("Tell the participant concerned first.", reviewer.Text, StringComparison.Ordinal);
        await reviewer.Press("1 They were told");
        await reviewer.Press("2 Close", ("measure", "closer-follow-up"));
        Assert.Contains("The report is closed.", reviewer.Text, StringComparison.Ordinal);

        await hr.Open("/breaches");
        Assert.Contains("the coordinator follows the match more closely", hr.Text, StringComparison.Ordinal);
        await hr.Open(hr.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.DoesNotContain("A call on a Sunday.", hr.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.ToString(), hr.Text, StringComparison.Ordinal);
        using var neighbour = new PageVisitor(consortium.Service.Address, consortium.Borealis.Hr);
        await neighbour.Open(hr.At.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, neighbour.Status);
    }

    [Fact]
    public async Task Keeps_a_persons_information_while_a_hold_stands()
    {
        var cohort = await consortium.World.OpenCohort();
        var person = await consortium.Acme.Offers(cohort, "Roxane", "Bouchard");
        await consortium.Service.CaughtUp();
        using var reviewer = new PageVisitor(consortium.Service.Address, await Reviewer(), "fr-CA");
        await reviewer.Open("/breaches");
        await reviewer.Press("Poser une mesure de préservation", ("person", person.ToString()), ("Reason", "Une réclamation est annoncée."));
        Assert.Contains("La mesure tient.", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("Une réclamation est annoncée.", reviewer.Text, StringComparison.Ordinal);

        await reviewer.Press($"Lever la mesure sur {person.ToString("N")[^6..]}");

        Assert.Contains("Votre mesure est levée.", reviewer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.ToString(), reviewer.Text, StringComparison.Ordinal);
    }

    private Task<Caller> Reviewer() => consortium.World.Operator.Gives(consortium.Service, Role.IndependentReviewer);
}
