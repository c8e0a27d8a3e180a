using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Deliveries;
using Npgsql;

namespace Consortium.Api.Deliveries;

/// <summary>A company said where to deliver: what had stopped for want of that begins anew.</summary>
public sealed record ResumeDeliveries(CompanyId Company);

public static class ResumeDeliveriesHandler
{
    public static async Task Handle(ResumeDeliveries message, Databases databases, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        foreach (var delivery in await Stopped(message.Company, databases, ct))
        {
            await streams.Decide(
                StreamAddress.Of<Delivery>(delivery),
                (Delivery state) => state is Delivery.Open { NextAttempt: null }
                    ? new ReplayDelivery().Decide(state, clock.GetUtcNow())
                    : Outcome.AlreadyDone<DeliveryEvent>(),
                announce: (state, _) => AttemptDelivery.NextOf(state),
                ct: ct);
        }
    }

    private static async Task<List<Guid>> Stopped(CompanyId company, Databases databases, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select delivery from read.delivery where state = 'stopped' and company = $1 order by number");
        command.Parameters.Add(new NpgsqlParameter { Value = company.Value });
        var stopped = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            stopped.Add(rows.GetGuid(0));
        return stopped;
    }
}
