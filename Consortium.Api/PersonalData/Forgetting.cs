using System.Collections.Immutable;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

/// <summary>
/// Forgets a person: the key first, which makes every copy unreadable, backups included; then the rows, with the record of
/// it. Each step may be done again, so whatever interrupts it is made good by doing it once more.
/// </summary>
public sealed class Forgetting(IEventStreams streams, SubjectKeys keys, TimeProvider clock)
{
    public async Task Forget(ParticipantId person, CancellationToken ct)
    {
        await keys.Destroy([person.Value], ct);

        // After the key is gone no notice names the person any more: whoever is told from now on is told nothing.
        var told = await Told(person, ct);
        await streams.Decide(
            StreamAddress.Of<Erasure>(Erasure.StreamOf(person)),
            (Erasure state) => new CarryErasure(person, told).Decide(state, clock.GetUtcNow()),
            alongside: PersonalDetails.Forget(person.Value),
            ct: ct);
    }

    /// <summary>The home companies of every decided match of the person: they had a notice with the name.</summary>
    private async Task<ImmutableArray<CompanyId>> Told(ParticipantId person, CancellationToken ct)
    {
        var (state, _) = await streams.Load<Participant>(person.Value, ct);
        if (state is not Participant.Registered registered)
            return [];

        var told = new SortedDictionary<Guid, CompanyId>();
        foreach (var match in registered.Proposed)
        {
            if ((await streams.Load<Match>(match.Value, ct)).State is Match.Decided decided)
            {
                foreach (var home in decided.Pair.HomeCompanies)
                    told[home.Value] = home;
            }
        }

        return [.. told.Values];
    }
}

/// <summary>A person asked to be forgotten. Sent twice, they are forgotten once.</summary>
public sealed record ErasureAsked(ParticipantId Person);

public static class ErasureAskedHandler
{
    public static Task Handle(ErasureAsked message, Forgetting forgetting, CancellationToken ct) => forgetting.Forget(message.Person, ct);
}
