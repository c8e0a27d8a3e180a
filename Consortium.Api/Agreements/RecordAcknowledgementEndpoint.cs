using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Agreements;

internal sealed class RecordAcknowledgementEndpoint : IEndpoint
{
    /// <param name="Agreement">The version that stands on the paper.</param>
    /// <param name="Language">The language of the paper.</param>
    /// <param name="On">The day that stands on it.</param>
    internal sealed record Request(AgreementId Agreement, AgreementLanguage Language, DateOnly On);

    internal sealed record Response(ParticipantId Participant, AgreementId Agreement);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/participants/{participant:guid}/acknowledgements", Handle)
        .WithName("RecordAcknowledgement")
        .WithSummary("Records that a person of the caller's company acknowledged the agreement on paper.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static Task<IResult> Handle(
        Guid participant, Request request, ActRequest act, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct) =>
        Record(participant, request.Agreement, request.Language, AcknowledgementSource.Paper, request.On, act, streams, rules, clock, ct);

    /// <summary>Records that somebody of the caller's company, or the caller, acknowledged a version.</summary>
    public static async Task<IResult> Record(
        Guid participant,
        AgreementId agreement,
        AgreementLanguage language,
        AcknowledgementSource source,
        DateOnly? on,
        ActRequest act,
        IEventStreams streams,
        RulesInForce rules,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (await OwnParticipant.Find(streams, act.Caller, participant, ct) is not { } person)
            return Answer.Refused(Participant.NotFound);

        var agreements = (await rules.Now(ct)).State.Agreements;
        var acknowledge = new AcknowledgeAgreement(person.Id, person.Company, agreement, language, source, on);
        var decided = await streams.Decide(
            StreamAddress.Of<Acknowledgements>(Acknowledgements.StreamOf(person.Id)),
            (Acknowledgements state) => acknowledge.Decide(state, agreements, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, _ => new Response(person.Id, agreement));
    }
}
