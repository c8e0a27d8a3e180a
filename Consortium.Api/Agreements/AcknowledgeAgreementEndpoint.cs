using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

internal sealed class AcknowledgeAgreementEndpoint : IEndpoint
{
    /// <param name="Language">The language in which the caller read it.</param>
    internal sealed record Request(AgreementLanguage Language);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/agreements/{agreement:guid}/acknowledgement", Handle)
        .WithName("AcknowledgeAgreement")
        .WithSummary("A participant has read a version of the agreement that is in force, or will be, and acknowledges it.")
        .WithTags("Agreements")
        .Produces<RecordAcknowledgementEndpoint.Response>();

    private static Task<IResult> Handle(
        Guid agreement, Request request, ActRequest act, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct) =>
        RecordAcknowledgementEndpoint.Record(
            act.Caller.Principal, new AgreementId(agreement), request.Language, AcknowledgementSource.SignedIn, on: null, act, streams, rules, clock, ct);
}
