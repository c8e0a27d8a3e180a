using Consortium.Domain;
using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;

namespace Consortium.Tests.Deliveries;

/// <summary>The words in which the tests of deliveries speak.</summary>
internal static class Notices
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static CompanyId Acme { get; } = new(Guid.Parse("0197a000-0000-7000-8000-00000000000a"));

    public static CompanyId Borealis { get; } = new(Guid.Parse("0197a000-0000-7000-8000-00000000000b"));

    /// <summary>What a home company is told.</summary>
    public static DecisionNotice To(CompanyId company) => new(
        new DecisionId(Guid.CreateVersion7()),
        company,
        new CohortId(Guid.CreateVersion7()),
        DecisionOutcome.Approved,
        Monday,
        new NoticeParties(new MatchId(Guid.CreateVersion7()), new ParticipantId(Guid.CreateVersion7()), new ParticipantId(Guid.CreateVersion7())));

    /// <summary>What a company that is part of none of two matches is told.</summary>
    public static SlateNotice SlateTo(CompanyId company) => new(
        new BallotId(Guid.CreateVersion7()),
        company,
        [
            new MatchOutcome(new DecisionId(Guid.CreateVersion7()), new CohortId(Guid.CreateVersion7()), DecisionOutcome.Approved),
            new MatchOutcome(new DecisionId(Guid.CreateVersion7()), new CohortId(Guid.CreateVersion7()), DecisionOutcome.Rejected),
        ],
        Monday);

    public static DeliveryEvent.Opened Opened(this DecisionNotice notice, long number = 1) => new(notice.Delivery, notice, number, Monday);
}
