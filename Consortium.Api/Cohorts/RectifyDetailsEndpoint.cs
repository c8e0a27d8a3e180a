using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Npgsql;

namespace Consortium.Api.Cohorts;

internal sealed class RectifyDetailsEndpoint : IEndpoint
{
    /// <param name="GivenName">First name.</param>
    /// <param name="FamilyName">Last name.</param>
    /// <param name="Email">Work address.</param>
    internal sealed record Request(
        [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
        [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName,
        [property: Required, EmailAddress, StringLength(254)] string Email);

    /// <param name="Corrected">What was wrong until now.</param>
    internal sealed record Response(ParticipantId Id, IReadOnlyList<DetailField> Corrected);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cohorts/{cohort:guid}/participants/{participant:guid}/details", Handle)
        .WithName("RectifyDetails")
        .WithSummary("Corrects how a person is called and reached, by themself or their own human resources; the record says which fields, never what they held.")
        .WithTags("Personal data")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid cohort, Guid participant, Request request, ActRequest act, ParticipantActs acts, IEventStreams streams, PersonalDetails details, People people, CancellationToken ct)
    {
        var id = new ParticipantId(participant);
        var (state, _) = await streams.Load<Participant>(participant, ct);
        if (state.Registration is not { } registered || await details.OfPerson(act.Caller, id, ct) is not { } before)
            return Answer.Refused(Participant.NotFound);

        var now = new PersonalDetail(request.GivenName, request.FamilyName, request.Email);
        var fields = before.Corrected(now);
        var (person, readdressed) = EmailDigest.Plain(before.Email) == EmailDigest.Plain(now.Email)
            ? (registered.Facts.Person, [])
            : await people.Readdress(registered.Facts.Person, participant, before.Email, now.Email, ct);
        try
        {
            var decided = await acts.Decide(
                act,
                cohort,
                participant,
                (current, at) => new RectifyDetails(fields, person).Decide(current, at),
                fields.IsEmpty ? [] : [await details.Correct(id, now, ct), .. readdressed],
                ct);
            return Answer.Ok(decided, _ => new Response(id, fields));
        }
        catch (PostgresException duplicate) when (duplicate.ConstraintName == PersonalDetails.OncePerCompanyAndCohort)
        {
            return Answer.Refused(Registration.AlreadyRegistered);
        }
    }
}
