using System.ComponentModel.DataAnnotations;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Npgsql;

namespace Consortium.Api.Cohorts;

internal sealed class TransferEndpoints : IEndpoint
{
    /// <param name="To">The company where the person works from now on. It is not checked, so that the answer never tells whether it is a member.</param>
    internal sealed record Offer(CompanyId To);

    /// <param name="GivenName">First name.</param>
    /// <param name="FamilyName">Last name.</param>
    /// <param name="Email">Work address at the new company.</param>
    internal sealed record Acceptance(
        [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
        [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName,
        [property: Required, EmailAddress, StringLength(254)] string Email);

    /// <param name="From">The company that offers the person.</param>
    internal sealed record Offered(Guid Participant, Guid Cohort, string Role, Guid From, DateTimeOffset OfferedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/cohorts/{cohort:guid}/participants/{participant:guid}/transfer-offer", OfferTo)
            .WithName("OfferTransfer")
            .WithSummary("Offers a person to the member company where they work from now on; nothing changes until it takes them over.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
        api.MapGet("/transfer-offers", List)
            .WithName("ListTransferOffers")
            .WithSummary("People who are offered to the caller's company.")
            .WithTags("Cohorts")
            .Produces<Page<Offered>>();
        api.MapPost("/cohorts/{cohort:guid}/participants/{participant:guid}/transfer", Accept)
            .WithName("AcceptTransfer")
            .WithSummary("Takes an offered person over, with id, profile and history; their open places are free at once.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
    }

    private static async Task<IResult> OfferTo(Guid cohort, Guid participant, Offer request, ActRequest act, ParticipantActs acts, CancellationToken ct) =>
        Answer.Ok(
            await acts.Decide(act, cohort, participant, (state, at) => new OfferTransfer(request.To).Decide(state, at), [], ct),
            ParticipantStanding.Of);

    private static async Task<IResult> List(Scope caller, PageRequest page, Reader reader, CancellationToken ct) => await page.Answer(
        (after, limit) => reader.Query(
            caller,
            $"""
            select participant, cohort, role, from_company, offered_at from read.transfer_offer
            where {Scope.OfCompany("to_company")} and to_company is not null and (@after::uuid is null or participant > @after)
            order by participant limit @limit
            """,
            row => new Offered(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4)),
            ct,
            ("after", after),
            ("limit", limit)),
        offer => offer.Participant);

    private static async Task<IResult> Accept(
        Guid cohort,
        Guid participant,
        Acceptance request,
        ActRequest act,
        ParticipantActs acts,
        IEventStreams streams,
        RulesInForce rules,
        People people,
        PersonalDetails details,
        CancellationToken ct)
    {
        var company = act.Caller.Company!.Value;
        var (state, _) = await streams.Load<Participant>(participant, ct);
        if (state is not Participant.Registered offered || (offered.TransferOffered != company && offered.Company != company))
            return Answer.Refused(Participant.NotFound);

        var (edition, _) = await streams.Load<Cohort>(cohort, ct);
        var (inForce, _) = await rules.Now(ct);
        var accept = new AcceptTransfer(company);
        try
        {
            var decided = await acts.DecideWithMatches(
                act,
                cohort,
                participant,
                (current, at) => accept.Decide(current, edition, inForce, at),
                [
                    .. offered.TransferOffered == company
                        ? (SqlStatement[])
                        [
                            await details.Keep(
                                company, new CohortId(cohort), [(participant, new PersonalDetail(request.GivenName, request.FamilyName, request.Email))], ct),
                            people.Recognise(offered.Facts.Person, request.Email),
                            Texts.Hand(participant, offered.Company, company),
                        ]
                        : [],
                    .. act.Keep(StatusCodes.Status200OK),
                ],
                ct,
                mayAlso: current => current is Participant.Registered { TransferOffered: { } to } && to == company);
            return Answer.Ok(decided, ParticipantStanding.Of);
        }
        catch (PostgresException duplicate) when (duplicate.ConstraintName == PersonalDetails.OncePerCompanyAndCohort)
        {
            return Answer.Refused(Registration.AlreadyRegistered);
        }
    }
}
