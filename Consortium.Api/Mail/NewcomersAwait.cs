using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Mail;

/// <summary>
/// People were registered a day ago, or a week: whoever of them has not acknowledged the agreement in force is written to. Human
/// resources have the day before for papers that they hold already.
/// </summary>
/// <param name="People">Who was registered in one go.</param>
/// <param name="Round">Which letter it is.</param>
public sealed record NewcomersAwait(IReadOnlyList<ParticipantId> People, Round Round)
{
    private static readonly TimeSpan First = TimeSpan.FromDays(1), Second = TimeSpan.FromDays(7);

    public static IEnumerable<Announcement> Announce(IEnumerable<ParticipantEvent> happened, DateTimeOffset at)
    {
        ParticipantId[] people = [.. happened.OfType<ParticipantEvent.Registered>().Select(registered => registered.Participant)];
        return people.Length == 0
            ? []
            : [new(new NewcomersAwait(people, Round.Asked), at + First), new(new NewcomersAwait(people, Round.HalfTime), at + Second)];
    }
}

public static class NewcomersAwaitHandler
{
    public static async Task<IReadOnlyList<Announcement>> Handle(NewcomersAwait message, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (services, now) = (scope.ServiceProvider, clock.GetUtcNow());
        if (!services.GetRequiredService<Postbox>().IsOpen)
            return [];

        var agreements = (await services.GetRequiredService<RulesInForce>().Now(ct)).State.Agreements;
        return agreements.InForceOn(DateOnly.FromDateTime(now.UtcDateTime)) is { } agreement
            ?
            [
                .. from person in message.People
                   where !agreements.Acknowledged.Contains((person, agreement))
                   select new Announcement(new WriteToPerson(person.Value, Occasion.Acknowledgement, agreement.Value, null, null, message.Round, now)),
            ]
            : [];
    }
}
