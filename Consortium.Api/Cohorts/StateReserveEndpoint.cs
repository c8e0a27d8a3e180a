using System.ComponentModel.DataAnnotations;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class StateReserveEndpoint : IEndpoint
{
    /// <param name="People">The e-mail addresses of people; they are recognised and not kept.</param>
    /// <param name="Companies">Companies.</param>
    internal sealed record Request(
        [property: MaxLength(StateReserve.Most)] IReadOnlyList<string> People,
        [property: MaxLength(StateReserve.Most)] IReadOnlyList<CompanyId> Companies);

    internal sealed record Response(int People, int Companies);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cohorts/{cohort:guid}/participants/{participant:guid}/reserve", Handle)
        .WithName("StateReserve")
        .WithSummary("Says whom one would not be open with; nobody reads it but the matching engine, and no reason is asked.")
        .WithTags("Cohorts")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid cohort, Guid participant, Request request, ActRequest act, ParticipantActs acts, People people, CancellationToken ct)
    {
        var reserve = new Reserve(
            [.. (await people.Of(request.People, ct)).Select(person => person.Value)], [.. request.Companies.Select(company => company.Value)]);
        var decided = await acts.Decide(act, cohort, participant, (state, at) => new StateReserve(reserve).Decide(state, at), [], ct);
        return Answer.Ok(decided, _ => new Response(reserve.People.Count, reserve.Companies.Count));
    }
}
