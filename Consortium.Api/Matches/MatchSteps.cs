using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>How a page of events leaves one match, as far as lists show it.</summary>
/// <param name="Version">The version of the last event.</param>
/// <param name="State">The last state that an event led to; null when none did.</param>
/// <param name="Since">Since when it is in that state.</param>
/// <param name="Due">When that state's automatic outcome holds.</param>
/// <param name="Reminded">Whether a reminder was the last word on the wait; null when nothing is said of it.</param>
/// <param name="Coordinator">Who looks after it; null when nothing is said of it.</param>
/// <param name="FirstMetOn">The day of its people's first meeting; null when nothing is said of it.</param>
/// <param name="MissionEnded">How its mission ended; null when it did not.</param>
internal sealed record MatchSteps(
    Guid Match, long Version, string? State, DateTimeOffset? Since, DateTimeOffset? Due, bool? Reminded, Guid? Coordinator, DateOnly? FirstMetOn, MissionEnd? MissionEnded)
{
    /// <summary>Whether the last word on its proposal was that it is taken back; null when nothing is said of it.</summary>
    public bool? IsTakenBack { get; init; }

    public static IReadOnlyList<MatchSteps> Of(IReadOnlyList<RecordedEvent> page) =>
    [
        .. page.Where(e => e.Data is MatchEvent).GroupBy(e => e.Stream)
            .Select(match => match.Aggregate(new MatchSteps(match.Key, 0, null, null, null, null, null, null, null), (step, e) => step.After(e))),
    ];

    private MatchSteps After(RecordedEvent recorded)
    {
        var happened = (MatchEvent)recorded.Data;
        var step = this with
        {
            Version = recorded.Version,
            Coordinator = CoordinatorAfter(happened)?.Value ?? Coordinator,
            FirstMetOn = (happened as MatchEvent.FirstMeetingRecorded)?.On ?? (happened as MatchEvent.BroughtIn)?.Since ?? FirstMetOn,
            MissionEnded = EndAfter(happened) ?? MissionEnded,
            IsTakenBack = happened is MatchEvent.ProposalTakenBack ? true : happened is MatchEvent.Proposed ? false : IsTakenBack,
        };
        // A match whose people have met is in the state in which it was.
        if (MatchStates.After(happened, recorded.At) is var (state, due))
            return step with { State = state, Since = happened is MatchEvent.FirstMeetingRecorded ? Since : recorded.At, Due = due, Reminded = false };

        return happened is MatchEvent.Reminded ? step with { Reminded = true } : step;
    }

    private static MissionEnd? EndAfter(MatchEvent happened) => happened switch
    {
        MatchEvent.Ended e => e.How,
        MatchEvent.Closed e => e.How,
        _ => null,
    };

    private static CoordinatorId? CoordinatorAfter(MatchEvent happened) => happened switch
    {
        MatchEvent.BroughtIn e => e.By,
        MatchEvent.Screened e => e.By,
        MatchEvent.InformationAsked e => e.By,
        MatchEvent.Proposed e => e.By,
        MatchEvent.HandedOver e => e.To,
        _ => null,
    };
}
