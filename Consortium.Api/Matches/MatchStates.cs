using Consortium.Api.Http;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>The states of a match as lists and answers write them.</summary>
internal static class MatchStates
{
    public const string Draft = "draft", Proposed = "proposed", Consented = "consented", BeforeCommittee = "before-committee",
        Approved = "approved", Rejected = "rejected", Withdrawn = "withdrawn";

    public static readonly IReadOnlyList<string> All = [Draft, Proposed, Consented, BeforeCommittee, Approved, Rejected, Withdrawn];

    /// <summary>Refuses a filter by a state that no match has.</summary>
    public static void Require(string? state)
    {
        if (state is not null && !All.Contains(state))
            throw BadParameterException.OneOf("state", All);
    }

    public static string Of(Match match) => match switch
    {
        Match.Draft => Draft,
        Match.Proposed => Proposed,
        Match.Consented => Consented,
        Match.BeforeCommittee => BeforeCommittee,
        Match.Decided decided => Of(decided.Decision),
        Match.Withdrawn => Withdrawn,
        _ => throw new InvalidOperationException("A match that does not exist has no state."),
    };

    public static string Of(Decision decision) => decision.Outcome is DecisionOutcome.Approved ? Approved : Rejected;

    /// <summary>The state that an event alone leads to; null when that depends on what came before.</summary>
    public static string? After(MatchEvent happened) => happened switch
    {
        MatchEvent.Proposed => Proposed,
        MatchEvent.Consented => Consented,
        MatchEvent.CompanyDeclined or MatchEvent.ParticipantLost => Withdrawn,
        MatchEvent.BroughtBeforeCommittee => BeforeCommittee,
        MatchEvent.ReturnedFromCommittee => Consented,
        MatchEvent.Decided decided => Of(decided.Decision),
        _ => null,
    };
}
