using System.Collections.Immutable;
using Consortium.Api.Deliveries;
using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Api.Matches;
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
        var registered = (await streams.Load<Participant>(person.Value, ct)).State.Registration;
        var told = await Told(registered, ct);
        var erasure = Erasure.StreamOf(person);
        await MatchesLost.Decide(
            streams,
            person,
            [StreamAddress.Of<Erasure>(erasure), StreamAddress.Of<Participant>(person.Value)],
            (before, matches) =>
            {
                var at = clock.GetUtcNow();
                var (carried, left, _) = new CarryErasure(person, told).Decide(before.Of<Erasure>(erasure), before.Of<Participant>(person.Value), at);
                return new Recording(null)
                {
                    Events = [(erasure, [.. carried]), (person.Value, [.. left]), .. matches.After(left, before, at)],
                    Announcements =
                    [
                        .. carried.OfType<ErasureEvent.Carried>().SelectMany(ErasureNotice.AllOf).Select(notice => new Announcement(new CarryNotice(notice))),
                    ],
                    Alongside =
                    [
                        .. PersonalDetails.Forget(person.Value),
                        .. LetterPreferences.Forget(person.Value),
                        .. registered is null ? [] : (SqlStatement[])[People.Forget(registered.Facts.Person, person.Value)],
                    ],
                };
            },
            ct);
    }

    /// <summary>The home companies of every decided match of the person: they had a notice with the name.</summary>
    private async Task<ImmutableArray<ToldCompany>> Told(Participant.Registered? registered, CancellationToken ct)
    {
        if (registered is null)
            return [];

        var told = new List<(CompanyId Company, MatchId Match)>();
        foreach (var match in registered.Proposed.OrderBy(match => match.Value))
        {
            if ((await streams.Load<Match>(match.Value, ct)).State is Match.Known { File.Decision: not null, Pair: var pair })
                told.AddRange(pair.HomeCompanies.Select(home => (home, match)));
        }

        return [.. told.ToLookup(one => one.Company, one => one.Match).OrderBy(one => one.Key.Value).Select(one => new ToldCompany(one.Key, [.. one]))];
    }
}

/// <summary>A person asked to be forgotten. Sent twice, they are forgotten once.</summary>
public sealed record ErasureAsked(ParticipantId Person);

public static class ErasureAskedHandler
{
    public static Task Handle(ErasureAsked message, Forgetting forgetting, CancellationToken ct) => forgetting.Forget(message.Person, ct);
}
