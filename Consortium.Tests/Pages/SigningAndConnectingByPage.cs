using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>Human resources sign for their company, read its decisions and connect its systems, by page.</summary>
public sealed class SigningAndConnectingByPage(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    private Company Acme => consortium.Acme;

    [Fact]
    public async Task A_version_that_takes_effect_later_is_signed_now_while_the_one_in_force_stays_signed()
    {
        var coming = (await World.Coordinator.Post("/api/v1/agreements", new { french = "Deuxième.", english = "Second." }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await World.Coordinator.Post($"/api/v1/agreements/{coming}/publication", new { from = "2099-01-01" }).Is(HttpStatusCode.OK);
        using var hr = await Hr("/agreements");

        await hr.Press("Record the signature", ("Signatory", "Dominique Roy, president"), ("on", "2026-01-15"));

        Assert.Contains("The signature was recorded", hr.Text, StringComparison.Ordinal);
        Assert.Equal(["signed", "signed"], hr.Page.QuerySelectorAll("section.card h2 .tag").Select(PageVisitor.Plain));
    }

    [Fact]
    public async Task Counsels_document_is_recorded_by_its_fingerprint_alone()
    {
        await World.PermitsCovenants();
        var covenant = await World.Drafts(Covenants.Items(Acme, consortium.Borealis, World.Agreement, await World.OpenCohort()));
        var document = Encoding.UTF8.GetBytes("What counsel read.");
        using var hr = await Hr("/agreements");

        hr.Choose("document", "covenant.pdf", document);
        await hr.Press("Record counsel’s approval", ("Signatory", "Me Côté, Côté et associés"), ("on", "2026-01-15"));

        Assert.Contains("Your counsel approved this draft", hr.Text, StringComparison.Ordinal);
        var signedOff = Assert.Single((await Acme.Hr.Get($"/api/v1/covenants/{covenant}").Is(HttpStatusCode.OK)).GetProperty("signOffs").EnumerateArray());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(document)), signedOff.Text("documentDigest"));
    }

    [Fact]
    public async Task Decisions_are_listed_at_once_and_tell_names_only_when_they_are_read()
    {
        var match = await World.OnePair(Acme, consortium.Borealis);
        await World.Approve(match);
        using var hr = await Hr("/decisions");
        await Eventually.Holds(async _ =>
        {
            await hr.Open("/decisions");
            return hr.Text.Contains("Decision on a match of ours", StringComparison.Ordinal);
        });
        Assert.DoesNotContain("Okafor", hr.Text, StringComparison.Ordinal);

        await hr.Press("r Read what they say");

        Assert.Contains("Aurélie Tremblay (mentor) and Brandon Okafor (mentee)", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_opens_nothing_once_it_is_revoked()
    {
        using var hr = await Hr("/connection");
        var issue = hr.Page.QuerySelectorAll<IHtmlButtonElement>("button").Single(button => PageVisitor.Plain(button) is "Issue a token");

        await hr.Submit(issue);
        var token = hr.Page.QuerySelector(".done code")!.TextContent;
        Assert.Equal(HttpStatusCode.OK, (await consortium.Service.As(token).Get("/api/v1/decisions")).StatusCode);
        await hr.Submit(issue);
        Assert.DoesNotContain(token, hr.Text, StringComparison.Ordinal);
        await hr.Press($"Revoke the token {token[..8]}");

        Assert.Contains("The token opens nothing any more", hr.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await consortium.Service.As(token).Get("/api/v1/decisions")).StatusCode);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_and_stays_in_the_field()
    {
        using var hr = await Hr("/connection");

        await hr.Press("Set the address", ("Address", "http://inside.example/"));

        Assert.True(hr.Status >= HttpStatusCode.BadRequest);
        Assert.Equal("http://inside.example/", hr.Page.QuerySelector<IHtmlInputElement>("#url")!.Value);
    }

    [Fact]
    public async Task What_a_company_gave_and_received_is_drawn_and_told_in_a_table()
    {
        await World.Approve(await World.OnePair(Acme, consortium.Borealis));
        using var hr = await Hr("/balance");

        Assert.Matches("gave [1-9] mentoring places and received 0", hr.Text);
        Assert.NotEmpty(hr.Page.QuerySelectorAll("svg[role=img] rect"));
    }

    private async Task<PageVisitor> Hr(string path)
    {
        await consortium.Service.CaughtUp();
        var hr = new PageVisitor(consortium.Service.Address, Acme.Hr);
        await hr.Open(path);
        return hr;
    }
}
