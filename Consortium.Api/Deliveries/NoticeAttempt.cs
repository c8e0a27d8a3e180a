using Consortium.Api.Adapters;
using Consortium.Api.Events;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

/// <summary>One attempt to bring a notice to its company, and the record of what came of it.</summary>
internal sealed class NoticeAttempt(
    IEventStreams streams, Receivers receivers, NoticeEnvelopes envelopes, Webhook webhook, TimeProvider clock, ILogger<NoticeAttempt> log)
{
    public async Task Make(AttemptDelivery due, CancellationToken ct)
    {
        var (delivery, _) = await streams.Load<Delivery>(due.Delivery.Value, ct);
        if (!due.IsNextOf(delivery) || delivery is not Delivery.Open open)
            return;

        var attempted = await receivers.Of(due.Company, ct) is { } receiver
            ? await webhook.Send(receiver, (await envelopes.Of([new NumberedNotice(open.Notice, open.Number)], ct)).Single(), ct)
            : new Attempted(AttemptFault.NoReceiver);

        var jitter = Random.Shared.NextDouble();
        await streams.Decide(
            StreamAddress.Of<Delivery>(due.Delivery.Value),
            (Delivery state) => attempted.Fault is { } fault
                ? new RecordFailedAttempt(due.Due, fault, attempted.Status, attempted.RetryAfter, jitter).Decide(state, clock.GetUtcNow())
                : new RecordReceipt(due.Company, ReceiptChannel.Webhook).Decide(state, clock.GetUtcNow()),
            announce: (state, _) => AttemptDelivery.NextOf(state),
            ct: ct);
        log.Attempted(due.Delivery.Value, due.Company.Value, open.Attempts + 1, attempted.Fault, attempted.Status);
    }
}
