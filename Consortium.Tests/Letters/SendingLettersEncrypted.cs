using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Consortium.Api.Database;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Consortium.Tests.Letters;

/// <summary>To a mail server that encrypts and demands a password, as an operator's does.</summary>
public sealed class SendingLettersEncrypted : IAsyncDisposable
{
    private const string Address = "canary-5d1e@acme.example";

    private readonly TestCluster _cluster;
    private readonly X509Certificate2 _certificate = MailSink.SelfSigned();
    private readonly MailSink _sink;

    public SendingLettersEncrypted(TestCluster cluster) => (_cluster, _sink) = (cluster, MailSink.Encrypted(_certificate));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _sink.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task Goes_to_a_server_whose_authority_the_operator_named_and_waits_while_the_password_is_wrong()
    {
        var databases = await _cluster.Create(Ct);
        using var authority = new TemporaryFile();
        await File.WriteAllTextAsync(authority.Path, _certificate.ExportCertificatePem(), Ct);
        await using var node = ServeProcess.On(
            databases, ("SSL_CERT_FILE", authority.Path), ("Mail__Server", _sink.Address.ToString()), ("Mail__From", _sink.Settings.From!));
        node.Launch();
        await node.IsReady();
        await (await databases.AnOperator(node.Address)).Post("/api/v1/accounts", new { role = Role.Auditor, email = Address }).Is(System.Net.HttpStatusCode.Created);
        using var visitor = new PageVisitor(node.Address, caller: null);

        await AskForALink(visitor);
        await Eventually.Holds(_ => Task.FromResult(_sink.To(Address).Count == 1));
        Assert.Equal("STARTTLS", _sink.Said.ElementAt(1));

        _sink.Password = "another one";
        await AskForALink(visitor);
        await Eventually.Holds(_ => Task.FromResult(node.Said.Contains("LoginRefused", StringComparison.Ordinal)));

        Assert.Contains("Look at the user name and the password in Mail:Server", node.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-5d1e", node.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", node.Said, StringComparison.Ordinal);
        Assert.Single(_sink.Taken);
        await using var owner = await TestDatabase.Open(databases.Owner);
        Assert.Equal(1L, await owner.Scalar<long>($"select count(*) from {StoredMessages.Table} where {StoredMessages.Name} = 'sign-in.asked' and {StoredMessages.Unhandled}", Ct));
    }

    [Fact]
    public async Task Tells_a_server_that_nobody_vouches_for_nothing_and_the_operator_which_setting_to_change()
    {
        var connections = await _cluster.Create(Ct);
        await using var databases = new Databases(connections);
        var log = new Heard();
        using var postbox = new Postbox(new SmtpServer(_sink.Settings, TimeProvider.System), databases, new MasterKey(connections), TimeProvider.System, log);

        var away = await Assert.ThrowsAsync<MailServerAwayException>(() => postbox.Send(new Letter(Address, "Votre vote est attendu", "Un scrutin.", "<p>Un scrutin.</p>"), Ct));

        Assert.Equal(MailFault.NotTrusted, away.Fault);
        Assert.Equal("STARTTLS", _sink.Said.Last());
        var said = Assert.Single(log.Said);
        Assert.Contains("SSL_CERT_FILE", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-5d1e", said, StringComparison.Ordinal);
    }

    private static async Task AskForALink(PageVisitor visitor)
    {
        await visitor.Open("/sign-in");
        await visitor.Press("Go on", ("Address", Address));
    }

    private sealed class Heard : ILogger<Postbox>
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
