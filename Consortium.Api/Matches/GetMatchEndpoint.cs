using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class GetMatchEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/matches/{match:guid}", Handle)
        .WithName("GetMatch")
        .WithSummary("A match as it stands, and what would refuse its proposal; its ETag is what a proposal's If-Match compares.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(Guid match, Scope caller, Reader reader, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        // The row answers whether the match is in reach; the fold answers how it stands.
        var table = caller.SeesAll ? "read.match_queue" : "read.company_match";
        var company = caller.SeesAll ? "mentor_company" : "company";
        var shown = caller.SeesAll ? "true" : "proposed";
        var reach = await reader.Query(
            caller, $"select 1 from {table} where {Scope.OfCompany(company)} and {shown} and match = @match", row => row.GetInt32(0), ct, ("match", match));
        if (reach.Count == 0)
            return Answer.Refused(Match.NotFound);

        var (state, version) = await streams.Load<Match>(match, ct);
        var id = new MatchId(match);
        if (!caller.SeesAll)
            return Answer.At(version, MatchResponse.ForHome(id, state));

        var whole = MatchResponse.Whole(id, state);
        return Answer.At(version, caller.Role is Role.Coordinator ? whole with { Hindrances = await Hindrances(whole, state, rules, streams, clock, ct) } : whole);
    }

    private static async Task<IReadOnlyList<MatchResponse.Hindrance>?> Hindrances(
        MatchResponse match, Match state, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        if (state is not (Match.Draft or Match.Screened))
            return null;

        var (mentor, _) = await streams.Load<Participant>(match.Mentor.Value, ct);
        var (mentee, _) = await streams.Load<Participant>(match.Mentee.Value, ct);
        var propose = new ProposeMatch(match.Id, default);
        return
        [
            .. propose.Hindrances(state, mentor, mentee, (await rules.Now(ct)).State, clock.GetUtcNow())
                .Select(one => new MatchResponse.Hindrance(one.Code, one.Rule, one.French, one.English)),
        ];
    }
}
