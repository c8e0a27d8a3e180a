using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Agreements;

internal sealed class AcknowledgeAgreementEndpoint : IEndpoint
{
    /// <param name="Language">The language in which the caller read it.</param>
    internal sealed record Request(AgreementLanguage Language);

    internal sealed record Response(ParticipantId Participant, AgreementId Agreement);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/agreements/{agreement:guid}/acknowledgement", Handle)
        .WithName("AcknowledgeAgreement")
        .WithSummary("A participant has read a version of the agreement that is in force, or will be, and acknowledges it.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid agreement, Request request, ActRequest act, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnParticipant.Find(streams, act.Caller, act.Caller.Principal, ct) is not { } person)
            return Answer.Refused(Participant.NotFound);

        var agreements = (await rules.Now(ct)).State.Agreements;
        var acknowledge = new AcknowledgeAgreement(
            person.Id, person.Company, new AgreementId(agreement), request.Language, AcknowledgementSource.SignedIn, On: null);
        var decided = await streams.Decide(
            StreamAddress.Of<Acknowledgements>(Acknowledgements.StreamOf(person.Id)),
            (Acknowledgements state) => acknowledge.Decide(state, agreements, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, _ => new Response(person.Id, new AgreementId(agreement)));
    }
}
