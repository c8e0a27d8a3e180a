using System.Collections.Immutable;
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
    /// <param name="Skills">Codes of the consortium's list, lent by a mentor or needed by a mentee; absent when unknown.</param>
    /// <param name="Languages">ISO 639-1 codes; absent when unknown.</param>
    /// <param name="YearsOfExperience">Whole years; absent when unknown.</param>
    /// <param name="Withheld">Attributes that the person chose not to give: skills, languages, yearsOfExperience.</param>
    /// <param name="Places">1 to 5 for a mentor, 1 for a mentee; 1 when absent.</param>
    internal sealed record Request(
        [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
        [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName,
        [property: Required, EmailAddress, StringLength(254)] string Email,
        MentoringRole Role,
        [property: MaxLength(50)] IReadOnlyList<string>? Skills,
        [property: MaxLength(20)] IReadOnlyList<string>? Languages,
        int? YearsOfExperience,
        [property: MaxLength(3)] IReadOnlyList<ProfileAttribute>? Withheld,
        int? Places);

    internal enum ProfileAttribute
    {
        Skills,
        Languages,
        YearsOfExperience,
    }

    internal sealed record Response(ParticipantId Id, CohortId Cohort, CompanyId Company, MentoringRole Role);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/participants", Handle)
        .WithName("RegisterParticipant")
        .WithSummary("Offers a mentor or nominates a mentee of the caller's company.")
        .WithTags("Cohorts")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid cohort, Request request, ActRequest act, Registration registration, TimeProvider clock, CancellationToken ct)
    {
        var (edition, company) = (new CohortId(cohort), act.Caller.Company!.Value);
        var id = new ParticipantId(act.NewId("participant"));
        var location = $"/api/v1/cohorts/{cohort}/participants/{id.Value}";
        var decided = await registration.Register(
            id,
            edition,
            company,
            new Registrant(
                new PersonalDetail(request.GivenName, request.FamilyName, request.Email),
                request.Role,
                ProfileOf(request, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
                request.Places ?? 1),
            act.Keep(StatusCodes.Status201Created, location),
            ct);

        return Answer.Created(decided, location, _ => new Response(id, edition, company, request.Role));
    }

    private static Profile ProfileOf(Request request, DateOnly today)
    {
        return new Profile(
            Known(ProfileAttribute.Skills, request.Skills?.ToImmutableSortedSet(StringComparer.Ordinal)),
            Known(ProfileAttribute.Languages, request.Languages?.ToImmutableSortedSet(StringComparer.Ordinal)),
            request.YearsOfExperience is { } years
                ? new Knowledge<int>.Known(years, KnowledgeSource.HumanResources, today)
                : IsWithheld(ProfileAttribute.YearsOfExperience)
                    ? new Knowledge<int>.Withheld(KnowledgeSource.HumanResources, today)
                    : new Knowledge<int>.Unknown());

        bool IsWithheld(ProfileAttribute attribute) => request.Withheld?.Contains(attribute) is true;

        Knowledge<T> Known<T>(ProfileAttribute attribute, T? value) where T : class => value is not null
            ? new Knowledge<T>.Known(value, KnowledgeSource.HumanResources, today)
            : IsWithheld(attribute)
                ? new Knowledge<T>.Withheld(KnowledgeSource.HumanResources, today)
                : new Knowledge<T>.Unknown();
    }
}
