using System.ComponentModel.DataAnnotations;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>A mentee's application and their employer's sponsorship.</summary>
internal sealed class ApplicationEndpoints : IEndpoint
{
    /// <param name="Motivation">Why, in the person's own words: for their company's human resources and the coordinators.</param>
    /// <param name="Voluntary">Whether the person takes part of their own free will.</param>
    internal sealed record Application([property: Required, FreeText(2_000)] string Motivation, bool Voluntary);

    /// <param name="On">The day on which the company agreed.</param>
    internal sealed record Sponsorship(DateOnly On);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cohorts/{cohort:guid}/participants/{participant:guid}/application", Apply)
            .WithName("ApplyAsMentee")
            .WithSummary("A mentee says why they apply, and that they take part of their own free will.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
        api.MapPost("/cohorts/{cohort:guid}/participants/{participant:guid}/sponsorship", Sponsor)
            .WithName("SponsorMentee")
            .WithSummary("Human resources confirm that the company sponsors its mentee.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
    }

    private static async Task<IResult> Apply(
        Guid cohort, Guid participant, Application request, ActRequest act, ParticipantActs acts, Texts texts, CancellationToken ct)
    {
        // The caller's company is the person's own: to anybody else they do not exist, and nothing is kept.
        var (motivation, keep) = await texts.Keep(
            new TextId(act.NewId("motivation")), act.Caller.Principal, Readers.Company(act.Caller.Company!.Value), request.Motivation, ct);
        var apply = new ApplyAsMentee(motivation, request.Voluntary);
        return Answer.Ok(
            await acts.Decide(act, cohort, participant, apply.Decide, [keep, .. act.Keep(StatusCodes.Status200OK)], ct),
            ParticipantStanding.Of);
    }

    private static async Task<IResult> Sponsor(
        Guid cohort, Guid participant, Sponsorship request, ActRequest act, ParticipantActs acts, CancellationToken ct) =>
        Answer.Ok(
            await acts.Decide(act, cohort, participant, new SponsorMentee(request.On).Decide, act.Keep(StatusCodes.Status200OK), ct),
            ParticipantStanding.Of);
}
