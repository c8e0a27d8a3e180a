using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Covenants;

/// <summary>A covenant's last day is over. Its state decides whether that still matters; sent twice, it ends once.</summary>
public sealed record CovenantOver(CovenantId Covenant)
{
    /// <summary>Goes out when a covenant takes effect, due at the first instant after its last day.</summary>
    public static IEnumerable<Announcement> Announce(NonSolicitationCovenant after, IReadOnlyList<CovenantEvent> happened) =>
        happened.OfType<CovenantEvent.TookEffect>().Select(e => new Announcement(new CovenantOver(e.Covenant), After(e.Terms)));

    /// <summary>The first instant after the last day.</summary>
    public static DateTimeOffset After(CovenantTerms terms) => new(terms.Until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

public static class CovenantOverHandler
{
    /// <summary>A message that came before its time, by the service's own clock, is sent again for it.</summary>
    public static async Task<Announcement?> Handle(CovenantOver message, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var decided = await streams.Decide(
            StreamAddress.Of<NonSolicitationCovenant>(message.Covenant.Value),
            (NonSolicitationCovenant covenant) => new ExpireCovenant().Decide(covenant, clock.GetUtcNow()),
            ct: ct);
        return decided.State is NonSolicitationCovenant.InForce { Terms: var terms } ? new Announcement(message, CovenantOver.After(terms)) : null;
    }
}
