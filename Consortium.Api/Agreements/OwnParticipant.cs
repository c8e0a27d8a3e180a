using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Agreements;

internal static class OwnParticipant
{
    /// <summary>A participant of the caller's company, also one who has left; null for anybody else's, as for one that does not exist.</summary>
    public static async Task<Participant.Registered?> Find(IEventStreams streams, Scope caller, Guid participant, CancellationToken ct) =>
        (await streams.Load<Participant>(participant, ct)).State.Registration is { } found && found.Company == caller.Company ? found : null;
}
