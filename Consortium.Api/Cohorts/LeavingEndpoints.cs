using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class LeavingEndpoints : IEndpoint
{
    public static readonly Refusal ReasonIsNotYours = new(
        "participant.reason-is-not-yours", "L-29",
        "La raison d'un retrait appartient à la personne : l'employeur ne la donne pas et ne l'apprend pas.",
        "The reason of a withdrawal is the person's own: the employer neither gives it nor learns it.");

    /// <param name="Reason">For the person alone, who may leave it out; no employer is ever told it.</param>
    internal sealed record Withdrawal(WithdrawalReason? Reason);

    /// <param name="LastDay">The last day with the company, included.</param>
    internal sealed record Departure(DateOnly LastDay);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cohorts/{cohort:guid}/participants/{participant:guid}/withdrawal", Withdraw)
            .WithName("WithdrawParticipant")
            .WithSummary("The person no longer takes part; no reason is needed, and every place is free at once.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
        api.MapPost("/cohorts/{cohort:guid}/participants/{participant:guid}/departure", Depart)
            .WithName("RecordDeparture")
            .WithSummary("The person left the company; every place is free at once.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
    }

    private static async Task<IResult> Withdraw(
        Guid cohort, Guid participant, Withdrawal request, ActRequest act, ParticipantActs acts, CancellationToken ct) =>
        Answer.Ok(
            await acts.DecideWithMatches(
                act,
                cohort,
                participant,
                (state, at) => request.Reason is not null && act.Caller.Role is not Role.Participant
                    ? ReasonIsNotYours
                    : new WithdrawParticipant(request.Reason).Decide(state, at),
                [PersonalDetails.Vacate(participant), .. act.Keep(StatusCodes.Status200OK)],
                ct),
            ParticipantStanding.Of);

    private static async Task<IResult> Depart(
        Guid cohort, Guid participant, Departure request, ActRequest act, ParticipantActs acts, CancellationToken ct) =>
        Answer.Ok(
            await acts.DecideWithMatches(
                act,
                cohort,
                participant,
                (state, at) => new RecordDeparture(request.LastDay).Decide(state, at),
                [PersonalDetails.Vacate(participant), .. act.Keep(StatusCodes.Status200OK)],
                ct),
            ParticipantStanding.Of);
}
