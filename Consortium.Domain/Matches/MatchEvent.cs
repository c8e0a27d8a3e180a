using System.Collections.Immutable;
using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>What happens to a match.</summary>
public abstract record MatchEvent
{
    private MatchEvent() { }

    /// <summary>A pair came into the queue.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="Run">The run that found it; null when a coordinator made it by hand.</param>
    /// <param name="Pair">Who.</param>
    /// <param name="At">When.</param>
    public sealed record Drafted(MatchId Match, MatchingRunId? Run, Pair Pair, DateTimeOffset At) : MatchEvent;

    /// <summary>A pair that ran before the consortium did was brought in: its mission goes on, and nobody decided on it here.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="Pair">Who.</param>
    /// <param name="Mission">The mission, whose id follows from the match.</param>
    /// <param name="Since">The first day of the mission, included.</param>
    /// <param name="StillOpen">The codes of what nobody had answered yet, in the order of their characters.</param>
    /// <param name="By">The coordinator who brought it in, and looks after it from now on.</param>
    /// <param name="RulesPosition">Up to which event the rules had been read when eligibility was asked.</param>
    /// <param name="At">When.</param>
    public sealed record BroughtIn(
        MatchId Match, Pair Pair, MissionId Mission, DateOnly Since, ImmutableArray<string> StillOpen, CoordinatorId By, long RulesPosition, DateTimeOffset At)
        : MatchEvent;

    /// <summary>A coordinator looked at it and means to propose it.</summary>
    public sealed record Screened(MatchId Match, CoordinatorId By, DateTimeOffset At) : MatchEvent;

    /// <summary>The coordinator who took it up put it back, before anybody else acted on it.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="By">The coordinator.</param>
    /// <param name="WasDeferred">Whether it waits for its day again, and is no draft.</param>
    /// <param name="At">When.</param>
    public sealed record ScreeningTakenBack(MatchId Match, CoordinatorId By, bool WasDeferred, DateTimeOffset At) : MatchEvent;

    /// <summary>A coordinator noted something about it, for the coordinators.</summary>
    public sealed record Noted(MatchId Match, CoordinatorId By, KeptText Words, DateTimeOffset At) : MatchEvent;

    /// <summary>A home company was asked what is not known of its person.</summary>
    public sealed record InformationAsked(MatchId Match, InformationRequestId Request, CoordinatorId By, DateTimeOffset At) : MatchEvent;

    /// <summary>The company answered: the match is screened with what is known now.</summary>
    public sealed record InformationAnswered(MatchId Match, InformationRequestId Request, DateTimeOffset At) : MatchEvent;

    /// <summary>The company did not answer in time: the match is screened with what there is.</summary>
    public sealed record InformationLapsed(MatchId Match, InformationRequestId Request, DateTimeOffset At) : MatchEvent;

    /// <summary>A coordinator overruled a reason that is a question nobody has answered.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="Code">The reason's code.</param>
    /// <param name="By">The coordinator.</param>
    /// <param name="Reason">Why, for the coordinators.</param>
    /// <param name="At">When.</param>
    public sealed record Overruled(MatchId Match, string Code, CoordinatorId By, KeptText Reason, DateTimeOffset At) : MatchEvent;

    /// <summary>Another coordinator looks after it.</summary>
    public sealed record HandedOver(MatchId Match, CoordinatorId To, DateTimeOffset At) : MatchEvent;

    /// <summary>The coordinator proposed it to both home companies.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="By">Who proposed it, and looks after it from now on.</param>
    /// <param name="RulesPosition">Up to which event the rules had been read when eligibility was asked.</param>
    /// <param name="At">When.</param>
    public sealed record Proposed(MatchId Match, CoordinatorId By, long RulesPosition, DateTimeOffset At) : MatchEvent;

    /// <summary>The coordinator took the proposal back before a company answered it: neither is asked any more, and both places are free.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="By">The coordinator.</param>
    /// <param name="WasScreened">Whether it is screened again, and no draft.</param>
    /// <param name="At">When.</param>
    public sealed record ProposalTakenBack(MatchId Match, CoordinatorId By, bool WasScreened, DateTimeOffset At) : MatchEvent;

    /// <summary>A home company consented.</summary>
    public sealed record CompanyConsented(MatchId Match, CompanyId Company, DateTimeOffset At) : MatchEvent;

    /// <summary>Both home companies have consented.</summary>
    public sealed record Consented(MatchId Match, DateTimeOffset At) : MatchEvent;

    /// <summary>A home company did not consent, which ends the match.</summary>
    public sealed record CompanyDeclined(MatchId Match, CompanyId Company, DateTimeOffset At) : MatchEvent;

    /// <summary>One of the two people left, moved to another company or takes no proposals, which ends the match before its mission.</summary>
    public sealed record ParticipantLost(MatchId Match, ParticipantId Participant, DateTimeOffset At) : MatchEvent;

