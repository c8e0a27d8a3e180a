using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>
/// Holds every open match against the rules between companies as they are now, and stops or suspends those that may not go on
/// (L-20). It looks again after any event and when a day begins, and asks what is, not what changed: nothing has to announce a
/// change, and whatever interrupts it is made good by the next look. Several nodes may look at once: the second finds nothing.
/// </summary>
internal sealed partial class Rescreening(
    RulesInForce rules, OpenMatches matches, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Rescreening> log) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private (long Rules, long Matches, DateOnly Day)? _seen;

    /// <summary>Stops and suspends what the rules of today forbid, and answers how many matches that were.</summary>
    public async Task<int> Look(CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var (inForce, position) = await rules.Now(ct);
        var (open, last) = await matches.Now(ct);
        var looked = (position, last, DateOnly.FromDateTime(at.UtcDateTime));
        if (looked == _seen)
            return 0;

        var day = inForce.On(looked.Item3);
        var touched = open.Where(match => RescreenMatch.Touches(match.Value, day))
            .Select(match => (Id: new MatchId(match.Key), ((Match.Known)match.Value).Pair)).ToList();
        foreach (var batch in touched.Chunk(AtOnce))
        {
            await using var scope = scopes.CreateAsyncScope();
            await Stop(scope.ServiceProvider.GetRequiredService<IEventStreams>(), batch, day, position, at, ct);
        }

        _seen = looked;
        return touched.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Pause, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await Look(stoppingToken) is > 0 and var touched)
                    Stopped(touched);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Postponed(fault.GetType().Name);
            }
        }
    }

    private static Task Stop(
        IEventStreams streams, IReadOnlyList<(MatchId Id, Pair Pair)> batch, DayRules day, long position, DateTimeOffset at, CancellationToken ct) =>
        streams.Decide(
            [
                .. batch.Select(match => StreamAddress.Of<Match>(match.Id.Value)),
                .. batch.SelectMany(match => match.Pair.People).Distinct().Select(person => StreamAddress.Of<Participant>(person.Value)),
            ],
            before => new Recording(null)
            {
                Events =
                [
                    .. batch
                        .SelectMany(match => new RescreenMatch(match.Id)
                            .Decide(
                                before.Of<Match>(match.Id.Value),
                                before.Of<Participant>(match.Pair.Mentor.Value),
                                before.Of<Participant>(match.Pair.Mentee.Value),
                                day,
                                position,
                                at)
                            .Into(match.Id.Value, match.Pair.Mentor.Value, match.Pair.Mentee.Value).Events)
                        .GroupBy(stream => stream.Stream, stream => stream.Events)
                        .Select(stream => (stream.Key, (IReadOnlyList<object>)[.. stream.SelectMany(events => events)])),
                ],
            },
            ct);

    [LoggerMessage(4060, LogLevel.Information, "{Matches} open matches were stopped or suspended: the rules changed, or a day began")]
    private partial void Stopped(int matches);

    [LoggerMessage(4061, LogLevel.Warning, "Open matches are held against the rules later: {Fault}")]
    private partial void Postponed(string fault);
}
