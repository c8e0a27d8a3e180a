using System.Collections.Immutable;
using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Matches;

/// <summary>The queue in the order of the work, which changes while it is worked on; for a list to read through whole, see <see cref="ListMatchQueueEndpoint"/>.</summary>
internal sealed class TriageMatchQueueEndpoint : IEndpoint
{
    /// <summary>Those who may have to act.</summary>
    public static readonly ImmutableArray<string> Owners = ["coordinator", "home-companies", "committee", "participants"];

    /// <param name="Total">How many answer to the filters.</param>
    /// <param name="Start">How many of them come before these.</param>
    /// <param name="Items">At most fifty: the part that holds the match asked for, or the first.</param>
    /// <param name="Before">The match right before these.</param>
    /// <param name="PageBefore">The first match of the part before.</param>
    /// <param name="After">The match right after these.</param>
    internal sealed record Triage(
        int Total, int Start, IReadOnlyList<ListMatchQueueEndpoint.Item> Items, Guid? Before, Guid? PageBefore, Guid? After);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/match-queue/triage", Handle)
        .WithName("TriageMatchQueue")
        .WithSummary("The queue as one works it: what is nearest to its date first, fifty at a time around one match, with how many there are.")
        .WithTags("Matches")
        .Produces<Triage>();

    /// <param name="cohort">One cohort; every one when absent.</param>
    /// <param name="state">One state.</param>
    /// <param name="owner">Who has to act; leaves out matches whose mentee's search was closed.</param>
    /// <param name="coordinator">Who looks after it.</param>
    /// <param name="unassigned">Whether nobody looks after it.</param>
    /// <param name="reminded">Whether half of the time is gone.</param>
    /// <param name="later">The last six digits of matches to put last, with commas.</param>
    /// <param name="match">The match around which to read.</param>
    private static async Task<IResult> Handle(
        Guid? cohort,
        string? state,
        string? owner,
        Guid? coordinator,
        bool? unassigned,
        bool? reminded,
        string? later,
        Guid? match,
        Scope caller,
        Reader reader,
        CancellationToken ct)
    {
        MatchStates.Require(state);
        if (owner is not null && !Owners.Contains(owner))
            throw BadParameterException.OneOf("owner", Owners);

        var rows = await reader.Query(
            caller,
            $"""
            with waiting as (
                select w.match, row_number() over (
                    order by case when cardinality(@later) > 0 then right(w.match::text, 6) = any(@later) end,
                        w.due nulls last, w.since desc, w.score desc, w.match) as place
                from ({ListMatchQueueEndpoint.Waiting}) w
                where {Scope.OfCompany("w.mentor_company")} and (@cohort::uuid is null or w.cohort = @cohort)
                    and (@state::varchar is null or w.state = @state)
                    and (@owned::varchar[] is null
                        or not w.search_closed and (w.state = any(@owned) or @until_met and w.state = '{MatchStates.Active}' and w.due is not null))
                    and (@coordinator::uuid is null or w.coordinator = @coordinator)
                    and (@unassigned::boolean is null or (w.coordinator is null) = @unassigned)
                    and (@reminded::boolean is null or w.reminded = @reminded)),
            {Part.Of("waiting", "match", "@match")}
            select {ListMatchQueueEndpoint.Columns}, s.total, s.place, s.start
            from shown s join ({ListMatchQueueEndpoint.Waiting}) q using (match) left join consortium.match_rationale r using (match)
            order by s.place
            """,
            row => (Item: ListMatchQueueEndpoint.Read(row), Id: row.GetGuid(0), Place: row.GetInt32(20), Total: row.GetInt32(19), Start: row.GetInt32(21)),
            ct,
            ("cohort", cohort),
            ("state", state),
            ("owned", owner is null ? null : MatchStates.All.Where(one => MatchStates.OwnerOf(one, due: null) == owner).ToArray()),
            ("until_met", owner is "participants"),
            ("coordinator", coordinator),
            ("unassigned", unassigned),
            ("reminded", reminded),
            ("later", later?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []),
            ("match", match));

        var part = Part.Of(rows);
        return TypedResults.Ok(new Triage(
            part.Total, part.Start, part.Items, rows.Where(row => row.Place == part.Start).Select(row => (Guid?)row.Id).FirstOrDefault(), part.PageBefore, part.PageAfter));
    }
}
