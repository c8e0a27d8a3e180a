using Consortium.Api.Adapters;
using Consortium.Api.Events;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

/// <summary>One attempt to bring a notice to its company, and the record of what came of it.</summary>
internal sealed class NoticeAttempt(
    IEventStreams streams, Receivers receivers, NoticeEnvelopes envelopes, ICarrier carrier, TimeProvider clock, ILogger<NoticeAttempt> log)
{
    public async Task Make(AttemptDelivery due, CancellationToken ct)
    {
        var (delivery, _) = await streams.Load<Delivery>(due.Delivery.Value, ct);
        if (!due.IsNextOf(delivery) || delivery is not Delivery.Open open)
            return;

        var receiver = await receivers.Of(due.Company, ct);
        var attempted = receiver is null
            ? new Attempted(AttemptFault.NoReceiver)
            : await carrier.Send(receiver, (await envelopes.Of([new NumberedNotice(open.Notice, open.Number)], principal: null, ct, named: receiver.Channel is not ReceiptChannel.Mail)).Single(), ct);

        var jitter = Random.Shared.NextDouble();
        await streams.Decide(
            StreamAddress.Of<Delivery>(due.Delivery.Value),
            (Delivery state) => attempted.Fault is { } fault
                ? new RecordFailedAttempt(due.Due, fault, attempted.Status, attempted.RetryAfter, jitter).Decide(state, clock.GetUtcNow())
                : new RecordReceipt(due.Company, receiver!.Channel).Decide(state, clock.GetUtcNow()),
            announce: (state, _) => AttemptDelivery.NextOf(state),
            ct: ct);
        log.Attempted(due.Delivery.Value, due.Company.Value, open.Attempts + 1, attempted.Fault, attempted.Status);
    }
}
