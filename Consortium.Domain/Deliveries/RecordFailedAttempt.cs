namespace Consortium.Domain.Deliveries;

/// <summary>
/// Records that an attempt failed and when the next is due. After the last attempt, after "gone for good" of a server or a mailbox,
/// and while the company has no receiver, none is: a coordinator looks, and the feed still holds the notice.
/// </summary>
/// <param name="Due">
/// When the attempt was due, which is what tells attempts apart: one that is already recorded, or that a replay has
/// replaced, records nothing.
/// </param>
/// <param name="Fault">Why it failed.</param>
/// <param name="Status">The HTTP status, when there was an answer.</param>
/// <param name="RetryAfter">The wait that the receiver asked for.</param>
/// <param name="Jitter">0 to 1, see <see cref="RetrySchedule.Next"/>.</param>
public sealed record RecordFailedAttempt(DateTimeOffset Due, AttemptFault Fault, int? Status, TimeSpan? RetryAfter, double Jitter)
{
    public Outcome<DeliveryEvent> Decide(Delivery delivery, DateTimeOffset at)
    {
        if (delivery is not Delivery.Open open || open.NextAttempt != Due)
            return Outcome.AlreadyDone<DeliveryEvent>();

        var attempt = open.Attempts + 1;
        var next = Fault is AttemptFault.Gone or AttemptFault.NoReceiver or AttemptFault.AddressRefused or AttemptFault.MailNotOffered or AttemptFault.MailboxRefused
            ? null
            : RetrySchedule.Next(attempt, RetryAfter, Jitter, at);
        return new DeliveryEvent.AttemptFailed(open.Notice.Delivery, open.Notice.Company, attempt, Fault, Status, next, at);
    }
}
