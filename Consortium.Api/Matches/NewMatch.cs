using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>A match that begins, wherever it comes from.</summary>
internal sealed record NewMatch(MatchId Match, MatchingRunId? Run, Pair Pair, MatchOrigin Origin, DateTimeOffset At)
{
    public static IReadOnlyList<NewMatch> Of(IReadOnlyList<RecordedEvent> page) => [.. page.Of<MatchEvent>().Select(Begun).OfType<NewMatch>()];

    private static NewMatch? Begun(MatchEvent happened) => happened switch
    {
        MatchEvent.Drafted e => new(e.Match, e.Run, e.Pair, e.Run is null ? MatchOrigin.ByHand : MatchOrigin.Run, e.At),
        MatchEvent.BroughtIn e => new(e.Match, null, e.Pair, MatchOrigin.BroughtIn, e.At),
        _ => null,
    };
}
