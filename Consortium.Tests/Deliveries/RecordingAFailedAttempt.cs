using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

[Act(typeof(RecordFailedAttempt))]
public class RecordingAFailedAttempt
{
    private static readonly DateTimeOffset Later = Monday.AddSeconds(1);
    private static readonly DecisionNotice Notice = To(Acme);

    private static Spec<Delivery, DeliveryEvent> AnOpenDelivery => new Spec<Delivery, DeliveryEvent>().Given(Notice.Opened());

    [Fact]
    public void The_next_attempt_is_due_after_the_wait() =>
        AnOpenDelivery
            .When(delivery => new RecordFailedAttempt(Monday, AttemptFault.TimedOut, null, null, Jitter: 0.5).Decide(delivery, Later))
            .Then(Failed(1, AttemptFault.TimedOut, null, Later.AddSeconds(5)));

    [Fact]
    public void The_same_attempt_twice_records_nothing() =>
        AnOpenDelivery
            .Given(Failed(1, AttemptFault.TimedOut, null, Later.AddSeconds(5)))
            .When(delivery => new RecordFailedAttempt(Monday, AttemptFault.TimedOut, null, null, Jitter: 0.5).Decide(delivery, Later))
            .ThenNothing();

    [Fact]
    public void An_attempt_that_a_replay_replaced_records_nothing() =>
        AnOpenDelivery
            .Given(new DeliveryEvent.Replayed(Notice.Delivery, Acme, Later))
            .When(delivery => new RecordFailedAttempt(Monday, AttemptFault.Gone, 410, null, Jitter: 0.5).Decide(delivery, Later))
            .ThenNothing();

    [Fact]
    public void An_attempt_that_fails_after_the_receipt_records_nothing() =>
        AnOpenDelivery
            .Given(new DeliveryEvent.Receipted(Notice.Delivery, Acme, ReceiptChannel.Feed, Later))
            .When(delivery => new RecordFailedAttempt(Monday, AttemptFault.TimedOut, null, null, Jitter: 0.5).Decide(delivery, Later))
            .ThenNothing();

    [Fact]
    public void A_longer_wait_that_the_receiver_asked_for_is_granted() =>
        AnOpenDelivery
            .When(delivery => new RecordFailedAttempt(Monday, AttemptFault.Status, 429, TimeSpan.FromMinutes(2), Jitter: 0.5).Decide(delivery, Later))
            .Then(Failed(1, AttemptFault.Status, 429, Later.AddMinutes(2)));

    [Fact]
    public void A_shorter_wait_than_the_schedule_is_not() =>
        AnOpenDelivery
            .When(delivery => new RecordFailedAttempt(Monday, AttemptFault.Status, 503, TimeSpan.FromSeconds(-3), Jitter: 0.5).Decide(delivery, Later))
            .Then(Failed(1, AttemptFault.Status, 503, Later.AddSeconds(5)));

    [Fact]
    public void No_receiver_may_put_its_notice_off_for_more_than_a_day() =>
        AnOpenDelivery
            .When(delivery => new RecordFailedAttempt(Monday, AttemptFault.Status, 503, TimeSpan.FromDays(30), Jitter: 0.5).Decide(delivery, Later))
            .Then(Failed(1, AttemptFault.Status, 503, Later.AddDays(1)));

    [Theory]
    [InlineData(AttemptFault.LoginRefused)]
    [InlineData(AttemptFault.QueueMissing)]
    [InlineData(AttemptFault.NotTaken)]
    public void What_a_company_can_mend_at_its_broker_is_tried_again(AttemptFault fault) =>
        AnOpenDelivery
            .When(delivery => new RecordFailedAttempt(Monday, fault, null, null, Jitter: 0.5).Decide(delivery, Later))
            .Then(Failed(1, fault, null, Later.AddSeconds(5)));

    [Theory]
    [InlineData(AttemptFault.Gone, 410)]
    [InlineData(AttemptFault.NoReceiver, null)]
    [InlineData(AttemptFault.AddressRefused, null)]
    public void What_waiting_cannot_mend_stops_and_asks_for_a_person(AttemptFault fault, int? status) =>
        AnOpenDelivery
            .When(delivery => new RecordFailedAttempt(Monday, fault, status, null, Jitter: 0.5).Decide(delivery, Later))
            .Then(Failed(1, fault, status, next: null));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Ten_attempts_are_made_over_some_three_days_and_then_a_person_looks(double jitter)
    {
        var delivery = Delivery.Evolve(Delivery.Initial, Notice.Opened());
        var attempts = new List<DateTimeOffset>();
        while (delivery is Delivery.Open { NextAttempt: { } due })
        {
            attempts.Add(due);
            var failed = new RecordFailedAttempt(due, AttemptFault.Unreachable, null, null, jitter).Decide(delivery, due);
            delivery = failed.Events.Aggregate(delivery, Delivery.Evolve);
        }

        double[] plannedSeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
        var waits = attempts.Zip(attempts.Skip(1), (earlier, later) => (later - earlier).TotalSeconds);
        Assert.Equal(10, attempts.Count);
        Assert.Equal(plannedSeconds.Select(seconds => Math.Round(seconds * (0.8 + 0.4 * jitter), 3)), waits.Select(wait => Math.Round(wait, 3)));
        Assert.Equal(new Delivery.Open(Notice, 1, Attempts: 10, NextAttempt: null), delivery);
    }

    private static DeliveryEvent.AttemptFailed Failed(int attempt, AttemptFault fault, int? status, DateTimeOffset? next) =>
        new(Notice.Delivery, Acme, attempt, fault, status, next, Later);
}
