using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>What a coordinator or the company itself does to a membership.</summary>
internal sealed class MembershipEndpoints : IEndpoint
{
    /// <param name="Reason">Why, for the company and the coordinators.</param>
    internal sealed record SuspensionRequest([property: StringLength(2_000, MinimumLength = 1)] string? Reason);

    /// <param name="LastDay">The last day of membership, included; today at the earliest.</param>
    internal sealed record DepartureRequest(DateOnly LastDay);

    /// <param name="State">What the company is now.</param>
    /// <param name="LastDay">The last day of membership, once the departure is announced.</param>
    internal sealed record Response(CompanyId Company, string State, DateOnly? LastDay)
    {
        public static Response Of(CompanyId company, PartnerCompany state) => state switch
        {
            PartnerCompany.Suspended suspended => new(company, "suspended", suspended.LastDay),
            PartnerCompany.Member member => new(company, "member", member.LastDay),
            PartnerCompany.Refused => new(company, "refused", null),
            _ => throw new InvalidOperationException("A membership that was decided on is a member's or was refused."),
        };
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/applications/{candidate:guid}/refusal", Refuse)
            .WithName("RefuseCandidate")
            .WithSummary("Refuses a candidate that the check found to compete with a member.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapPost("/companies/{company:guid}/suspension", Suspend)
            .WithName("SuspendCompany")
            .WithSummary("Suspends a member: it takes no new matches for now.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapPost("/companies/{company:guid}/reinstatement", Reinstate)
            .WithName("ReinstateCompany")
            .WithSummary("Ends a member's suspension.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapPost("/companies/{company:guid}/departure", Depart)
            .WithName("AnnounceDeparture")
            .WithSummary("Says on which day a member leaves, or moves that day.")
            .WithTags("Companies")
            .Produces<Response>();
    }

    private static Task<IResult> Refuse(Guid candidate, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Decide(candidate, act, streams, state => new RefuseCandidate(new CompanyId(candidate)).Decide(state, clock.GetUtcNow()), ct);

    private static async Task<IResult> Suspend(
        Guid company, SuspensionRequest request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(company);
        var (reason, keep) = await texts.Keep(act, id, Readers.Company(id), request.Reason, ct);
        return await Decide(company, act, streams, state => new SuspendCompany(id, reason).Decide(state, clock.GetUtcNow()), ct, alongside: keep);
    }

    private static Task<IResult> Reinstate(Guid company, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Decide(company, act, streams, state => new ReinstateCompany(new CompanyId(company)).Decide(state, clock.GetUtcNow()), ct);

    private static async Task<IResult> Depart(
        Guid company, DepartureRequest request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(company);
        if (!act.Caller.MayActFor(id))
            return Answer.Refused(PartnerCompany.NotFound);

        return await Decide(
            company,
            act,
            streams,
            state => new AnnounceDeparture(id, request.LastDay).Decide(state, clock.GetUtcNow()),
            ct,
            announce: (_, happened) => happened.Select(_ => new Announcement(new CompanyLeaves(id), CompanyLeaves.After(request.LastDay))));
    }

    private static async Task<IResult> Decide(
        Guid company,
        ActRequest act,
        IEventStreams streams,
        Func<PartnerCompany, Outcome<PartnerCompanyEvent>> decide,
        CancellationToken ct,
        Func<PartnerCompany, IReadOnlyList<PartnerCompanyEvent>, IEnumerable<Announcement>>? announce = null,
        IReadOnlyList<SqlStatement>? alongside = null) =>
        Answer.Ok(
            await streams.Decide(
                StreamAddress.Of<PartnerCompany>(company, act.Expected), decide, announce, [.. alongside ?? [], .. act.Keep(StatusCodes.Status200OK)], ct),
            state => Response.Of(new CompanyId(company), state));
}
