using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

/// <summary>Where a participant without a sign-in reads the agreement by a link and acknowledges it; looking at it uses nothing up.</summary>
internal static class AcknowledgementPages
{
    /// <summary>What an invented link is answered as well.</summary>
    public static readonly Refusal OpensNoMore = new(
        "acknowledgement-link.opens-no-more", "A-08",
        "Ce lien n'ouvre plus rien : il a servi, il a expiré, ou il n'a jamais existé. Demandez-en un autre à vos ressources humaines.",
        "This link opens nothing any more: it was used, it has expired, or it never existed. Ask your human resources for another one.");

    public static void MapAcknowledgement(this IEndpointRouteBuilder app)
    {
        app.MapGet("/acknowledgement/{secret}", Show)
            .WithName("ReadToAcknowledge").WithMetadata(SignInPages.Attempts).ExcludeFromDescription();
        app.MapPost("/acknowledgement/{secret}", Acknowledge)
            .WithName("Acknowledge").WithMetadata(SignInPages.Attempts).ExcludeFromDescription();
    }

    public static Uri Link(Uri service, Secret secret) => new(service, $"/acknowledgement/{secret.Text}");

    private static async Task<IResult> Show(string secret, IEventStreams streams, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var (link, _) = await streams.Load<AcknowledgementLink>(new Secret(secret).Stream, ct);
        if (link.OpenAt(clock.GetUtcNow()) is not { } offered
            || await AgreementTexts.Find(reader, OnBehalfOf(offered), offered.Agreement.Value, ct) is not { } agreement)
            return Closed;

        return new HtmlPage("Entente du consortium de mentorat", "Agreement of the mentoring consortium", new(
            $"{AgreementHtml.Version(agreement, french: true)}{Form("fr", "J'ai lu cette entente et j'en prends connaissance.", "Confirmer")}",
            $"{AgreementHtml.Version(agreement, french: false)}{Form("en", "I have read this agreement and acknowledge it.", "Confirm")}"));
    }

    private static async Task<IResult> Acknowledge(
        string secret, AgreementLanguage? language, HttpContext context, IEventStreams streams, RulesInForce rules, Origin origin, TimeProvider clock, CancellationToken ct)
    {
        if (AccessGate.IsCrossSite(context.Request))
            return TransportProblems.CrossSite;

        var (at, stream) = (clock.GetUtcNow(), new Secret(secret).Stream);
        var (link, _) = await streams.Load<AcknowledgementLink>(stream, ct);
        if (link.OpenAt(at) is not { } offered)
            return Closed;

        var acknowledge = new AcknowledgeAgreement(
            offered.Participant, offered.Company, offered.Agreement, language ?? AgreementLanguage.French, AcknowledgementSource.Link, On: null);
        var agreements = (await rules.Now(ct)).State.Agreements;
        var person = Acknowledgements.StreamOf(offered.Participant);
        origin.Actor = offered.Participant.Value;
        var folds = await streams.Decide(
            [StreamAddress.Of<AcknowledgementLink>(stream), StreamAddress.Of<Acknowledgements>(person)],
            before =>
            {
                if (before.Of<AcknowledgementLink>(stream).OpenAt(at) is null)
                    return new Recording(OpensNoMore);

                var outcome = acknowledge.Decide(before.Of<Acknowledgements>(person), agreements, at);
                return new Recording(outcome.Refusal) { Events = [(stream, [new AcknowledgementLinkEvent.Used(at)]), (person, [.. outcome.Events])] };
            },
            ct);

        return folds.Refusal is null ? Done : Closed;
    }

    // The person is not signed in: the link stands for what the person's company may read.
    private static Scope OnBehalfOf(AcknowledgementLink.Offered offered) => new(Role.CompanyHr, offered.Company, offered.Participant.Value);

    private static string Form(string language, string statement, string button) =>
        $"<form method=post action=\"?language={(language is "fr" ? "French" : "English")}\"><p>{statement}</p><button>{button}</button></form>";

    private static HtmlPage Done { get; } = new("C'est noté", "Noted", new(
        "<p>Votre prise de connaissance est consignée, avec sa date. Vous pouvez fermer cette page.</p>",
        "<p>Your acknowledgement is recorded with its date. You may close this page.</p>"));

    private static HtmlPage Closed { get; } = new("Ce lien n'ouvre plus rien", "This link opens nothing any more", new(
        $"<p>{OpensNoMore.French}</p>", $"<p>{OpensNoMore.English}</p>"))
    { Status = StatusCodes.Status410Gone };
}