    /// <summary>The committee was asked; asked again when the match left a slate for a ballot of its own.</summary>
    public sealed record BroughtBeforeCommittee(MatchId Match, BallotId Ballot, DateTimeOffset At) : MatchEvent;

    /// <summary>Its ballot was voided: the committee is not asked any more.</summary>
    public sealed record ReturnedFromCommittee(MatchId Match, BallotId Ballot, DateTimeOffset At) : MatchEvent;

    /// <summary>The committee decided. An approval asks mentor and mentee; without a quorum the match comes back later.</summary>
    public sealed record Decided(MatchId Match, Decisions.Decision Decision) : MatchEvent;

    /// <summary>Mentor or mentee accepted.</summary>
    public sealed record ParticipantAccepted(MatchId Match, ParticipantId Participant, DateTimeOffset At) : MatchEvent;

    /// <summary>Mentor or mentee said no, which ends the match. The reason is theirs: no company is told it (L-29).</summary>
    public sealed record ParticipantDeclined(MatchId Match, ParticipantId Participant, WithdrawalReason? Reason, DateTimeOffset At) : MatchEvent;

    /// <summary>Both accepted: the match is active, and its mission begins.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="Mission">The mission, whose id follows from the match.</param>
    /// <param name="StartsOn">Its first day, included.</param>
    /// <param name="Training">Whether training comes first.</param>
    /// <param name="MeetingAwaitedFrom">From when a first meeting is awaited.</param>
    /// <param name="RulesPosition">Up to which event the rules had been read when eligibility was asked.</param>
    /// <param name="At">When.</param>
    public sealed record Activated(
        MatchId Match,
        MissionId Mission,
        DateOnly StartsOn,
        TrainingGate Training,
        DateTimeOffset MeetingAwaitedFrom,
        long RulesPosition,
        DateTimeOffset At) : MatchEvent;

    /// <summary>Mentor and mentee have met for the first time. Nothing of what was said is recorded (L-23).</summary>
    /// <param name="Match">The match.</param>
    /// <param name="On">The day.</param>
    /// <param name="At">When it was recorded.</param>
    public sealed record FirstMeetingRecorded(MatchId Match, DateOnly On, DateTimeOffset At) : MatchEvent;

    /// <summary>One of the two people would end the mission by agreement; it ends when the other says so too.</summary>
    public sealed record EndAgreed(MatchId Match, ParticipantId By, DateTimeOffset At) : MatchEvent;

    /// <summary>The mission ended by its people, or by time.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="How">How.</param>
    /// <param name="By">Who ended it or left; null when time did.</param>
    /// <param name="At">When.</param>
    public sealed record Ended(MatchId Match, MissionEnd How, ParticipantId? By, DateTimeOffset At) : MatchEvent;

    /// <summary>A coordinator ended the mission.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="How">How.</param>
    /// <param name="By">The coordinator.</param>
    /// <param name="Reason">Why, for the coordinators.</param>
    /// <param name="At">When.</param>
    public sealed record Closed(MatchId Match, MissionEnd How, CoordinatorId By, KeptText Reason, DateTimeOffset At) : MatchEvent;

    /// <summary>An alternative took the place of one of the two people, which ends the match.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="Into">The match that took its place.</param>
    /// <param name="At">When.</param>
    public sealed record Replaced(MatchId Match, MatchId Into, DateTimeOffset At) : MatchEvent;

    /// <summary>A rule that came in may forbid the mission, which rests.</summary>
    public sealed record Suspended(MatchId Match, long RulesPosition, DateTimeOffset At) : MatchEvent;

    /// <summary>Nothing stands in the way any more: the mission goes on.</summary>
    /// <param name="Match">The match.</param>
    /// <param name="MeetingAwaitedFrom">From when a first meeting is awaited; null once it was held.</param>
    /// <param name="RulesPosition">Up to which event the rules had been read.</param>
    /// <param name="At">When.</param>
    public sealed record Resumed(MatchId Match, DateTimeOffset? MeetingAwaitedFrom, long RulesPosition, DateTimeOffset At) : MatchEvent;

    /// <summary>A rule that came in forbids it, which ends it.</summary>
    public sealed record Stopped(MatchId Match, long RulesPosition, DateTimeOffset At) : MatchEvent;

    /// <summary>Half of the time is gone, and whoever is waited for was reminded.</summary>
    public sealed record Reminded(MatchId Match, DateTimeOffset At) : MatchEvent;

    /// <summary>The due date passed without an answer, which ends the match.</summary>
    public sealed record Lapsed(MatchId Match, DateTimeOffset At) : MatchEvent;

    /// <summary>Its day came: a match that the committee had no quorum for is in the queue again.</summary>
    public sealed record CameBack(MatchId Match, DateTimeOffset At) : MatchEvent;
}
