using System.Net;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>An operator and human resources say who may come in, by page.</summary>
public sealed class OpeningAccountsByPage(AConsortium consortium) : IClassFixture<AConsortium>
{
    [Fact]
    public async Task An_operator_opens_readdresses_and_closes_an_account()
    {
        using var visitor = await Opened(consortium.World.Operator);

        await visitor.Press("Open an account", ("email", "ann@page.example"), ("role", "committee-member"), ("company", consortium.Acme.Id.ToString()), ("language", "en"));
        Assert.Contains("The account is open.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("ann@page.example Committee member Acme", visitor.Text, StringComparison.Ordinal);
        await visitor.Press("Change the address", ("email", "ann.roy@page.example"), ("language", "fr"));
        Assert.Contains("ann.roy@page.example Committee member Acme", visitor.Text, StringComparison.Ordinal);
        await visitor.Press("Close the account of ann.roy@page.example, Committee member");

        Assert.Contains("The account is closed", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ann.roy@page.example", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Human_resources_open_a_colleagues_account_and_choose_no_company()
    {
        using var visitor = await Opened(consortium.Acme.Hr);
        Assert.Null(visitor.Page.QuerySelector("select[name=company]"));

        await visitor.Press("Open an account", ("email", "colleague@page.example"), ("role", "company-hr"));

        Assert.Contains("colleague@page.example Human resources", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_said_beside_the_form()
    {
        using var visitor = await Opened(consortium.World.Operator);

        await visitor.Press("Open an account", ("email", "bob@page.example"), ("role", "company-hr"));

        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.Contains("This role belongs to a company: say which.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_connects_and_disconnects_the_provider_of_a_company()
    {
        await using var service = await Service.Start(consortium.Databases, demonstration: true);
        await using var issuer = await ForgingIssuer.Start();
        using var visitor = new PageVisitor(service.Address, consortium.World.Operator);
        await visitor.Open("/accounts");

        await visitor.Press(
            "Connect a provider",
            ("company", consortium.Acme.Id.ToString()), ("issuer", issuer.Issuer), ("client", "consortium"), ("secret", "its-secret"), ("domains", "acme.example, acme.test"));

        Assert.Contains($"Acme {issuer.Issuer} acme.example, acme.test", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("its-secret", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await visitor.Press("Disconnect the provider of Acme");
        Assert.Contains("No company signs its own people in yet.", visitor.Text, StringComparison.Ordinal);
    }

    private async Task<PageVisitor> Opened(Caller caller)
    {
        var visitor = new PageVisitor(consortium.Service.Address, caller);
        await visitor.Open("/accounts");
        return visitor;
    }
}
