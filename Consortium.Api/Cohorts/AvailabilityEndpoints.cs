using Consortium.Api.Http;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class AvailabilityEndpoints : IEndpoint
{
    /// <param name="Until">The last day without proposals, included; until further notice when absent.</param>
    internal sealed record Absence(DateOnly? Until);

    /// <param name="Places">Places in all, within the limits of the cohort and not below what matches hold.</param>
    internal sealed record Capacity(int Places);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/cohorts/{cohort:guid}/participants/{participant:guid}/absence", Leave)
            .WithName("MarkUnavailable")
            .WithSummary("The person takes no proposals for a time; open proposals end in the same step.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
        api.MapDelete("/cohorts/{cohort:guid}/participants/{participant:guid}/absence", Return)
            .WithName("MarkAvailable")
            .WithSummary("The person takes proposals again.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
        api.MapPut("/cohorts/{cohort:guid}/participants/{participant:guid}/places", Resize)
            .WithName("ChangeCapacity")
            .WithSummary("Gives a person more or fewer places.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
    }

    private static async Task<IResult> Leave(
        Guid cohort, Guid participant, Absence request, ActRequest act, ParticipantActs acts, CancellationToken ct) =>
        Answer.Ok(
            await acts.DecideWithMatches(act, cohort, participant, (state, at) => new MarkUnavailable(request.Until).Decide(state, at), [], ct),
            ParticipantStanding.Of);

    private static async Task<IResult> Return(Guid cohort, Guid participant, ActRequest act, ParticipantActs acts, CancellationToken ct) =>
        Answer.Ok(await acts.Decide(act, cohort, participant, (state, at) => new MarkAvailable().Decide(state, at), [], ct), ParticipantStanding.Of);

    private static async Task<IResult> Resize(
        Guid cohort, Guid participant, Capacity request, ActRequest act, ParticipantActs acts, Events.IEventStreams streams, CancellationToken ct)
    {
        var (edition, _) = await streams.Load<Cohort>(cohort, ct);
        return Answer.Ok(
            await acts.Decide(act, cohort, participant, (state, at) => new ChangeCapacity(request.Places).Decide(state, edition, at), [], ct),
            ParticipantStanding.Of);
    }
}
