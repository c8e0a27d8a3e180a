using System.Net;
using System.Web;
using Consortium.Api.Security;
using Consortium.Api.Security.Providers;
using Consortium.Tests.Support;

namespace Consortium.Tests.Security;

/// <summary>A token of a company's provider at the API: for whoever came in by that provider before, as far as a session reaches.</summary>
public sealed class HoldingAProvidersToken(HoldingAProvidersToken.Connected connected) : IClassFixture<HoldingAProvidersToken.Connected>
{
    private const string Ann = "248289761001", Bob = "248289761002";

    private Service Service => connected.Service;

    private ForgingIssuer Issuer => connected.Issuer;

    private DateTimeOffset Now => Service.Clock.GetUtcNow();

    [Fact]
    public async Task Opens_what_a_session_opens_and_nothing_of_another_company()
    {
        var me = await As(Token()).Get("/api/v1/me").Is(HttpStatusCode.OK);

        Assert.Equal(("company-hr", connected.Acme), (me.Text("role"), me.GetProperty("company").GetGuid()));
        await As(Token()).Get($"/api/v1/companies/{connected.Acme}").Is(HttpStatusCode.OK);
        await As(Token()).Get($"/api/v1/companies/{connected.Borealis}").IsProblem(404, "company.unknown");
        await As(Token()).Get("/api/v1/match-queue").IsProblem(403, "access.role");
    }

    [Fact]
    public async Task Is_only_what_the_provider_made_for_this_service_and_for_now()
    {
        foreach (var (claim, value) in (IEnumerable<(string, object?)>)
        [
            ("aud", ForgingIssuer.Client), ("aud", "https://api.somebody.example"), ("aud", null), ("iss", "https://somebody.example"), ("iss", null), ("exp", 1_700_000_000),
            ("exp", null), ("nbf", 4_000_000_000), ("sub", "nobody who came in"), ("sub", null),
        ])
            await As(Token((claim, value))).Get("/api/v1/me").IsProblem(401, "access.sign-in");

        foreach (var how in (string[])["none", "client-secret", "another-key"])
            await As(ForgingIssuer.Resign(Token(), how)).Get("/api/v1/me").IsProblem(401, "access.sign-in");
        foreach (var text in (string[])["..", "a.b.c", "eyJhbGciOiJub25lIn0..", "eyJhbGciOiJub25lIn0.e30."])
            await As(text).Get("/api/v1/me").IsProblem(401, "access.sign-in");
        foreach (var type in (string[])["logout+jwt", "dpop+jwt"])
            await As(Issuer.Typed(Token(), type)).Get("/api/v1/me").IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Says_as_what_when_it_opens_several_roles()
    {
        var token = As(Token(("sub", Bob)));

        var problem = await token.Get("/api/v1/me").IsProblem(400, "access.which-role");
        Assert.Equal(["committee-member", "company-hr"], problem.GetProperty("values").EnumerateObject().Select(value => value.Value.GetString()).Order(StringComparer.Ordinal));

        Assert.Equal("committee-member", (await token.Get("/api/v1/me", (ProgramTokens.RoleHeader, "committee-member")).Is(HttpStatusCode.OK)).Text("role"));
        Assert.Equal("company-hr", (await token.Get("/api/v1/me", (ProgramTokens.RoleHeader, "company-hr")).Is(HttpStatusCode.OK)).Text("role"));
        await token.Get("/api/v1/me", (ProgramTokens.RoleHeader, "operator")).IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Opens_nothing_once_the_account_is_closed()
    {
        var account = await connected.ComesIn("248289761003", "carol@acme.example", Role.CompanyHr);
        var token = As(Token(("sub", "248289761003")));
        await token.Get("/api/v1/me").Is(HttpStatusCode.OK);

        await connected.Operator.Delete($"/api/v1/accounts/{account}").Is(HttpStatusCode.NoContent);

        await token.Get("/api/v1/me").IsProblem(401, "access.sign-in");
    }

    [Fact]
    public async Task Leaves_tokens_of_the_service_itself_as_they_are()
    {
        var own = (await connected.Operator.IssuesToken(Role.Auditor)).Text("token");

        await Service.As(own).Get("/api/v1/me").Is(HttpStatusCode.OK);
        Assert.False(ProgramTokens.MayBe(own));
    }

    private Caller As(string token) => Service.As(token);

    private string Token(params IReadOnlyList<(string, object?)> otherwise) => Issuer.Token(Now, ForgingIssuer.Audience, [("sub", Ann), .. otherwise]);

    /// <summary>Acme's provider is connected, and two of its people came in by it: Ann as one, Bob as two.</summary>
    public sealed class Connected(TestCluster cluster) : IAsyncLifetime
    {
        internal Service Service { get; private set; } = null!;

        internal ForgingIssuer Issuer { get; private set; } = null!;

        internal Caller Operator { get; private set; } = null!;

        internal Guid Acme { get; private set; }

        internal Guid Borealis { get; private set; }

        public async ValueTask InitializeAsync()
        {
            Service = await Service.Start(await cluster.Create(TestContext.Current.CancellationToken), demonstration: true);
            Operator = await Service.AnOperator();
            var coordinator = await Operator.Gives(Service, Role.Coordinator);
            Acme = (await coordinator.Post("/api/v1/companies", new { legalName = "Acme" }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
            Borealis = (await coordinator.Post("/api/v1/companies", new { legalName = "Borealis" }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
            Issuer = await ForgingIssuer.Start();
            await Issuer.Connect(Operator, Acme, "acme.example").Is(HttpStatusCode.OK);
            await ComesIn(Ann, "ann@acme.example", Role.CompanyHr);
            await ComesIn(Bob, "bob@acme.example", Role.CompanyHr, Role.CommitteeMember);
            await Service.CaughtUp();
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await Issuer.DisposeAsync();
        }

        /// <summary>Somebody gets accounts and comes in by the provider; answers the last account.</summary>
        internal async Task<string> ComesIn(string sub, string email, params IReadOnlyList<Role> roles)
        {
            var account = "";
            foreach (var role in roles)
                account = (await Operator.Post("/api/v1/accounts", new { role, company = Acme, email }).Is(HttpStatusCode.Created)).Text("id");

            using var visitor = new PageVisitor(Service.Address, caller: null);
            await visitor.Open("/sign-in");
            await visitor.Press("Go on", ("Address", email));
            var sent = HttpUtility.ParseQueryString(new Uri(visitor.Page.QuerySelector("main a")!.GetAttribute("href")!).Query);
            Issuer.IdToken = Issuer.Token(
                Service.Clock.GetUtcNow(), ForgingIssuer.Client, ("sub", sub), ("nonce", sent["nonce"]), ("email", email), ("email_verified", true));
            await visitor.Open($"{ProviderSignIn.Callback}?code=one&state={sent["state"]}");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            return account;
        }
    }
}
