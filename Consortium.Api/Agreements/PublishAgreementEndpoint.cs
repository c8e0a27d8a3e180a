using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Committee;

namespace Consortium.Api.Agreements;

internal sealed class PublishAgreementEndpoint : IEndpoint
{
    /// <param name="From">The first day on which it is in force, included; today when absent.</param>
    internal sealed record Request(DateOnly? From);

    internal sealed record Response(AgreementId Id, DateOnly From);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/agreements/{agreement:guid}/publication", Handle)
        .WithName("PublishAgreement")
        .WithSummary("Publishes a draft of the agreement, to be in force from a day on, while the consortium is being founded.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid agreement, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var publish = new PublishAgreement(new AgreementId(agreement), request.From);
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var decided = await streams.Decide(
            StreamAddress.Of<AgreementVersion>(agreement, act.Expected),
            (AgreementVersion state) => publish.Decide(state, committee, clock.GetUtcNow()),
            announce: (_, happened) => AgreementAwaits.Announce(happened),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => state is AgreementVersion.Published published
            ? new Response(published.Id, published.From)
            : throw new InvalidOperationException("An agreement that was published is published."));
    }
}
