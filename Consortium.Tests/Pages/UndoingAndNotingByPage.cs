using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>A coordinator who changes their mind, notes something, and hands on, in a browser without scripts.</summary>
public sealed class UndoingAndNotingByPage(AConsortium consortium) : IClassFixture<AConsortium>, IDisposable
{
    private readonly PageVisitor coordinator = new(consortium.Service.Address, consortium.Coordinator);

    private World World => consortium.World;

    public void Dispose() => coordinator.Dispose();

    [Theory]
    [InlineData("1 Propose")]
    [InlineData("t Take up")]
    [InlineData("4 Nobody suits")]
    public async Task Takes_the_last_act_back_also_after_looking_at_another_match(string act)
    {
        var matches = await Pairs(3);
        await coordinator.Open($"/queue?cohort={matches[0].Cohort}");

        await coordinator.Press(act);
        await coordinator.Follow("j Next");
        await coordinator.Press("u Undo");

        Assert.Contains("Taken back.", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("Matches in this list: 3", coordinator.Text, StringComparison.Ordinal);
        Assert.All(await World.Queue(matches[0].Cohort), match => Assert.Equal("draft", match.State));
        Assert.DoesNotContain(coordinator.Page.QuerySelectorAll("button"), button => PageVisitor.Plain(button) == "u Undo");
    }

    [Fact]
    public async Task Takes_back_what_was_done_to_several_and_says_for_which_it_is_too_late()
    {
        var matches = await Pairs(2);
        await coordinator.Open($"/queue?cohort={matches[0].Cohort}&ticked=true");
        await coordinator.Press("Propose");
        await consortium.Acme.Consents(matches[0].Id).Is(HttpStatusCode.OK);

        await coordinator.Press("u Undo");

        Assert.Equal(HttpStatusCode.Conflict, coordinator.Status);
        Assert.Contains("Done: 1. Not done: 1.", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("it can no longer be taken back", coordinator.Text, StringComparison.Ordinal);
        Assert.Equal(["awaiting-company-consents", "draft"], (await World.Queue(matches[0].Cohort)).Select(match => match.State).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Hands_several_over_to_somebody_from_the_list_and_takes_them_back()
    {
        var matches = await Pairs(2);
        using var successor = await World.AnotherCoordinator();
        var them = (await successor.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();
        var me = (await consortium.Coordinator.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();
        await coordinator.Open($"/queue?cohort={matches[0].Cohort}&ticked=true");
        await coordinator.Press("Hand over the ticked ones", ("to", me.ToString()));
        Assert.DoesNotContain("Matches handed over", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Open($"/queue?cohort={matches[0].Cohort}&ticked=true");
        Assert.Contains(coordinator.Page.QuerySelectorAll<IHtmlOptionElement>("#several-to option"), option => option.Value == them.ToString());

        await coordinator.Press("Hand over the ticked ones", ("to", them.ToString()));

        Assert.Equal(2, (await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={matches[0].Cohort}&coordinator={them}")).Count);
        Assert.Contains("Matches handed over: 2", coordinator.Text, StringComparison.Ordinal);

        await coordinator.Press("u Undo");

        Assert.Equal(2, (await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={matches[0].Cohort}&coordinator={me}")).Count);
    }

    [Fact]
    public async Task Notes_something_that_stands_in_the_dossier_with_its_author()
    {
        var match = Assert.Single(await Pairs(1));
        await coordinator.Open($"/queue?cohort={match.Cohort}");

        await coordinator.Press("Note", ("Reason", "Prefers mornings."));

        Assert.Contains("Noted for the coordinators.", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("· me Prefers mornings.", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Press("Note", ("Reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, coordinator.Status);
    }

    private async Task<IReadOnlyList<QueuedMatch>> Pairs(int count)
    {
        var cohort = await World.OpenCohort();
        for (var person = 0; person < count; person++)
        {
            await consortium.Acme.Offers(cohort, "Aurélie", $"Tremblay{person}");
            await consortium.Borealis.Nominates(cohort, "Brandon", $"Okafor{person}");
        }

        return await World.Pair(cohort);
    }
}
