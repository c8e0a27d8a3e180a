using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Consortium.Api.Database;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Security;

/// <summary>Somebody types their address, and a letter with a link comes to it.</summary>
public sealed partial class ComingInByLetter(ComingInByLetter.Posted posted) : IClassFixture<ComingInByLetter.Posted>
{
    private readonly Letterbox letterbox = posted.Letterbox;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Service Service => posted.Service;

    private Caller Operator => posted.World.Operator;

    [Fact]
    public async Task Opens_a_session_once_for_each_role_of_the_address()
    {
        await Account(Role.Coordinator, "ann@letters.example");
        await Account(Role.Auditor, "ann@letters.example");
        using var ann = await Typed(" Ann@letters.example ");

        var letter = await letterbox.To("ann@letters.example");

        var links = LinksIn(letter);
        Assert.Equal(2, links.Count);
        await ann.Open(links[0]);
        await ann.Press("Sign in");
        await ann.Open("/account");
        Assert.Contains("Auditor", ann.Text, StringComparison.OrdinalIgnoreCase);
        await ann.Open(links[0]);
        Assert.Equal(HttpStatusCode.Gone, ann.Status);
        await ann.Open(links[1]);
        Assert.Equal(HttpStatusCode.OK, ann.Status);
    }

    [Fact]
    public async Task Says_the_same_of_an_address_that_nobody_knows()
    {
        await Account(Role.Auditor, "known@letters.example");

        using var stranger = await Typed("unknown@letters.example");
        using var known = await Typed("known@letters.example");

        Assert.Equal((stranger.Status, stranger.At, stranger.Text), (known.Status, known.At, known.Text));
        Assert.Contains("If this address is known here", known.Text, StringComparison.Ordinal);
        await letterbox.To("known@letters.example");
        await Handled();
        Assert.Empty(letterbox.All("unknown@letters.example"));
    }

    [Fact]
    public async Task Is_for_participants_by_the_address_that_they_are_registered_under()
    {
        var members = await posted.World.Admit("Acme", "Borealis");
        var pair = await posted.World.OnePair(members[0], members[1]);
        var participant = (await members[0].Hr.Get($"/api/v1/cohorts/{pair.Cohort}/participants/{pair.Mentor}").Is(HttpStatusCode.OK)).Text("email");
        using var mentor = await Typed(participant);

        await mentor.Open(LinksIn(await letterbox.To(participant))[0]);
        await mentor.Press("Sign in");

        Assert.Equal("/mine", mentor.At.AbsolutePath);
    }

