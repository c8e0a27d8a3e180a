using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class ControlEndpoints : IEndpoint
{
    /// <param name="Controller">Who controls; a member or any other company that is known.</param>
    /// <param name="Controlled">Who is controlled.</param>
    /// <param name="From">The first day, included; an acquisition's day.</param>
    /// <param name="Until">The last day, included; absent while no end is known.</param>
    /// <param name="Test">Why it counts as control.</param>
    /// <param name="Share">The share of the votes in hundredths of a percent, 5000 for half; absent when unknown.</param>
    /// <param name="Source">Where this is from.</param>
    /// <param name="Confidence">How sure the source is, 0 to 100.</param>
    internal sealed record Request(
        CompanyId Controller, CompanyId Controlled, DateOnly From, DateOnly? Until, ControlTest Test, int? Share, ControlSource Source, int Confidence);

    /// <param name="LastDay">The last day of control, included.</param>
    internal sealed record EndRequest(CompanyId Controller, CompanyId Controlled, DateOnly LastDay);

    internal sealed record Response(CompanyId Controller, CompanyId Controlled, IReadOnlyList<Control> History)
    {
        public static Response Of(ControlLink link) => link is ControlLink.Recorded recorded
            ? new(recorded.Controller, recorded.Controlled, recorded.History)
            : throw new InvalidOperationException("A link that was decided on is recorded.");
    }

    /// <param name="Company">The company.</param>
    /// <param name="On">The day.</param>
    /// <param name="UltimateControllers">The groups that it is in, by who controls each in the end; itself when nobody does.</param>
    internal sealed record GroupsResponse(CompanyId Company, DateOnly On, IReadOnlyList<CompanyId> UltimateControllers);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/control-links", Record)
            .WithName("RecordControl")
            .WithSummary("Records that one company controls another, as after an acquisition.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapPost("/control-links/ends", End)
            .WithName("EndControl")
            .WithSummary("Records that one company's control over another ended.")
            .WithTags("Companies")
            .Produces<Response>();
        api.MapGet("/companies/{company:guid}/groups", Groups)
            .WithName("GetCorporateGroups")
            .WithSummary("The corporate groups that a company is in on a day.")
            .WithTags("Companies")
            .Produces<GroupsResponse>();
    }

    private static async Task<IResult> Record(Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        foreach (var company in (CompanyId[])[request.Controller, request.Controlled])
        {
            if ((await streams.Load<PartnerCompany>(company.Value, ct)).State is PartnerCompany.Unknown)
                return Answer.Refused(PartnerCompany.NotFound);
        }

        var control = new Control(new Period(request.From, request.Until), request.Test, request.Share, request.Source, request.Confidence);
        return Answer.Ok(
            await streams.Decide(
                StreamAddress.Of<ControlLink>(ControlLink.StreamOf(request.Controller, request.Controlled), act.Expected),
                (ControlLink link) => new RecordControl(request.Controller, request.Controlled, control).Decide(link, clock.GetUtcNow()),
                alongside: act.Keep(StatusCodes.Status200OK),
                ct: ct),
            Response.Of);
    }

    private static async Task<IResult> End(EndRequest request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        Answer.Ok(
            await streams.Decide(
                StreamAddress.Of<ControlLink>(ControlLink.StreamOf(request.Controller, request.Controlled), act.Expected),
                (ControlLink link) => new EndControl(request.Controller, request.Controlled, request.LastDay).Decide(link, clock.GetUtcNow()),
                alongside: act.Keep(StatusCodes.Status200OK),
                ct: ct),
            Response.Of);

    private static async Task<IResult> Groups(Guid company, DateOnly? on, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var (id, day) = (new CompanyId(company), on ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return TypedResults.Ok(new GroupsResponse(id, day, (await rules.Now(ct)).State.GroupsOf(id, day)));
    }
}
