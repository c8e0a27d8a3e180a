using System.Collections.Concurrent;
using System.Diagnostics;
using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>What every scene of the demonstration plays on: who is there, which day is the first, and what was refused so far.</summary>
internal sealed class Stage(Script script, Cast cast, StageClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentBag<RefusalSeen> _refusals = [];

    public Script Script => script;

    public StageClock Clock => clock;

    public Cast Cast => cast;

    /// <summary>The companies by their keys, in the order of the script.</summary>
    public OrderedDictionary<string, Guid> Companies { get; } = [];

    /// <summary>The cohorts in the order in which they are played.</summary>
    public List<Guid> Cohorts { get; } = [];

    /// <summary>The agreement in force.</summary>
    public Guid Agreement { get; set; }

    /// <summary>The day from which the script counts.</summary>
    public DateOnly Founded { get; set; }

    public IReadOnlyList<RefusalSeen> Refusals =>
        [.. _refusals.Distinct().OrderBy(seen => seen.Rule, StringComparer.Ordinal).ThenBy(seen => seen.What, StringComparer.Ordinal)];

    public DateOnly Day(int sinceFounding) => Founded.AddDays(sinceFounding);

    public Task<IPerson> Coordinator(CancellationToken ct) => cast.As(CallerRole.Coordinator, Cast.Coordinator, null, ct);

    public Task<IPerson> HumanResources(string company, CancellationToken ct) => HumanResources(Companies[company], ct);

    public Task<IPerson> HumanResources(Guid company, CancellationToken ct) => cast.As(CallerRole.CompanyHr, Cast.HumanResources(company), company, ct);

    public Task<IPerson> Member(Guid company, CancellationToken ct) => cast.As(CallerRole.CommitteeMember, Cast.Member(company), company, ct);

    public string KeyOf(Guid company) => Companies.First(one => one.Value == company).Key;

    public void Saw(RefusalSeen refusal) => _refusals.Add(refusal);

    /// <summary>Does something that a rule may forbid; whether it was done.</summary>
    public async Task<bool> Try(string what, Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (StepFailedException refused) when (refused.Problem is { Rule: { } rule } problem)
        {
            Saw(new RefusalSeen(what, rule, problem.Code, problem.Fr, problem.En));
            return false;
        }
    }

    /// <summary>Asks until the answer is enough: lists follow the record within milliseconds, and work goes on behind the scene.</summary>
    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> enough, string what, CancellationToken ct)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience; await tick.WaitForNextTickAsync(ct))
        {
            if (await ask() is var answer && enough(answer))
                return answer;
        }

        throw new StepFailedException($"Waited {Patience.TotalSeconds:0} s for {what}.");
    }
}
