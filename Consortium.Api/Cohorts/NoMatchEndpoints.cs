using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class NoMatchEndpoints : IEndpoint
{
    /// <param name="Because">Why nobody was found.</param>
    /// <param name="Words">The same in words, for the person's company.</param>
    internal sealed record Request(NoMatchReason Because, [property: StringLength(2000, MinimumLength = 1)] string? Words);

    /// <param name="Words">Absent where the words were erased, and for an auditor.</param>
    internal sealed record Closed(Guid Participant, Guid Cohort, Guid Company, string Because, string? Words, DateTimeOffset ClosedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cohorts/{cohort:guid}/participants/{participant:guid}/no-match", Close)
            .WithName("CloseWithoutMatch")
            .WithSummary("Closes the search for somebody: no match in this cohort, because; their company is told.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
        api.MapDelete("/cohorts/{cohort:guid}/participants/{participant:guid}/no-match", Reopen)
            .WithName("ReopenSearch")
            .WithSummary("Takes back that the search for somebody was closed: runs look for them again.")
            .WithTags("Cohorts")
            .Produces<ParticipantStanding>();
        api.MapGet("/no-matches", All)
            .WithName("ListNoMatches")
            .WithSummary("People for whom the search was closed, and why; those closed last first when asked.")
            .WithTags("Cohorts")
            .Produces<Page<Closed>>();
    }

    private static async Task<IResult> Close(
        Guid cohort, Guid participant, Request request, ActRequest act, ParticipantActs acts, Texts texts, IEventStreams streams, CancellationToken ct)
    {
        var (state, _) = await streams.Load<Participant>(participant, ct);
        if (state.Registration is not { } person)
            return Answer.Refused(Participant.NotFound);

        var (words, keep) = request.Words is { } written
            ? await texts.Keep(new TextId(act.NewId("no-match words")), participant, Readers.Company(person.Company), written, ct)
            : default((KeptText?, SqlStatement?));
        return Answer.Ok(
            await acts.Decide(
                act,
                cohort,
                participant,
                (current, at) => new CloseWithoutMatch(request.Because, words).Decide(current, at),
                [.. keep is null ? Array.Empty<SqlStatement>() : [keep], .. act.Keep(StatusCodes.Status200OK)],
                ct),
            ParticipantStanding.Of);
    }

    private static async Task<IResult> Reopen(Guid cohort, Guid participant, ActRequest act, ParticipantActs acts, CancellationToken ct) => Answer.Ok(
        await acts.Decide(act, cohort, participant, new ReopenSearch().Decide, act.Keep(StatusCodes.Status200OK), ct), ParticipantStanding.Of);

    private static async Task<IResult> All(Guid? cohort, bool? newest, Scope caller, PageRequest page, Reader reader, Texts texts, CancellationToken ct) => await page.Answer(
        async (after, limit) =>
        {
            var rows = await reader.Query(
                caller,
                $"""
                select participant, cohort, company, because, closed_at, words from read.no_match
                where {Scope.OfCompany("company")} and because is not null
                    and (@cohort::uuid is null or cohort = @cohort)
                    and (@after::uuid is null or {(newest is true
                        ? "(closed_at, participant) < (select closed_at, participant from read.no_match where participant = @after)"
                        : "participant > @after")})
                order by {(newest is true ? "closed_at desc, participant desc" : "participant")} limit @limit
                """,
                row => (
                    Item: new Closed(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), null, row.GetFieldValue<DateTimeOffset>(4)),
                    Words: row.IsDBNull(5) ? (TextId?)null : new TextId(row.GetGuid(5))),
                ct,
                ("cohort", cohort),
                ("after", after),
                ("limit", limit));
            var words = await texts.Read(caller, [.. rows.Select(row => row.Words).OfType<TextId>()], ct);
            return (IReadOnlyList<Closed>)[.. rows.Select(row => row.Words is { } text ? row.Item with { Words = words.GetValueOrDefault(text) } : row.Item)];
        },
        closed => closed.Participant);
}
