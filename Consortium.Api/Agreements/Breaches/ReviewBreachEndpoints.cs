using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Breaches;

/// <summary>What the independent reviewer does with a report.</summary>
internal sealed class ReviewBreachEndpoints : IEndpoint
{
    /// <param name="Measure">A measure of the programme; nothing else can follow.</param>
    internal sealed record Request(ProgrammeMeasure Measure);

    internal sealed record Response(Guid Id, string State);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/breach-reports/{report:guid}/review", TakeUp)
            .WithName("TakeUpBreach")
            .WithSummary("Takes a breach report up.")
            .WithTags("Agreements")
            .Produces<Response>();
        api.MapPost("/breach-reports/{report:guid}/participant-told", Tell)
            .WithName("TellParticipantConcerned")
            .WithSummary("Notes that the participant concerned was told.")
            .WithTags("Agreements")
            .Produces<Response>();
        api.MapPost("/breach-reports/{report:guid}/closure", Close)
            .WithName("CloseBreach")
            .WithSummary("Closes a breach report with a measure of the programme.")
            .WithTags("Agreements")
            .Produces<Response>();
    }

    private static Task<IResult> TakeUp(Guid report, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Decide(report, state => new TakeUpBreach().Decide(state, clock.GetUtcNow()), act, streams, ct);

    private static Task<IResult> Tell(Guid report, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Decide(report, state => new TellParticipantConcerned().Decide(state, clock.GetUtcNow()), act, streams, ct);

    private static Task<IResult> Close(Guid report, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Decide(report, state => new CloseBreach(request.Measure).Decide(state, clock.GetUtcNow()), act, streams, ct);

    private static async Task<IResult> Decide(
        Guid report, Func<BreachReport, Outcome<BreachReportEvent>> decide, ActRequest act, IEventStreams streams, CancellationToken ct)
    {
        var decided = await streams.Decide(
            StreamAddress.Of<BreachReport>(report, act.Expected), decide, alongside: act.Keep(StatusCodes.Status200OK), ct: ct);
        return Answer.Ok(decided, state => new Response(report, state switch
        {
            BreachReport.UnderReview => BreachReportTable.UnderReview,
            BreachReport.Closed => BreachReportTable.Closed,
            _ => throw new InvalidOperationException("A report that was acted on is under review or closed."),
        }));
    }
}
