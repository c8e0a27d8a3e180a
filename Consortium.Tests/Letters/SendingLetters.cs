using Consortium.Api.Database;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Tests.Support;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Consortium.Tests.Letters;

public sealed class SendingLetters(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncDisposable
{
    private readonly MailSink _sink = MailSink.Open();
    private readonly Databases _databases = new(database.Connections);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task The_same_letter_sent_twice_or_at_once_goes_out_once()
    {
        using var postbox = Postbox();
        var letter = A("ann@acme.example");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => postbox.Send(letter, Ct)));
        await postbox.Send(letter, Ct);
        await postbox.Send(letter with { Subject = "Another one" }, Ct);

        Assert.Equal(["Another one", "Votre vote est attendu"], _sink.Taken.Select(taken => taken.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_letter_whose_answer_was_lost_is_sent_again_under_the_same_id()
    {
        using var postbox = Postbox();
        var letter = A("lost@acme.example") with { Id = Guid.Parse("0197a000-0000-7000-8000-000000000001") };
        _sink.ToLetter = "451 4.3.0 I had it, and lost it";
        await Assert.ThrowsAsync<MailServerAwayException>(() => postbox.Send(letter, Ct));

        _sink.ToLetter = "250 2.0.0 Taken";
        await postbox.Send(letter, Ct);

        Assert.Equal("0197a000-0000-7000-8000-000000000001@consortium.example", Assert.Single(_sink.Taken).MessageId);
    }

    [Fact]
    public async Task An_address_that_the_server_refuses_for_good_is_not_the_servers_fault_and_keeps_no_other_letter()
    {
        using var postbox = Postbox();
        _sink.ToRecipient = "550 5.1.1 No such mailbox";
        await Assert.ThrowsAsync<LetterRefusedException>(() => postbox.Send(A("gone@acme.example"), Ct));

        _sink.ToRecipient = "250 2.1.5 Ok";
        await postbox.Send(A("there@acme.example"), Ct);

        Assert.Single(_sink.To("there@acme.example"));
    }

    [Fact]
    public async Task A_server_that_hung_up_is_left_alone_for_a_while_and_then_asked_again()
    {
        var clock = new ShiftedClock();
        using var postbox = Postbox(clock);
        _sink.ToLetter = null;
        Assert.Equal(MailFault.Unreachable, (await Assert.ThrowsAsync<MailServerAwayException>(() => postbox.Send(A("one@acme.example"), Ct))).Fault);
        _sink.ToLetter = "250 2.0.0 Taken";

        Assert.Equal(MailFault.Resting, (await Assert.ThrowsAsync<MailServerAwayException>(() => postbox.Send(A("one@acme.example"), Ct))).Fault);
        clock.PassTo(clock.GetUtcNow().AddMinutes(1));
        await postbox.Send(A("one@acme.example"), Ct);

        Assert.Single(_sink.Taken);
    }

    [Theory]
    [InlineData("ann@acme.example\r\nRCPT TO:<eve@evil.example>", "Subject")]
    [InlineData("ann@acme.example, eve@evil.example", "Subject")]
    [InlineData("Ann <ann@acme.example>", "Subject")]
    [InlineData("ann@acme.example", "Subject\r\nBcc: eve@evil.example")]
    [InlineData("nobody", "Subject")]
    public async Task Nothing_that_would_be_another_receiver_or_header_reaches_the_server(string to, string subject)
    {
        using var postbox = Postbox();

        await Assert.ThrowsAsync<LetterRefusedException>(() => postbox.Send(A(to) with { Subject = subject }, Ct));

        Assert.Empty(_sink.Said);
    }

    [Fact]
    public async Task Lines_of_a_letter_that_look_like_the_end_of_it_are_not()
    {
        using var postbox = Postbox();

        await postbox.Send(A("dots@acme.example") with { Text = "One\n.\nMAIL FROM:<eve@evil.example>\n" }, Ct);

        Assert.Equal("One\n.\nMAIL FROM:<eve@evil.example>\n", Assert.Single(_sink.Taken).TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Letters_that_went_out_are_forgotten_after_a_month()
    {
        var clock = new ShiftedClock();
        using var postbox = Postbox(clock);
        await postbox.Send(A("old@acme.example"), Ct);
        using var upkeep = new MailUpkeep(new PrintedLetters(), _databases, clock, NullLogger<MailUpkeep>.Instance);

        clock.PassTo(clock.GetUtcNow().AddDays(29));
        await upkeep.Forget(Ct);
        await postbox.Send(A("old@acme.example"), Ct);
        Assert.Single(_sink.Taken);
        clock.PassTo(clock.GetUtcNow().AddDays(2));
        await upkeep.Forget(Ct);
        await postbox.Send(A("old@acme.example"), Ct);
        Assert.Equal(2, _sink.Taken.Count);
    }

    [Theory]
    [InlineData("http://mail.example", "a@b.example")]
    [InlineData("smtp://user@mail.example", "a@b.example")]
    [InlineData("smtp://mail.example/path", "a@b.example")]
    [InlineData("smtp://mail.example", null)]
    [InlineData("smtp://mail.example", "nobody")]
    public void Settings_by_which_no_letter_could_go_out_are_refused_at_the_start(string server, string? from) =>
        Assert.Throws<StartRefusedException>(() => new MailSettings { Server = new Uri(server), From = from }.Require());

    [Fact]
    public void A_login_stands_in_nothing_that_is_printed() =>
        Assert.DoesNotContain("secret", new MailSettings { Server = new Uri("smtps://ann:secret@mail.example"), From = "a@b.example" }.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("smtp://mail.example", SecureSocketOptions.StartTls)]
    [InlineData("smtp://localhost.example:25", SecureSocketOptions.StartTls)]
    [InlineData("smtps://127.0.0.1", SecureSocketOptions.SslOnConnect)]
    [InlineData("smtp://127.0.0.1", SecureSocketOptions.None)]
    [InlineData("smtp://[::1]:2525", SecureSocketOptions.None)]
    [InlineData("smtp://ann:secret@localhost", SecureSocketOptions.StartTls)]
    [InlineData("smtp://localhost", SecureSocketOptions.None)]
    public void Beyond_this_machine_letters_travel_encrypted_or_not_at_all_and_so_does_a_password_anywhere(string server, SecureSocketOptions encryption) =>
        Assert.Equal(encryption, new MailSettings { Server = new Uri(server) }.Encryption);

    [Fact]
    public async Task A_server_that_speaks_in_clear_where_it_should_not_is_told_nothing()
    {
        var settings = _sink.Settings with { Server = new Uri($"smtps://ann:secret@127.0.0.1:{_sink.Port}") };
        using var postbox = new Postbox(new SmtpServer(settings, TimeProvider.System), _databases, Master, TimeProvider.System, NullLogger<Postbox>.Instance);

        Assert.Equal(MailFault.NotEncrypted, (await Assert.ThrowsAsync<MailServerAwayException>(() => postbox.Send(A("clear@acme.example"), Ct))).Fault);

        Assert.DoesNotContain(_sink.Said, line => line.Contains("ann", StringComparison.Ordinal));
    }

    private MasterKey Master => new(database.Connections);

    private static Letter A(string to) => new(to, "Votre vote est attendu", "Un scrutin est ouvert.\n", "<p>Un scrutin est ouvert.</p>");

    private Postbox Postbox(TimeProvider? clock = null) => new(
        new SmtpServer(_sink.Settings, clock ?? TimeProvider.System), _databases, Master, clock ?? TimeProvider.System, NullLogger<Postbox>.Instance);
}
