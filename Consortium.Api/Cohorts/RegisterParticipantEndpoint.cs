using System.ComponentModel.DataAnnotations;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class RegisterParticipantEndpoint : IEndpoint
{
    /// <param name="GivenName">First name.</param>
    /// <param name="FamilyName">Last name.</param>
    /// <param name="Email">Work address.</param>
    /// <param name="Role">Mentor or mentee.</param>
    /// <param name="NoLinks">
    /// Whether the person answered every question of independence with "none"; otherwise they answer by themselves.
    /// </param>
    /// <param name="Through">The association or order by way of which the person joins, where such bodies lead the consortium.</param>
    /// <param name="Places">1 when absent; the cohort says how many at most.</param>
    internal sealed record Request(
        [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
        [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName,
        [property: Required, EmailAddress, StringLength(254)] string Email,
        MentoringRole Role,
        bool? NoLinks,
        CompanyId? Through,
        int? Places) : ProfileFields;

    internal sealed record Response(ParticipantId Id, CohortId Cohort, CompanyId Company, MentoringRole Role);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/participants", Handle)
        .WithName("RegisterParticipant")
        .WithSummary("Offers a mentor or nominates a mentee of the caller's company.")
        .WithTags("Cohorts")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid cohort, Request request, ActRequest act, Registration registration, Texts texts, ParticipantActs acts, CancellationToken ct)
    {
        var (edition, company) = (new CohortId(cohort), act.Caller.Company!.Value);
        var id = new ParticipantId(act.NewId("participant"));
        var location = $"/api/v1/cohorts/{cohort}/participants/{id.Value}";
        var (kept, keep) = request.Expectations is { } words
            ? await texts.Keep(new TextId(act.NewId("expectations")), id.Value, Readers.Company(company), words, ct)
            : default((KeptText?, Events.SqlStatement?));
        var became = await registration.Register(
            id,
            edition,
            company,
            new Registrant(
                new PersonalDetail(request.GivenName, request.FamilyName, request.Email),
                request.Role,
                request.Statements(KnowledgeSource.HumanResources, acts.Today, kept),
                request.NoLinks is true ? IndependenceDeclaration.NoLinks(KnowledgeSource.HumanResources, acts.Today) : null,
                request.Places)
            {
                Through = request.Through,
            },
            [.. keep is null ? (Events.SqlStatement[])[] : [keep], .. act.Keep(StatusCodes.Status201Created, location)],
            ct);

        return became.Refusal is { } refusal
            ? Answer.Refused(refusal)
            : TypedResults.Created(location, new Response(id, edition, company, request.Role));
    }
}
