using Consortium.Api.Companies;
using Consortium.Api.Events;

namespace Consortium.Api.Generation;

/// <summary>
/// Makes a consortium of any size in an empty database: every fact is decided by the acts of the domain and recorded through the
/// same doors as a request's, many to a transaction, with names sealed beside them. The same seed and sizes on the same day make
/// the same ids, names and facts; keys are drawn, as for everybody.
/// </summary>
/// <remarks>What it makes is as it would be had people worked for weeks, but for the time: everything happened just now.</remarks>
internal sealed class Generator(IServiceScopeFactory scopes, IEventLog log, RulesInForce rules, TimeProvider clock)
{
    /// <summary>Whether anything was ever recorded.</summary>
    public async Task<bool> IsEmpty(CancellationToken ct) => (await log.After(0, 1, ct)).Events.Count == 0;

    /// <param name="size">How large.</param>
    /// <param name="progress">Told what is being made, how many of it there are, and how many there will be.</param>
    /// <param name="ct">Gives up; what was made until then stays.</param>
    public async Task<Generated> Make(Size size, IProgress<(string What, int Done, int Of)> progress, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var invention = new Invention(size, DateOnly.FromDateTime(at.UtcDateTime));
        await using var scope = scopes.CreateAsyncScope();
        var streams = scope.ServiceProvider.GetRequiredService<IEventStreams>();

        var founding = new GeneratedCompanies(invention, scopes, at);
        await founding.Make(streams, progress, ct);
        var people = new GeneratedPeople(invention, scopes, at);
        var registered = await people.Make((await rules.Now(ct)).State, progress, ct);
        var (inForce, position) = await rules.Now(ct);
        var matches = new GeneratedMatches(invention, streams, inForce, position, at);
        var made = await matches.Make(registered, progress, ct);
        await founding.FillSeats(streams, Size.Founders, size.Companies, ct);
        await matches.BringBeforeCommittee(ct);
        return new Generated(size.Companies, registered.Sum(cohort => cohort.Count), made);
    }
}

/// <summary>What was made: matches may be fewer than were asked for, when nobody is left who may be paired.</summary>
internal sealed record Generated(int Companies, int People, int Matches);
