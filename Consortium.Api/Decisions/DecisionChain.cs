using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Decisions;

/// <summary>The events that a decision rests on and that followed from it, in the order in which they were recorded.</summary>
internal static class DecisionChain
{
    /// <summary>Those of the item: its ballot's, without what concerns its other items alone, and those of what was decided on and of the deliveries.</summary>
    public static async Task<IReadOnlyList<RecordedEvent>> Of(
        Ballot.Held ballot, BallotItem item, IReadOnlyCollection<Guid> deliveries, IEventLog log, CancellationToken ct)
    {
        var subject = CommitteeDecisionTable.AboutOf(item.Subject) ?? Policy.Stream;
        var recorded = await log.OfStreams([ballot.Id.Value, subject, .. deliveries], ct);
        return [.. recorded.Where(e => e.Data is not BallotEvent happened || Concerns(happened, item.Id))];
    }

    /// <summary>What somebody wrote with an event; its words are kept apart.</summary>
    public static KeptText? WordsOf(RecordedEvent recorded, BallotItemId item) => recorded.Data switch
    {
        BallotEvent.Opened e => e.Items.FirstOrDefault(opened => opened.Item == item)?.Dossier?.Rationale,
        BallotEvent.VoteCast e => e.Reason,
        BallotEvent.Voided e => e.Reason,
        MatchEvent.Overruled e => e.Reason,
        MatchEvent.Closed e => e.Reason,
        _ => null,
    };

    private static bool Concerns(BallotEvent happened, BallotItemId item) => happened switch
    {
        BallotEvent.MemberRecused e => e.Items.Contains(item),
        BallotEvent.VoteCast e => e.Items.Contains(item),
        BallotEvent.ItemsRead e => e.Items.Contains(item),
        BallotEvent.ItemPulledOut e => e.Item == item,
        BallotEvent.Voided e => e.Items.Contains(item),
        BallotEvent.ItemSettled e => e.Item == item,
        BallotEvent.MatchConcluded e => e.Item == item,
        _ => true,
    };
}
