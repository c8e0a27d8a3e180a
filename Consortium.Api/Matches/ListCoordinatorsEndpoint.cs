using Consortium.Api.Database;
using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Matches;

/// <summary>To whom a match can be handed over, and whose matches wait for somebody who left.</summary>
internal sealed class ListCoordinatorsEndpoint : IEndpoint
{
    /// <param name="HasAccess">Whether they may come in, and so be handed a match.</param>
    /// <param name="LooksAfter">How many open matches are theirs.</param>
    internal sealed record Coordinator(Guid Id, bool HasAccess, int LooksAfter);

    internal sealed record Coordinators(IReadOnlyList<Coordinator> Items);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/coordinators", Handle)
        .WithName("ListCoordinators")
        .WithSummary("The pairing coordinators, with how many open matches each looks after.")
        .WithTags("Matches")
        .Produces<Coordinators>();

    private static async Task<IResult> Handle(Scope caller, Reader reader, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        var access = (await Holder.WithAccess(databases, Role.Coordinator, clock.GetUtcNow(), ct)).Select(one => one.Principal).ToHashSet();
        var owned = (await reader.Query(
            caller,
            $"""
            select coordinator, count(*)::integer from read.match_queue
            where {Scope.OfCompany("mentor_company")} and coordinator is not null and state <> all(@over) group by coordinator
            """,
            row => (Who: row.GetGuid(0), Matches: row.GetInt32(1)),
            ct,
            ("over", (string[])[MatchStates.Withdrawn, MatchStates.Rejected, MatchStates.Ended]))).ToDictionary(one => one.Who, one => one.Matches);
        return TypedResults.Ok(new Coordinators(
            [.. access.Union(owned.Keys).Order().Select(who => new Coordinator(who, access.Contains(who), owned.GetValueOrDefault(who)))]));
    }
}
