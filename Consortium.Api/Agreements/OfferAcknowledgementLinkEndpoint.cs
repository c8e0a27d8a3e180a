using System.ComponentModel.DataAnnotations;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Agreements;

/// <summary>Offers one of the company's people a link to the agreement and tells it once.</summary>
internal sealed class OfferAcknowledgementLinkEndpoint : IEndpoint
{
    /// <param name="Agreement">The version; the one in force when absent.</param>
    /// <param name="Days">How many days the link opens, at most 60; 14 when absent.</param>
    internal sealed record Request(AgreementId? Agreement, [property: Range(1, OfferAcknowledgementLink.Longest)] int? Days);

    internal sealed record Response(Uri Link, ParticipantId Participant, AgreementId Agreement, DateTimeOffset ExpiresAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/participants/{participant:guid}/acknowledgement-links", Handle)
        .WithName("OfferAcknowledgementLink")
        .WithSummary("Makes a link by which one person reads and acknowledges the agreement, once: it is told once, here.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid participant, Request request, ActRequest act, HttpRequest http, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnParticipant.Find(streams, act.Caller, participant, ct) is not { } person)
            return Answer.Refused(Participant.NotFound);

        var at = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var agreements = (await rules.Now(ct)).State.Agreements;
        if ((request.Agreement ?? agreements.InForceOn(today)) is not { } agreement || !agreements.MayBeSignedOn(agreement, today))
            return Answer.Refused(AcknowledgeAgreement.NotInForce);

        var (secret, days) = (Secret.New(), request.Days ?? OfferAcknowledgementLink.Ordinary);
        var offer = new OfferAcknowledgementLink(person.Id, person.Company, agreement, days);
        var offered = await streams.Decide<AcknowledgementLink, AcknowledgementLinkEvent>(
            StreamAddress.New<AcknowledgementLink>(secret.Stream), link => offer.Decide(link, at), alongside: act.Keep(StatusCodes.Status200OK), ct: ct);
        return Answer.Ok(offered, _ => new Response(
            AcknowledgementPages.Link(new Uri($"{http.Scheme}://{http.Host}"), secret), person.Id, agreement, at.AddDays(days)));
    }
}
