using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using Consortium.Api.Engines;
using Consortium.Api.Observability;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Tests.Bench;

/// <summary>From the request that casts the deciding vote to the moment when both home companies have the signed notice on disk.</summary>
internal static class Voting
{
    private const int WarmUp = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> Measure(TestCluster cluster, Length length, CancellationToken ct)
    {
        var waits = await Turns.Take<IReadOnlyList<double>>(
            length.Repetitions,
            [.. Contender.Engines.Select(one => (one.Name, new Func<Task<IReadOnlyList<double>>>(() => Waits(cluster, one.Engine, length.Votes, ct))))]);
        return
        [
            .. Figure.Waits("vote to webhook received, p50", waits.At(0.5)),
            .. Figure.Waits("vote to webhook received, p95", waits.At(0.95), wanted: 150),
        ];
    }

    private static async Task<IReadOnlyList<double>> Waits(TestCluster cluster, Engine engine, int votes, CancellationToken ct)
    {
        // On the machine's clock, which no engine has to be told of.
        await using var service = await Service.Start(
            await cluster.Create(engine, ct), services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)),
            demonstration: true, levels: Logs.Levels(), engine);
        var world = await World.Begin(service.Address, await service.AnOperator());
        await world.Admit("Acme", "Borealis", "Corvid", "Dunmore", "Estuaire");
        await using var notices = await TakenNotices.Of(world.Companies);
        await Waits(service, world, notices, WarmUp, ct);
        return await Waits(service, world, notices, votes, ct);
    }

    private static async Task<IReadOnlyList<double>> Waits(Service service, World world, TakenNotices notices, int votes, CancellationToken ct)
    {
        var queue = await OneVoteShort(world, votes);
        await service.CaughtUp();
        List<double> waits = [];
        foreach (var (match, ballot) in queue)
        {
            var voted = Stopwatch.GetTimestamp();
            await world.VotersOn(match)[1].Votes(ballot).Is(HttpStatusCode.OK);
            waits.Add(Stopwatch.GetElapsedTime(voted, await notices.TakenByAll(world.HomesOf(match), ct)).TotalMilliseconds);
        }

        return waits;
    }

    /// <summary>Ballots with three voters, one of whom voted For: a second For settles them.</summary>
    private static async Task<IReadOnlyList<(QueuedMatch Match, Guid Ballot)>> OneVoteShort(World world, int count)
    {
        var (acme, borealis) = (world.Companies.First(), world.Companies.ElementAt(1));
        var cohort = await world.OpenCohort();
        for (var nth = 0; nth < count; nth++)
        {
            await acme.Offers(cohort, "Aurélie", $"Tremblay{nth}");
            await borealis.Nominates(cohort, "Brandon", $"Okafor{nth}");
        }

        List<(QueuedMatch, Guid)> queue = [];
        foreach (var match in await world.Pair(cohort))
        {
            var ballot = await world.BringBeforeCommittee(match);
            await world.VotersOn(match)[0].Votes(ballot).Is(HttpStatusCode.OK);
            queue.Add((match, ballot));
        }

        return queue;
    }

    /// <summary>A receiver per company, and when each took what was sent to it.</summary>
    private sealed class TakenNotices : IAsyncDisposable
    {
        private readonly Dictionary<Company, CompanyReceiver> _receivers = [];
        private readonly Channel<(Company Company, long At)> _taken = Channel.CreateUnbounded<(Company, long)>();

        public static async Task<TakenNotices> Of(IEnumerable<Company> companies)
        {
            var notices = new TakenNotices();
            foreach (var company in companies)
            {
                notices._receivers[company] = await CompanyReceiver.For(company, context => notices.Note(company, context));
            }

            return notices;
        }

        /// <summary>Waits until every company took its notice of one decision, and answers when the last of these did.</summary>
        public async Task<long> TakenByAll(IReadOnlyList<Company> these, CancellationToken ct)
        {
            HashSet<Company> awaited = [.. _receivers.Keys];
            var last = 0L;
            while (awaited.Count > 0)
            {
                var (company, at) = await _taken.Reader.ReadAsync(ct).AsTask().WaitAsync(Patience, ct);
                if (!awaited.Remove(company))
                {
                    throw new InvalidOperationException($"{company} was told twice: it is not known of which decision a notice came when.");
                }

                last = these.Contains(company) ? Math.Max(last, at) : last;
            }

            return last;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var receiver in _receivers.Values)
            {
                await receiver.DisposeAsync();
            }
        }

        // A notice that is refused, for its signature for instance, was not received.
        private async Task Note(Company company, HttpContext context)
        {
            if (context.Response.StatusCode == StatusCodes.Status204NoContent)
            {
                await _taken.Writer.WriteAsync((company, Stopwatch.GetTimestamp()));
            }
        }
    }
}
