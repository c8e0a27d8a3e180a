using System.Text.Json;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Matches;
using Npgsql;

namespace Consortium.Api.Matches;

internal sealed class ListMatchQueueEndpoint : IEndpoint
{
    /// <param name="Run">The run that found it; null when none did.</param>
    /// <param name="Origin">Where it comes from: run, by-hand, or brought-in for a pair that ran before the consortium did.</param>
    /// <param name="Version">What If-Match compares.</param>
    /// <param name="Since">Since when it is in this state.</param>
    /// <param name="Owner">Who has to act: coordinator, home-companies, committee or participants; null when nobody has.</param>
    /// <param name="Due">When the automatic outcome of the state holds; null when nobody is waited for.</param>
    /// <param name="Reminded">Whether half of the time is gone, and whoever is waited for was reminded.</param>
    /// <param name="SearchClosed">Whether the mentee's search was closed while this match was still open: nobody has to act on it any more.</param>
    /// <param name="Coordinator">Who looks after it.</param>
    /// <param name="MissionEnded">How the mission ended; null while it runs, and of a match that never had one.</param>
    /// <param name="Rationale">The terms of the score, what was not known, and alternatives.</param>
    internal sealed record Item(
        Guid Match,
        Guid Cohort,
        Guid? Run,
        string Origin,
        Guid Mentor,
        Guid MentorCompany,
        Guid Mentee,
        Guid MenteeCompany,
        int Score,
        int Confidence,
        string State,
        long Version,
        DateTimeOffset Since,
        string? Owner,
        DateTimeOffset? Due,
        bool Reminded,
        bool SearchClosed,
        Guid? Coordinator,
        string? MissionEnded,
        JsonElement? Rationale);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/match-queue", All)
            .WithName("ListMatchQueue")
            .WithSummary("The matches of a cohort with owner, due date, score, confidence, what is unknown and alternatives.")
            .WithTags("Matches")
            .Produces<Page<Item>>();
        api.MapGet("/match-queue/{match:guid}", One)
            .WithName("GetQueueItem")
            .WithSummary("One match as the queue shows it.")
            .WithTags("Matches")
            .Produces<Item>();
    }

    private static async Task<IResult> All(
        Guid? cohort,
        string? state,
        Guid? company,
        Guid? coordinator,
        bool? reminded,
        bool? overdue,
        Scope caller,
        PageRequest page,
        Reader reader,
        TimeProvider clock,
        CancellationToken ct)
    {
        MatchStates.Require(state);
        return await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select {Columns}
                {From}
                where {Scope.OfCompany("q.mentor_company")} and (@cohort::uuid is null or q.cohort = @cohort)
                    and (@state::varchar is null or q.state = @state)
                    and (@company::uuid is null or @company in (q.mentor_company, q.mentee_company))
                    and (@coordinator::uuid is null or q.coordinator = @coordinator)
                    and (@reminded::boolean is null or q.reminded = @reminded)
                    and (@overdue::boolean is null or coalesce(q.due <= @now, false) = @overdue) and (@after::uuid is null or q.match > @after)
                order by q.match limit @limit
                """,
                Read,
                ct,
                ("cohort", cohort),
                ("state", state),
                ("company", company),
                ("coordinator", coordinator),
                ("reminded", reminded),
                ("overdue", overdue),
                ("now", clock.GetUtcNow()),
                ("after", after),
                ("limit", limit)),
            item => item.Match);
    }

    private static async Task<IResult> One(Guid match, Scope caller, Reader reader, CancellationToken ct)
    {
        var found = await reader.Query(
            caller, $"select {Columns} {From} where {Scope.OfCompany("q.mentor_company")} and q.match = @match", Read, ct, ("match", match));
        return found is [var item] ? Answer.At(item.Version, item) : Answer.Refused(Match.NotFound);
    }

    /// <summary>The columns that <see cref="Read"/> reads, of <see cref="From"/>.</summary>
    public const string Columns =
        """
        q.match, q.cohort, q.run, q.mentor, q.mentor_company, q.mentee, q.mentee_company, q.score, q.confidence, q.state, q.version, q.since, q.due,
        q.reminded, q.coordinator, q.mission_ended, r.rationale::text, q.origin, q.search_closed
        """;

    /// <summary>The queue with what became of the mentees' searches.</summary>
    public static readonly string Waiting =
        $"""
        select w.*, n.participant is not null and w.state in ('{MatchStates.Draft}', '{MatchStates.Screened}', '{MatchStates.AwaitingInformation}') as search_closed
        from read.match_queue w left join read.no_match n on n.participant = w.mentee and n.because is not null
        """;

    private static readonly string From = $"from ({Waiting}) q left join consortium.match_rationale r using (match)";

    public static Item Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.IsDBNull(2) ? null : row.GetGuid(2),
        row.GetString(17),
        row.GetGuid(3),
        row.GetGuid(4),
        row.GetGuid(5),
        row.GetGuid(6),
        row.GetInt16(7),
        row.GetInt16(8),
        row.GetString(9),
        row.GetInt64(10),
        row.GetFieldValue<DateTimeOffset>(11),
        MatchStates.OwnerOf(row.GetString(9), DueOf(row)),
        DueOf(row),
        row.GetBoolean(13),
        row.GetBoolean(18),
        row.IsDBNull(14) ? null : row.GetGuid(14),
        row.IsDBNull(15) ? null : row.GetString(15),
        row.IsDBNull(16) ? null : JsonSerializer.Deserialize<JsonElement>(row.GetString(16)));

    private static DateTimeOffset? DueOf(NpgsqlDataReader row) => row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12);
}
