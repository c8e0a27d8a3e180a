using Consortium.Api.Deliveries;
using Consortium.Api.Mail;
using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Adapters;

/// <summary>
/// Writes a notice to a company's mailbox, once, and says what came of it. People read it, so it is in words and in both languages;
/// whoever passes it on passes on no name: those are behind the sign-in. The company has it when the mail server took it.
/// </summary>
internal sealed class NoticeByMail(Postbox postbox, ServiceAddress service) : ICarrier
{
    public async Task<Attempted> Send(Receiver receiver, CloudEvent envelope, CancellationToken ct)
    {
        if (!postbox.IsOpen || receiver.Mailbox is not { } mailbox)
            return new Attempted(AttemptFault.MailNotOffered);

        var (french, english) = (new MailWords("fr"), new MailWords("en"));
        var letter = LetterPaper.Letter(
            mailbox, $"{Heading(french, envelope)} / {Heading(english, envelope)}", Sheet(french, "fr", envelope), Sheet(english, "en", envelope));
        try
        {
            await postbox.Send(letter with { Id = Guid.Parse(envelope.Id) }, ct);
            return new Attempted(Fault: null);
        }
        catch (MailServerAwayException away)
        {
            return new Attempted(away.Fault is MailFault.TimedOut ? AttemptFault.TimedOut : AttemptFault.Unreachable);
        }
        catch (LetterRefusedException)
        {
            return new Attempted(AttemptFault.MailboxRefused);
        }
    }

    private LetterSheet Sheet(MailWords words, string language, CloudEvent envelope) => new(
        language,
        Heading(words, envelope),
        [.. Sentences(words, envelope), words["Notice.When", words.Moment(envelope.Time)], words["Notice.Id", envelope.Id]],
        [(words["Notice.Read"], service.Of(envelope.Data is ErasureData ? "/people" : "/decisions"))],
        words["Closing.Company"],
        service.Of("/connection"));

    private static string Heading(MailWords words, CloudEvent envelope) => envelope.Data switch
    {
        DecisionData decision => words["Notice.Decision", decision.Number],
        SlateData slate => words["Notice.Slate", slate.Number],
        ErasureData erasure => words["Notice.Erasure", erasure.Number],
        _ => words["Notice.Test"],
    };

    private static IEnumerable<string> Sentences(MailWords words, CloudEvent envelope) => envelope.Data switch
    {
        DecisionData decision => [words[$"Outcome.{decision.Outcome}"], words["Notice.Match", decision.Match.Value], words["Notice.NoNames"]],
        SlateData slate =>
        [
            words["Notice.Others", slate.Outcomes.Length],
            .. slate.Outcomes.GroupBy(one => one.Outcome).OrderBy(kind => kind.Key).Select(kind => words[$"Others.{(kind.Key is DecisionOutcome.Approved ? "Approved" : "Rejected")}", kind.Count()]),
        ],
        ErasureData erasure => [words["Notice.Forget", erasure.Person.Value], words["Notice.ForgetWhere", string.Join(", ", erasure.Matches.Select(match => match.Value))], words["Notice.SayForgotten"]],
        _ => [words["Notice.TestIs"]],
    };
}
