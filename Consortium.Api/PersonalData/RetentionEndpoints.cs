using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

internal sealed class RetentionEndpoints : IEndpoint
{
    /// <param name="Class">unmatched-profile or matched-profile.</param>
    /// <param name="DueOn">The first day on which the person is no longer kept.</param>
    /// <param name="HeldBy">Who keeps the person beyond that day, under a legal hold.</param>
    /// <param name="ErasureAsked">Whether an erasure was asked for, which a legal hold postpones.</param>
    internal sealed record Row(Guid Person, Guid Company, Guid Cohort, string Class, DateOnly DueOn, IReadOnlyList<string> HeldBy, bool ErasureAsked);

    /// <param name="People">How many were erased.</param>
    /// <param name="Held">How many a legal hold kept.</param>
    /// <param name="VoteReasons">How many reasons of votes were removed.</param>
    /// <param name="RegisterLines">How many lines of the disclosure register were removed.</param>
    internal sealed record Run(Guid Id, int People, int Held, int VoteReasons, int RegisterLines, DateTimeOffset RanAt);

    /// <param name="Periods">One period per class of what is kept.</param>
    internal sealed record Schedule(IReadOnlyList<RetentionPeriod> Periods);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/retention", Due)
            .WithName("ListRetention")
            .WithSummary("When each person in the caller's reach is erased, and who is under a legal hold; of all, or of those due by a day.")
            .WithTags("Personal data")
            .Produces<Page<Row>>();
        api.MapGet("/retention/schedule", () => TypedResults.Ok(new Schedule(RetentionSchedule.Periods)))
            .WithName("ReadRetentionSchedule")
            .WithSummary("How long each class of what is kept is kept, and why so long.")
            .WithTags("Personal data")
            .Produces<Schedule>();
        api.MapGet("/retention/runs", Runs)
            .WithName("ListRetentionRuns")
            .WithSummary("What the daily runs removed, oldest first: counts alone.")
            .WithTags("Personal data")
            .Produces<Page<Run>>();
    }

    private static async Task<IResult> Due(DateOnly? by, Scope caller, PageRequest page, Reader reader, CancellationToken ct) => await page.Answer(
        (after, limit) => reader.Query(
            caller,
            $"""
            select participant, company, cohort, matched, due_on, held_by, erasure_asked from (
                select r.*, {DueOn} as due_on from read.retention r join read.cohort c using (cohort)) as retention
            where {Scope.OfCompany("company")} and (@by::date is null or due_on <= @by) and (@after::uuid is null or participant > @after)
            order by participant limit @limit
            """,
            row => new Row(
                row.GetGuid(0),
                row.GetGuid(1),
                row.GetGuid(2),
                Events.StoredJson.Word(row.GetBoolean(3) ? RetentionClass.MatchedProfile : RetentionClass.UnmatchedProfile),
                row.GetFieldValue<DateOnly>(4),
                row.GetFieldValue<string[]>(5),
                row.GetBoolean(6)),
            ct,
            [
                ("by", by),
                ("matched", RetentionSchedule.Of(RetentionClass.MatchedProfile).Months),
                ("unmatched", RetentionSchedule.Of(RetentionClass.UnmatchedProfile).Months),
                ("after", after),
                ("limit", limit),
            ]),
        row => row.Person);

    private static async Task<IResult> Runs(Scope caller, PageRequest page, Reader reader, CancellationToken ct) => await page.Answer(
        (after, limit) => reader.Query(
            caller,
            """
            select id, people, held, vote_reasons, register_lines, ran_at from consortium.retention_run
            where @sees_all and (@after::uuid is null or id > @after) order by id limit @limit
            """,
            row => new Run(row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetFieldValue<DateTimeOffset>(5)),
            ct,
            ("after", after),
            ("limit", limit)),
        run => run.Id);

    /// <summary>The day that <see cref="RetentionSchedule.DueOn"/> says, of a row of read.retention and one of read.cohort.</summary>
    internal const string DueOn = "(least(r.left_on, c.ends) + make_interval(months => case when r.matched then @matched else @unmatched end))::date";
}
