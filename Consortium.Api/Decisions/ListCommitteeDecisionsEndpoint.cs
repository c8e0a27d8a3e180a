using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Committee;
using Npgsql;

namespace Consortium.Api.Decisions;

internal sealed class ListCommitteeDecisionsEndpoint : IEndpoint
{
    public static IReadOnlyList<string> Subjects { get; } = ["match", "admission", "waiver", "exclusion", "agreement", "policy"];

    public static IReadOnlyList<string> Results { get; } =
        [.. Enum.GetValues<BallotResult>().Where(result => result is not BallotResult.Voided).Select(StoredJson.Word)];

    /// <param name="Subject">match, admission, waiver, exclusion, agreement or policy.</param>
    /// <param name="About">The match, company, waiver, agreement version or pair of an exclusion; absent of a number of the policy.</param>
    /// <param name="Number">Of the policy: which number.</param>
    /// <param name="Value">Of the policy: the value asked for.</param>
    /// <param name="Result">approved, rejected or inquorate.</param>
    /// <param name="Decision">Of a match, once its item has led to one, as the next two.</param>
    /// <param name="Outcome">What was decided: not-eligible where a rule that came in forbade what the committee approved.</param>
    /// <param name="RulesPosition">Up to which event the rules had been read.</param>
    internal sealed record Row(
        Guid Entry,
        Guid Item,
        Guid Ballot,
        string Subject,
        Guid? About,
        string? Number,
        int? Value,
        string Result,
        int For,
        int Against,
        int Abstained,
        DateTimeOffset SettledAt,
        Guid? Decision,
        string? Outcome,
        long? RulesPosition);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/committee/decisions", Handle)
        .WithName("ListCommitteeDecisions")
        .WithSummary("What the committee decided, the newest first: by subject, by result and by day.")
        .WithTags("Committee")
        .Produces<Page<Row>>();

    private static async Task<IResult> Handle(
        string? subject, string? result, DateOnly? from, DateOnly? until, Scope caller, PageRequest page, Reader reader, CancellationToken ct)
    {
        if (subject is not null && !Subjects.Contains(subject))
            throw BadParameterException.OneOf("subject", Subjects);
        if (result is not null && !Results.Contains(result))
            throw BadParameterException.OneOf("result", Results);

        return await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                {Select} and (@subject::varchar is null or subject = @subject) and (@result::varchar is null or result = @result)
                    and (@from::date is null or settled_at >= @from::date) and (@until::date is null or settled_at < @until::date + 1)
                    and (@after::uuid is null or entry < @after)
                order by entry desc limit @limit
                """,
                Read,
                ct,
                ("subject", subject),
                ("result", result),
                ("from", from),
                ("until", until),
                ("after", after),
                ("limit", limit)),
            row => row.Entry);
    }

    /// <summary>One decision, by the item of the ballot that led to it; nothing where the caller may not see it.</summary>
    public static Task<IReadOnlyList<Row>> One(Scope caller, Guid item, Reader reader, CancellationToken ct) =>
        reader.Query(caller, $"{Select} and item = @item", Read, ct, ("item", item));

    private const string Select =
        """
        select entry, item, ballot, subject, about, number, value, result, votes_for, votes_against, abstained, settled_at, decision, outcome, rules_position
        from read.committee_decision where @sees_all
        """;

    private static Row Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetString(3),
        row.IsDBNull(4) ? null : row.GetGuid(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : row.GetInt32(6),
        row.GetString(7),
        row.GetInt16(8),
        row.GetInt16(9),
        row.GetInt16(10),
        row.GetFieldValue<DateTimeOffset>(11),
        row.IsDBNull(12) ? null : row.GetGuid(12),
        row.IsDBNull(13) ? null : row.GetString(13),
        row.IsDBNull(14) ? null : row.GetInt64(14));
}
