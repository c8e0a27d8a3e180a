using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class InformationRequestEndpoints : IEndpoint
{
    /// <param name="Company">Who is asked.</param>
    /// <param name="Matches">The matches that wait for the answer; the company is not told them.</param>
    /// <param name="Questions">What is asked of whom.</param>
    /// <param name="Words">Beside the questions, for the company's human resources.</param>
    internal sealed record Request(
        CompanyId Company,
        [property: MinLength(1), MaxLength(50)] IReadOnlyList<MatchId> Matches,
        [property: MinLength(1), MaxLength(200)] IReadOnlyList<OpenQuestion> Questions,
        [property: StringLength(2000, MinimumLength = 1)] string? Words);

    internal sealed record Standing(InformationRequestId Id, CompanyId Company, bool Answered);

    /// <param name="Questions">Of whom something is asked, and what.</param>
    /// <param name="Words">Absent where the words were erased, and for an auditor.</param>
    /// <param name="Due">Until when an answer is waited for.</param>
    internal sealed record Listed(
        Guid Id, Guid Company, JsonElement Questions, string? Words, DateTimeOffset AskedAt, DateTimeOffset Due, DateTimeOffset? AnsweredAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/information-requests", Ask)
            .WithName("AskForInformation")
            .WithSummary("Asks one company at once what several matches wait to know of its people.")
            .WithTags("Matches")
            .Produces<Standing>(StatusCodes.Status201Created);
        api.MapGet("/information-requests", All)
            .WithName("ListInformationRequests")
            .WithSummary("What companies are asked about their people.")
            .WithTags("Matches")
            .Produces<Page<Listed>>();
        api.MapPost("/information-requests/{request:guid}/answer", AnswerOne)
            .WithName("AnswerInformation")
            .WithSummary("The company has said in the profiles what it could; the coordinators go on with that.")
            .WithTags("Matches")
            .Produces<Standing>();
    }

    private static async Task<IResult> Ask(
        Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (id, company) = (new InformationRequestId(act.NewId("information-request")), request.Company);
        var location = $"/api/v1/information-requests/{id.Value}";
        var (words, keep) = await texts.Keep(act, "information-request words", Readers.Company(company), request.Words, ct);
        var ask = new AskForInformation(
            id, company, [.. request.Matches.Distinct()], [.. request.Questions.Distinct()], words, new CoordinatorId(act.Caller.Principal));
        var folds = await Decide(
            streams,
            id,
            ask.Matches,
            (state, matches) => ask.Decide(state, [.. matches.Select(match => match.State)], clock.GetUtcNow()),
            [.. keep, .. act.Keep(StatusCodes.Status201Created, location)],
            ct);
        return Answer.Created(folds, location, Of);
    }

    private static async Task<IResult> AnswerOne(Guid request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var answer = new AnswerInformation(new InformationRequestId(request), act.Caller.Company!.Value);
        var (state, _) = await streams.Load<InformationRequest>(request, ct);
        var folds = await Decide(
            streams,
            answer.Request,
            state is InformationRequest.Asked asked ? asked.Matches : [],
            (current, matches) => answer.Decide(current, matches, clock.GetUtcNow()),
            act.Keep(StatusCodes.Status200OK),
            ct);
        return Answer.Ok(folds, Of);
    }

    private static async Task<IResult> All(bool? open, Scope caller, PageRequest page, Reader reader, Texts texts, CancellationToken ct) => await page.Answer(
        async (after, limit) =>
        {
            var rows = await reader.Query(
                caller,
                $"""
                select request, company, questions::text, words, asked_at, due, answered_at from read.information_request
                where {Scope.OfCompany("company")} and (@open::boolean is null or (answered_at is null) = @open) and (@after::uuid is null or request > @after)
                order by request limit @limit
                """,
                row => (
                    Item: new Listed(
                        row.GetGuid(0),
                        row.GetGuid(1),
                        JsonElement.Parse(row.GetString(2)),
                        null,
                        row.GetFieldValue<DateTimeOffset>(4),
                        row.GetFieldValue<DateTimeOffset>(5),
                        row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6)),
                    Words: row.IsDBNull(3) ? (TextId?)null : new TextId(row.GetGuid(3))),
                ct,
                ("open", open),
                ("after", after),
                ("limit", limit));
            var words = await texts.Read(caller, [.. rows.Select(row => row.Words).OfType<TextId>()], ct);
            return (IReadOnlyList<Listed>)[.. rows.Select(row => row.Words is { } text ? row.Item with { Words = words.GetValueOrDefault(text) } : row.Item)];
        },
        request => request.Id);

    /// <summary>Decides about a request together with the matches that wait for its answer: one transaction.</summary>
    private static async Task<Decided<InformationRequest>> Decide(
        IEventStreams streams,
        InformationRequestId id,
        IReadOnlyList<MatchId> matches,
        Func<InformationRequest, IReadOnlyList<(MatchId Id, Match State)>, Outcome<InformationRequestEvent, MatchEvent>> decide,
        IReadOnlyList<SqlStatement> alongside,
        CancellationToken ct)
    {
        var folds = await streams.Decide(
            [StreamAddress.Of<InformationRequest>(id.Value), .. matches.Select(match => StreamAddress.Of<Match>(match.Value))],
            before =>
            {
                var standing = matches.ToDictionary(match => match, match => before.Of<Match>(match.Value));
                var outcome = decide(before.Of<InformationRequest>(id.Value), [.. matches.Select(match => (match, standing[match]))]);
                var happened = outcome.Second.ToLookup(MatchOf);
                return new Recording(outcome.Refusal)
                {
                    Events = [(id.Value, [.. outcome.First]), .. happened.Select(match => (match.Key.Value, (IReadOnlyList<object>)[.. match]))],
                    Announcements =
                    [
                        .. happened.SelectMany(match => MatchWaits.Announce(match.Key, standing[match.Key], match.Aggregate(standing[match.Key], Match.Evolve))),
                        .. outcome.First.OfType<InformationRequestEvent.Asked>().SelectMany(asked => CompanyAwaits.Announce(
                            asked.Company, Occasion.Information, asked.Request.Value, asked.At, asked.At + Patience.Information)),
                    ],
                    Alongside = alongside,
                };
            },
            ct);

        return folds.As<InformationRequest>(id.Value);
    }

    private static MatchId MatchOf(MatchEvent happened) => happened switch
    {
        MatchEvent.InformationAsked e => e.Match,
        MatchEvent.InformationAnswered e => e.Match,
        _ => throw new InvalidOperationException($"A request for information leads to no {happened.GetType().Name}."),
    };

    private static Standing Of(InformationRequest request) => request is InformationRequest.Asked asked
        ? new Standing(asked.Id, asked.Company, asked.IsAnswered)
        : throw new InvalidOperationException("A request that was decided on was made.");
}
