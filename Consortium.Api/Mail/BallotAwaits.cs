using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Mail;

/// <summary>A ballot opened, or some of its time has passed: whoever has still to vote is written to.</summary>
public sealed record BallotAwaits(BallotId Ballot, Round Round)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>At the opening, at half time and, when that is later, a day before the close.</summary>
    public static IEnumerable<Announcement> Announce(BallotEvent.Opened opened)
    {
        var half = opened.At + ((opened.ClosesAt - opened.At) / 2);
        yield return new Announcement(new BallotAwaits(opened.Ballot, Round.Asked));
        yield return new Announcement(new BallotAwaits(opened.Ballot, Round.HalfTime), half);
        if (opened.ClosesAt - Day > half)
            yield return new Announcement(new BallotAwaits(opened.Ballot, Round.LastDay), opened.ClosesAt - Day);
    }
}

public static class BallotAwaitsHandler
{
    public static async Task<IReadOnlyList<Announcement>> Handle(BallotAwaits message, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!services.GetRequiredService<Postbox>().IsOpen)
            return [];

        var now = clock.GetUtcNow();
        return (await services.GetRequiredService<IEventStreams>().Load<Ballot>(message.Ballot.Value, ct)).State is Ballot.Held ballot && now < ballot.ClosesAt
            ?
            [
                .. from seat in ballot.Roster
                   let speaker = StillAwaited.SpeakerOf(ballot, seat)
                   where speaker is not null
                   select new Announcement(new WriteToPerson(
                       speaker.Value.Value, Occasion.Ballot, ballot.Id.Value, seat.Company, ballot.ClosesAt, message.Round, now)),
            ]
            : [];
    }
}