    [Fact]
    public async Task Comes_in_the_language_of_the_account()
    {
        await Account(Role.Auditor, "fr@letters.example", language: "fr");
        await Account(Role.Auditor, "en@letters.example", language: "en");

        using var french = await Typed("fr@letters.example");
        using var english = await Typed("en@letters.example");

        Assert.Contains("Votre lien de connexion", await letterbox.To("fr@letters.example"), StringComparison.Ordinal);
        Assert.Contains("Your sign-in link", await letterbox.To("en@letters.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handled_twice_leads_to_one_letter_and_one_link()
    {
        var account = await Account(Role.Auditor, "twice@letters.example");
        var asked = new SignInAsked(Guid.CreateVersion7(Service.Clock.GetUtcNow()), Digest("twice@letters.example"), "en", Service.Clock.GetUtcNow());

        await Handle(asked);
        await Handle(asked);

        Assert.Single(letterbox.All("twice@letters.example"));
        await using var owner = await TestDatabase.Open(posted.Databases.Owner);
        await using var offered = new Npgsql.NpgsqlCommand(
            "select count(*) from consortium.mt_events where type = 'sign-in-link.created' and data ->> 'principal' = $1", owner)
        { Parameters = { new() { Value = account.ToString() } } };
        Assert.Equal(1L, await offered.ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task Leads_nowhere_once_it_comes_too_late_or_the_account_is_closed()
    {
        await Account(Role.Auditor, "late@letters.example");
        await Handle(new SignInAsked(Guid.CreateVersion7(Service.Clock.GetUtcNow()), Digest("late@letters.example"), "en", Service.Clock.GetUtcNow().AddHours(-1)));
        var id = (await Operator.Post("/api/v1/accounts", new { role = Role.Auditor, email = "closed@letters.example" }).Is(HttpStatusCode.Created)).Text("id");
        await Operator.Delete($"/api/v1/accounts/{id}").Is(HttpStatusCode.NoContent);
        await Handle(new SignInAsked(Guid.CreateVersion7(Service.Clock.GetUtcNow()), Digest("closed@letters.example"), "en", Service.Clock.GetUtcNow()));

        Assert.Empty(letterbox.All("late@letters.example"));
        Assert.Empty(letterbox.All("closed@letters.example"));
    }

    [Fact]
    public async Task Does_not_fill_a_mailbox()
    {
        await Account(Role.Auditor, "often@letters.example");
        for (var time = 0; time < SignInLetters.MostLetters + 3; time++)
            (await Typed("often@letters.example")).Dispose();

        await Eventually.Holds(_ => Task.FromResult(letterbox.All("often@letters.example").Count == SignInLetters.MostLetters));
        await Handled();
        Assert.Equal(SignInLetters.MostLetters, letterbox.All("often@letters.example").Count);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task Needs_an_address(string typed)
    {
        using var visitor = await Typed(typed);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("Write an address such as", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_address_in_no_message_and_no_log()
    {
        await Account(Role.Auditor, "canary-71c2@letters.example");
        using var visitor = await Typed("canary-71c2@letters.example");
        await letterbox.To("canary-71c2@letters.example");

        Assert.DoesNotContain(Service.Logged, line => line.Contains("canary-71c2", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["Id", "Digest", "Language", "At"], typeof(SignInAsked).GetProperties().Select(part => part.Name));
        Assert.NotEqual(Digest("canary-71c2@letters.example"), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("canary-71c2@letters.example"u8)));
    }

    private async Task<PageVisitor> Typed(string address)
    {
        var visitor = new PageVisitor(Service.Address, caller: null);
        await visitor.Open("/sign-in");
        await visitor.Press("Go on", ("Address", address));
        return visitor;
    }

    private async Task<Guid> Account(Role role, string email, string language = "en") =>
        (await Operator.Post("/api/v1/accounts", new { role, email, language }).Is(HttpStatusCode.Created)).GetProperty("principal").GetGuid();

    private string Digest(string email) => Convert.ToHexString(EmailDigest.Of(Service.Services.GetRequiredService<MasterKey>(), email));

    private async Task Handle(SignInAsked asked) => await SignInAskedHandler.Handle(asked, Service.Services.GetRequiredService<IServiceScopeFactory>(), Ct);

    /// <summary>Waits until no message is left that could still lead to a letter.</summary>
    private Task Handled() => Eventually.Holds(async _ =>
    {
        await using var scope = Service.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Api.Events.IOutbox>().Load(Ct)).Due == 0;
    });

    private static IReadOnlyList<string> LinksIn(string letter) => [.. Link().Matches(letter).Select(link => new Uri(link.Value).AbsolutePath)];

    [GeneratedRegex(@"http://\S+/sign-in/\S+")]
    private static partial Regex Link();

    /// <summary>A consortium whose letters are printed, as those of the demonstration are.</summary>
    public sealed class Posted(TestCluster cluster) : IAsyncLifetime
    {
        internal Letterbox Letterbox { get; } = new();

        internal DatabaseConnections Databases { get; private set; } = null!;

        internal Service Service { get; private set; } = null!;

        internal World World { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Databases = await cluster.Create(Ct);
            Service = await Service.Start(Databases, demonstration: true);
            Service.Services.GetRequiredService<PrintedLetters>().ShowOn(Letterbox);
            World = await World.Begin(Service.Address, await Service.AnOperator());
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await Letterbox.DisposeAsync();
        }
    }

    /// <summary>Takes up what the demonstration prints of letters.</summary>
    internal sealed class Letterbox : TextWriter
    {
        private readonly ConcurrentQueue<string> letters = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => letters.Enqueue(value ?? "");

        public IReadOnlyList<string> All(string address) => [.. letters.Where(letter => letter.Contains(address, StringComparison.OrdinalIgnoreCase))];

        public async Task<string> To(string address)
        {
            await Eventually.Holds(_ => Task.FromResult(All(address).Count > 0));
            return All(address)[0];
        }
    }
}
