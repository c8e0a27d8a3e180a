using System.Net;
using System.Web;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Api.Security.Providers;
using Consortium.Tests.Support;

namespace Consortium.Tests.Security;

/// <summary>A company's provider says who somebody is; what it may say, and what nobody may say in its place.</summary>
public sealed class ComingInByProvider(TestCluster cluster) : IAsyncLifetime
{
    private const string Acmes = "ann@acme.example", Subject = "248289761001";

    private Service service = null!;
    private Caller theOperator = null!;
    private Guid acme, borealis;
    private ForgingIssuer issuer = null!, another = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => service.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(await cluster.Create(Ct), demonstration: true);
        theOperator = await service.AnOperator();
        var coordinator = await theOperator.Gives(service, Role.Coordinator);
        (acme, borealis) = (await Company("Acme"), await Company("Borealis"));
        (issuer, another) = (await ForgingIssuer.Start(), await ForgingIssuer.Start());
        await issuer.Connect(theOperator, acme, "acme.example").Is(HttpStatusCode.OK);
        await another.Connect(theOperator, borealis, "borealis.example").Is(HttpStatusCode.OK);

        async Task<Guid> Company(string legalName) =>
            (await coordinator.Post("/api/v1/companies", new { legalName }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await issuer.DisposeAsync();
        await another.DisposeAsync();
    }

    [Fact]
    public async Task Lets_in_whoever_has_an_account_at_the_company_and_again_by_what_the_provider_calls_them()
    {
        var principal = await Account(Role.CompanyHr, Acmes);
        using (var ann = await Arrived(Acmes, ("email", "Ann@ACME.example")))
            Assert.Contains(principal.ToString(), await WhoIs(ann), StringComparison.Ordinal);

        // Married since: the provider calls her the same, at an address that nobody has here.
        using var later = await Arrived(Acmes, ("email", "ann.roy@acme.example"));

        Assert.Contains(principal.ToString(), await WhoIs(later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_make_the_next_holder_of_an_address_the_one_before()
    {
        await Account(Role.CompanyHr, Acmes);
        (await Arrived(Acmes)).Dispose();

        using var next = await Arrived(Acmes, ("sub", "somebody else"));

        Refused(next, ProviderProblems.NobodyKnown);
    }

    [Fact]
    public async Task Asks_as_what_when_somebody_has_several_roles()
    {
        await Account(Role.CompanyHr, Acmes);
        await Account(Role.CommitteeMember, Acmes);
        using var ann = await Arrived(Acmes);
        Assert.Equal(ProviderSignIn.Chosen, ann.At.AbsolutePath);

        await ann.Press("Come in as Human resources, –");

        Assert.Contains("Human resources", await WhoIs(ann), StringComparison.OrdinalIgnoreCase);
        await ann.Open(ProviderSignIn.Chosen);
        Assert.Equal("/sign-in", ann.At.AbsolutePath);
    }

    [Fact]
    public async Task Lets_nobody_in_on_a_word_that_is_not_enough()
    {
        await Account(Role.CompanyHr, Acmes);
        await Account(Role.CompanyHr, "eve@borealis.example", borealis);

        foreach (var (claim, value, problem) in NotEnough)
        {
            using var ann = await Arrived(Acmes, (claim, value));
            Refused(ann, problem);
        }

        Assert.DoesNotContain(service.Logged, line => line.Contains("acme.example", StringComparison.OrdinalIgnoreCase));
    }

    private static readonly IReadOnlyList<(string Claim, object? Value, Problem Problem)> NotEnough =
    [
        ("nonce", "of another attempt", ProviderProblems.NoProof),
        ("nonce", null, ProviderProblems.NoProof),
        ("aud", "another-client", ProviderProblems.NoProof),
        ("aud", new[] { ForgingIssuer.Client, "another-client" }, ProviderProblems.NoProof),
        ("iss", "https://somebody.example", ProviderProblems.NoProof),
        ("exp", 1_700_000_000, ProviderProblems.NoProof),
        ("exp", null, ProviderProblems.NoProof),
        ("nbf", 4_000_000_000, ProviderProblems.NoProof),
        ("sub", null, ProviderProblems.NoProof),
        ("email_verified", false, ProviderProblems.NotVerified),
        ("email_verified", null, ProviderProblems.NotVerified),
        ("email_verified", "yes", ProviderProblems.NotVerified),
        ("email", null, ProviderProblems.NotVerified),
        ("email", "eve@borealis.example", ProviderProblems.NotOfCompany),
        ("email", "eve@evil.acme.example", ProviderProblems.NotOfCompany),
        ("email", "ann@acme.example@borealis.example", ProviderProblems.NotOfCompany),
        ("email", "nobody@acme.example", ProviderProblems.NobodyKnown),
    ];

    [Theory]
    [InlineData("none")]
    [InlineData("client-secret")]
    [InlineData("another-key")]
    public async Task Lets_nobody_in_on_a_word_that_the_provider_did_not_sign(string how)
    {
        await Account(Role.CompanyHr, Acmes);
        using var ann = await Leaving(Acmes);
        var (state, nonce) = Sent(ann);
        issuer.IdToken = ForgingIssuer.Resign(IdToken(nonce), how);

        await ann.Open($"{ProviderSignIn.Callback}?code=one&state={state}");

        Refused(ann, ProviderProblems.NoProof);
    }

    [Fact]
    public async Task Lets_no_provider_speak_for_the_people_of_another_company()
    {
        await Account(Role.CompanyHr, Acmes);
        await Account(Role.Coordinator, "coordinator@borealis.example", company: null);
        using (var eve = await Leaving("eve@borealis.example"))
        {
            var (state, nonce) = Sent(eve);
            another.IdToken = another.Token(Now, ForgingIssuer.Client, ("nonce", nonce), ("email", Acmes), ("email_verified", true));
            await eve.Open($"{ProviderSignIn.Callback}?code=one&state={state}");
            Refused(eve, ProviderProblems.NotOfCompany);
        }

        using var coordinator = await Leaving("coordinator@borealis.example");
        var (again, said) = Sent(coordinator);
        another.IdToken = another.Token(Now, ForgingIssuer.Client, ("nonce", said), ("email", "coordinator@borealis.example"), ("email_verified", true));
        await coordinator.Open($"{ProviderSignIn.Callback}?code=one&state={again}");
        Refused(coordinator, ProviderProblems.NobodyKnown);
    }

    [Fact]
    public async Task Takes_an_answer_to_this_browsers_own_attempt_alone_and_once()
    {
        await Account(Role.CompanyHr, Acmes);
        using var ann = await Leaving(Acmes);
        var (state, nonce) = Sent(ann);
        issuer.IdToken = IdToken(nonce);
        using var victim = new PageVisitor(service.Address, caller: null);

        await victim.Open($"{ProviderSignIn.Callback}?code=one&state={state}");
        Refused(victim, ProviderProblems.BeginAgain);
        await ann.Open($"{ProviderSignIn.Callback}?code=one&state=another");
        Refused(ann, ProviderProblems.BeginAgain);
        await ann.Open($"{ProviderSignIn.Callback}?code=one&state={state}");
        Refused(ann, ProviderProblems.BeginAgain);

        using var mixedUp = await Leaving(Acmes);
        await mixedUp.Open($"{ProviderSignIn.Callback}?code=one&state={Sent(mixedUp).State}&iss={Uri.EscapeDataString(another.Issuer)}");
        Refused(mixedUp, ProviderProblems.BeginAgain);
        using var declined = await Leaving(Acmes);
        await declined.Open($"{ProviderSignIn.Callback}?error=access_denied&state={Sent(declined).State}");
        Refused(declined, ProviderProblems.NotSignedIn);
    }

    [Fact]
    public async Task Takes_no_answer_after_ten_minutes()
    {
        await Account(Role.CompanyHr, Acmes);
        using var ann = await Leaving(Acmes);
        var (state, nonce) = Sent(ann);
        service.Clock.PassTo(Now.AddMinutes(11));
        issuer.IdToken = IdToken(nonce);

        await ann.Open($"{ProviderSignIn.Callback}?code=one&state={state}");

        Refused(ann, ProviderProblems.BeginAgain);
    }

    [Fact]
    public async Task Knows_a_new_key_of_the_provider_at_once()
    {
        var principal = await Account(Role.CompanyHr, Acmes);
        (await Arrived(Acmes)).Dispose();
        issuer.Rotate();

        using var ann = await Arrived(Acmes);

        Assert.Contains(principal.ToString(), await WhoIs(ann), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_nobody_in_whose_account_is_closed()
    {
        var opened = await theOperator.Post("/api/v1/accounts", new { role = Role.CompanyHr, company = acme, email = Acmes }).Is(HttpStatusCode.Created);
        using var ann = await Arrived(Acmes);
        Assert.Contains(opened.Text("principal"), await WhoIs(ann), StringComparison.Ordinal);

        await theOperator.Delete($"/api/v1/accounts/{opened.Text("id")}").Is(HttpStatusCode.NoContent);

        await ann.Open("/account");
        Assert.Equal("/sign-in", ann.At.AbsolutePath);
        using var again = await Arrived(Acmes);
        Refused(again, ProviderProblems.NobodyKnown);
    }

    [Fact]
    public async Task Is_no_longer_asked_once_it_is_removed_or_another()
    {
        await Account(Role.CompanyHr, Acmes);
        using var ann = await Leaving(Acmes);
        await theOperator.Delete($"/api/v1/companies/{acme}/identity-provider").Is(HttpStatusCode.NoContent);
        await theOperator.Delete($"/api/v1/companies/{acme}/identity-provider").Is(HttpStatusCode.NoContent);

        await ann.Open($"{ProviderSignIn.Callback}?code=one&state=any");

        Refused(ann, ProviderProblems.BeginAgain);
        using var later = new PageVisitor(service.Address, caller: null);
        await later.Open("/sign-in");
        await later.Press("Go on", ("Address", Acmes));
        Assert.Contains("If this address is known here", later.Text, StringComparison.Ordinal);
        await theOperator.Delete($"/api/v1/companies/{Guid.CreateVersion7(Now)}/identity-provider").IsProblem(404, "identity-provider.unknown");
    }

    /// <summary>Where somebody who typed this address is led to.</summary>
    private async Task<PageVisitor> Leaving(string address)
    {
        var visitor = new PageVisitor(service.Address, caller: null);
        await visitor.Open("/sign-in");
        await visitor.Press("Go on", ("Address", address));
        return visitor;
    }

    /// <summary>Somebody who comes back with a word of Acme's provider that is right in every point but those that the test says otherwise.</summary>
    private async Task<PageVisitor> Arrived(string address, params IReadOnlyList<(string, object?)> otherwise)
    {
        var visitor = await Leaving(address);
        var (state, nonce) = Sent(visitor);
        issuer.IdToken = IdToken(nonce, otherwise);
        await visitor.Open($"{ProviderSignIn.Callback}?code=one&state={state}");
        return visitor;
    }

    private string IdToken(string nonce, params IReadOnlyList<(string, object?)> otherwise) => issuer.Token(
        Now, ForgingIssuer.Client, [("nonce", nonce), ("sub", Subject), ("email", Acmes), ("email_verified", true), .. otherwise]);

    /// <summary>What the service sent along to the provider.</summary>
    private static (string State, string Nonce) Sent(PageVisitor leaving)
    {
        var sent = HttpUtility.ParseQueryString(new Uri(leaving.Page.QuerySelector("main a")!.GetAttribute("href")!).Query);
        Assert.Equal("S256", sent["code_challenge_method"]);
        return (sent["state"]!, sent["nonce"]!);
    }

    private static async Task<string> WhoIs(PageVisitor visitor)
    {
        await visitor.Open("/account");
        return visitor.Text;
    }

    private static void Refused(PageVisitor visitor, Problem problem)
    {
        Assert.Equal((problem.Status, true), ((int)visitor.Status, visitor.Text.Contains(problem.English, StringComparison.Ordinal)));
        Assert.Equal(ProviderSignIn.Callback, visitor.At.AbsolutePath);
    }

    private Task<Guid> Account(Role role, string email) => Account(role, email, acme);

    private async Task<Guid> Account(Role role, string email, Guid? company) =>
        (await theOperator.Post("/api/v1/accounts", new { role, company, email, language = "en" }).Is(HttpStatusCode.Created)).GetProperty("principal").GetGuid();
}
