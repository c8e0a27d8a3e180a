using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Breaches;

internal sealed class ReportBreachEndpoint : IEndpoint
{
    /// <param name="Kind">What is alleged.</param>
    /// <param name="Account">What happened, for the independent reviewer alone.</param>
    /// <param name="Concerning">The participant concerned. It is not checked, so that the answer never tells whether somebody takes part.</param>
    internal sealed record Request(
        BreachKind Kind, [property: Required, StringLength(10_000, MinimumLength = 1)] string Account, ParticipantId? Concerning);

    internal sealed record Response(BreachReportId Id);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/breach-reports", Handle)
        .WithName("ReportBreach")
        .WithSummary("Reports an alleged breach to the independent reviewer.")
        .WithTags("Agreements")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var report = new BreachReportId(act.NewId("breach report"));
        var location = $"/api/v1/breach-reports/{report.Value}";
        var (account, keep) = await texts.Keep(new TextId(act.NewId("account")), report.Value, Readers.Reviewer, request.Account, ct);
        var file = new ReportBreach(new BreachFacts(report, request.Kind, act.Caller.Company!.Value, request.Concerning, account));
        var decided = await streams.Decide(
            StreamAddress.New<BreachReport>(report.Value),
            (BreachReport state) => file.Decide(state, clock.GetUtcNow()),
            alongside: [keep, .. act.Keep(StatusCodes.Status201Created, location)],
            ct: ct);

        return Answer.Created(decided, location, _ => new Response(report));
    }
}
