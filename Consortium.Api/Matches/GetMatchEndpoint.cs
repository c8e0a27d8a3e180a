using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class GetMatchEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/matches/{match:guid}", Handle)
        .WithName("GetMatch")
        .WithSummary("A match as it stands; its ETag is what a proposal's If-Match compares.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(Guid match, Scope caller, Reader reader, IEventStreams streams, CancellationToken ct)
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
        return Answer.At(version, caller.SeesAll ? MatchResponse.Whole(id, state) : MatchResponse.ForHome(id, state));
    }
}
