using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>What coordinators tell each other about a match, and nobody else (C-16, C-29).</summary>
internal sealed class MatchNoteEndpoints : IEndpoint
{
    /// <param name="Words">For the coordinators alone; erased with either of the two people.</param>
    internal sealed record Written([property: Required, StringLength(2000, MinimumLength = 1)] string Words);

    /// <param name="Coordinator">Who wrote it.</param>
    /// <param name="Words">Absent where the words were erased.</param>
    internal sealed record Note(Guid Id, Guid Coordinator, DateTimeOffset NotedAt, string? Words);

    internal sealed record Notes(IReadOnlyList<Note> Items);

    internal sealed record Kept(TextId Id);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/matches/{match:guid}/notes", Write)
            .WithName("NoteOnMatch")
            .WithSummary("Notes something about a match for the coordinators; nobody else ever reads it.")
            .WithTags("Matches")
            .Produces<Kept>();
        api.MapGet("/matches/{match:guid}/notes", All)
            .WithName("ListMatchNotes")
            .WithSummary("What coordinators noted about a match, the newest first.")
            .WithTags("Matches")
            .Produces<Notes>();
    }

    private static async Task<IResult> Write(
        Guid match, Written request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        if ((await streams.Load<Match>(match, ct)).State is not Match.Known { Pair: var pair })
            return Answer.Refused(Match.NotFound);

        // Under the keys of both: what is noted of two people goes with whoever of them is forgotten first.
        var (words, keep) = await texts.Keep(
            new TextId(act.NewId("match note")), pair.Mentee.Value, Readers.Coordinators, request.Words, ct, also: pair.Mentor.Value);
        var note = new NoteOnMatch(new MatchId(match), new CoordinatorId(act.Caller.Principal), words);
        return Answer.Ok(
            await streams.DecideAlone(
                note.Match, state => note.Decide(state, clock.GetUtcNow()), ct, act.Expected, [keep, .. act.Keep(StatusCodes.Status200OK)]),
            _ => new Kept(words.Id));
    }

    private static async Task<IResult> All(Guid match, Scope caller, Reader reader, Texts texts, CancellationToken ct)
    {
        var notes = await reader.Query(
            caller,
            "select note, coordinator, noted_at from read.match_note where @sees_all and @role = 'Coordinator' and match = @match order by noted_at desc, note limit 500",
            row => new Note(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), null),
            ct,
            ("match", match));
        var words = await texts.Read(caller, [.. notes.Select(note => new TextId(note.Id))], ct);
        return TypedResults.Ok(new Notes([.. notes.Select(note => note with { Words = words.GetValueOrDefault(new TextId(note.Id)) })]));
    }
}
