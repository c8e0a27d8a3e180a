using System.Text.Json.Serialization;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Npgsql;

namespace Consortium.Api.Matches;

internal sealed class ListCompanyMatchesEndpoint : IEndpoint
{
    /// <param name="OwnRole">What the caller's company's person takes part as: mentor or mentee.</param>
    /// <param name="Origin">Where it comes from: run, by-hand, or brought-in for a pair that ran before the consortium did.</param>
    /// <param name="Consented">Whether the caller's company consented.</param>
    /// <param name="Accepted">Whether its person accepted.</param>
    /// <param name="Due">When the automatic outcome of the state holds.</param>
    /// <param name="MissionEnded">How the mission ended; null while it runs, and of a match that never had one.</param>
    internal sealed record Item(
        Guid Match,
        Guid Company,
        Guid Cohort,
        string OwnRole,
        Guid Mentor,
        Guid Mentee,
        Guid OtherCompany,
        string Origin,
        string State,
        bool Consented,
        bool Accepted,
        DateTimeOffset Since,
        DateTimeOffset? Due,
        string? MissionEnded)
    {
        /// <summary>The caller's company's person.</summary>
        [JsonIgnore]
        public Guid OwnPerson => OwnRole is "mentor" ? Mentor : Mentee;
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/matches", Handle)
        .WithName("ListCompanyMatches")
        .WithSummary("The proposed, decided and brought-in matches of the caller's company.")
        .WithTags("Matches")
        .Produces<Page<Item>>();

    private static async Task<IResult> Handle(string? state, Scope caller, PageRequest page, Reader reader, CancellationToken ct)
    {
        MatchStates.Require(state);
        return await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select match, company, cohort, own_role, mentor, mentee, other_company, origin, state, consented, accepted, since, due, mission_ended from read.company_match
                where {Scope.OfCompany("company")} and proposed
                    and (@state::varchar is null or state = @state) and (@after::uuid is null or match > @after)
                order by match limit @limit
                """,
                Read,
                ct,
                ("state", state),
                ("after", after),
                ("limit", limit)),
            item => item.Match);
    }

    private static Item Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetString(3),
        row.GetGuid(4),
        row.GetGuid(5),
        row.GetGuid(6),
        row.GetString(7),
        row.GetString(8),
        row.GetBoolean(9),
        row.GetBoolean(10),
        row.GetFieldValue<DateTimeOffset>(11),
        row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12),
        row.IsDBNull(13) ? null : row.GetString(13));
}
