using System.Diagnostics;
using Consortium.Api.Client;
using Consortium.Api.Security.SignIn;

namespace Consortium.Api.Demonstration;

/// <summary>
/// Plays a consortium of eight companies through the public API: companies sign and say what stands between them, human resources
/// send their files, the engine pairs, the coordinator proposes, home companies consent, the committee votes, receivers take the
/// decisions, mentors and mentees accept. Played again on the same installation it makes nothing twice.
/// </summary>
internal sealed class Demonstration(Script script, Uri service, IPerson theOperator, StageClock clock, string journals) : IAsyncDisposable
{
    private readonly Cast _cast = new(service, theOperator);
    private readonly Dictionary<string, CompanyReceiver> _receivers = [];

    public IReadOnlyDictionary<string, Guid> Companies { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>As whom a visitor may look around, once it was played.</summary>
    public IReadOnlyList<Visitor> Visitors { get; private set; } = [];

    /// <param name="performance">Gets what was done.</param>
    /// <param name="ct">Gives up.</param>
    public async Task Play(Performance performance, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var stage = new Stage(script, _cast, clock);
        try
        {
            var founding = new Founding(stage);
            await founding.Play(ct);
            Companies = stage.Companies;
            await Listen(stage, ct);
            foreach (var cohort in script.Cohorts)
                performance.Cohorts.Add(await new Edition(stage, cohort).Play(ct));
            performance.Founding = await founding.See(ct);
            See(performance);
            Visitors = await Audience.Of(stage, ct);
        }
        catch (Exception failure) when (failure is StepFailedException or HttpRequestException)
        {
            performance.Failure = failure.Message;
        }

        performance.Refusals = stage.Refusals;
        performance.Ok = performance.Failure is null;
        performance.Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers.Values)
            await receiver.DisposeAsync();
        _cast.Dispose();
    }

    /// <summary>Each company says where its notices go, and its receiver listens there.</summary>
    private async Task Listen(Stage stage, CancellationToken ct)
    {
        var starting = new List<(string Key, Task<CompanyReceiver> Receiver)>();
        foreach (var (key, company) in stage.Companies)
        {
            var port = CompanyReceiver.FreePort();
            var secret = await (await stage.HumanResources(company, ct)).SetReceiver(company, new ReceiverAsked($"http://127.0.0.1:{port}/"), ct);
            starting.Add((key, CompanyReceiver.Start(port, secret, Path.Combine(journals, $"{key}.jsonl"), ct)));
        }

        foreach (var (key, receiver) in starting)
            _receivers[key] = await receiver;
    }

    private void See(Performance performance)
    {
        foreach (var (key, receiver) in _receivers)
        {
            var notices = receiver.Notices();
            performance.Receivers.Add(new ReceiverSeen(
                key, notices.Count, notices.Count(notice => notice.Named), notices.Count - notices.DistinctBy(notice => notice.Id).Count()));
        }

        var deliveries = performance.Cohorts.Sum(cohort => cohort.Deliveries);
        if (performance.Receivers.Sum(receiver => receiver.Notices) != deliveries || performance.Receivers.Any(receiver => receiver.Doubled > 0))
            throw new StepFailedException($"The receivers hold other notices than the {deliveries} that were delivered.");
        if (performance.Receivers.Sum(receiver => receiver.Named) != performance.Cohorts.Sum(cohort => cohort.Named))
            throw new StepFailedException("Other companies than the home companies were named the people of a match.");
    }
}
