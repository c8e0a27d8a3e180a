using Consortium.Domain;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>A match as it stands.</summary>
/// <param name="State">As the list of the queue writes it.</param>
/// <param name="Origin">Where it comes from; brought-in for a pair that ran before the consortium did, on which no committee decided.</param>
/// <param name="Owner">Who has to act: coordinator, home-companies, committee or participants; null when nobody has.</param>
/// <param name="Due">When its automatic outcome holds; null when nobody is waited for.</param>
/// <param name="Coordinator">Who looks after it; for the consortium's staff.</param>
/// <param name="Score">0 to 1000; for the consortium's staff.</param>
/// <param name="Confidence">0 to 100; for the consortium's staff.</param>
/// <param name="Outcome">What the committee decided, once it has.</param>
/// <param name="Accepted">Which of the two people accepted so far; for the consortium's staff.</param>
/// <param name="Ended">Why it ended before its mission; for the consortium's staff.</param>
/// <param name="MissionEnded">How its mission ended.</param>
/// <param name="AgreedToEnd">Who of the two would end the mission by agreement; for the consortium's staff.</param>
/// <param name="Mission">Its mission, once both people have accepted.</param>
/// <param name="Ballot">The ballot that decides on it, while it is before the committee; for the consortium's staff.</param>
/// <param name="Hindrances">All that would refuse a proposal today, while it waits in the queue; for coordinators who read it.</param>
internal sealed record MatchResponse(
    MatchId Id,
    string State,
    MatchOrigin Origin,
    CohortId Cohort,
    ParticipantId Mentor,
    CompanyId MentorCompany,
    ParticipantId Mentee,
    CompanyId MenteeCompany,
    string? Owner,
    DateTimeOffset? Due,
    CoordinatorId? Coordinator,
    int? Score,
    int? Confidence,
    DecisionOutcome? Outcome,
    IReadOnlyList<ParticipantId>? Accepted,
    MatchEnd? Ended,
    MissionEnd? MissionEnded,
    IReadOnlyList<ParticipantId>? AgreedToEnd,
    MatchResponse.ActiveMission? Mission,
    BallotId? Ballot = null,
    IReadOnlyList<MatchResponse.Hindrance>? Hindrances = null)
{
    /// <summary>What would refuse a proposal, as its refusal would say it.</summary>
    internal sealed record Hindrance(string Code, string Rule, string French, string English);

    /// <param name="StartsOn">Its first day, included.</param>
    /// <param name="Training">Whether training comes before the first meeting.</param>
    /// <param name="FirstMetOn">The day on which the two met for the first time; null until it is recorded.</param>
    internal sealed record ActiveMission(MissionId Id, DateOnly StartsOn, TrainingGate Training, DateOnly? FirstMetOn);

    /// <summary>All of a match, for the consortium's staff.</summary>
    public static MatchResponse Whole(MatchId id, Match match)
    {
        var known = (Match.Known)match;
        var (pair, state, due) = (known.Pair, MatchStates.Of(known), (match as Match.Waiting)?.Due);
        return new(
            id,
            state,
            known.File.Origin,
            pair.Cohort,
            pair.Mentor,
            pair.MentorCompany,
            pair.Mentee,
            pair.MenteeCompany,
            MatchStates.OwnerOf(state, due),
            due,
            known.File.Coordinator,
            pair.Score,
            pair.Confidence,
            known.File.Decision?.Outcome,
            match is Match.AwaitingParticipants asked ? [.. asked.Accepted.OrderBy(person => person.Value)] : null,
            (match as Match.Withdrawn)?.Because,
            (match as Match.Ended)?.How,
            known.File.AgreedToEnd.IsEmpty ? null : [.. known.File.AgreedToEnd.OrderBy(person => person.Value)],
            known.File.Mission is { } mission ? new ActiveMission(mission.Id, mission.StartsOn, mission.Training, mission.FirstMetOn) : null,
            (match as Match.BeforeCommittee)?.Ballot);
    }

    /// <summary>
    /// What a home company may see: no score, no answer of the other side, and not why a match ended, so that one which an
    /// exclusion stopped looks like any other (L-21, C-05).
    /// </summary>
    public static MatchResponse ForHome(MatchId id, Match match)
    {
        var seen = Whole(id, match) with { Coordinator = null, Score = null, Confidence = null, Accepted = null, Ended = null, AgreedToEnd = null, Ballot = null };
        return match is Match.Known { File.IsTakenBack: true } known ? seen with { State = MatchStates.ForHome(known), Owner = null, Due = null } : seen;
    }
}
