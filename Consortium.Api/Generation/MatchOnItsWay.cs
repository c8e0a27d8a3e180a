using Consortium.Api.Matches;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Generation;

/// <summary>How far a generated match has come.</summary>
internal enum Stage
{
    Screened,
    Proposed,
    Consented,

    /// <summary>Goes before the whole committee, in an open slate of its cohort.</summary>
    BeforeCommittee,
    Approved,
    Active,
}

/// <summary>One match and its two people, led from act to act in memory; what happened is recorded at the end.</summary>
internal sealed class MatchOnItsWay(
    MatchId id, Stage stage, Participant.Registered mentor, Participant.Registered mentee, CoordinatorId coordinator, ConsortiumRules rules, long position, DateTimeOffset at)
{
    private readonly List<object> _ofMatch = [], _ofMentor = [], _ofMentee = [];
    private Participant _mentor = mentor, _mentee = mentee;

    public MatchId Id => id;

    public Stage Stage => stage;

    public Match Match { get; private set; } = Match.Initial;

    public Participant Mentor => _mentor;

    public Pair Pair => ((Match.Known)Match).Pair;

    /// <summary>How far the match of each number has come: of 40, 15 are active, and the others wait for somebody.</summary>
    public static Stage StageOf(int nth) => (nth % 40) switch
    {
        < 12 => Stage.Screened,
        < 18 => Stage.Proposed,
        < 22 => Stage.Consented,
        22 => Stage.BeforeCommittee,
        < 25 => Stage.Approved,
        _ => Stage.Active,
    };

    /// <summary>Up to the committee's door. A coordinator made every pair by hand: no run of the engine stands behind them.</summary>
    public void Begin()
    {
        var paired = new PairByHand(id, ScoredPairs.Of(mentor, mentee), coordinator).Decide(Match, _mentor, _mentee, rules, at);
        foreach (var happened in paired.Refusal is { } refusal ? throw Recordings.Against(refusal) : paired.Events)
            Alone(happened);
        if (stage is Stage.Screened)
            return;

        Together(new ProposeMatch(id, coordinator).Decide(Match, _mentor, _mentee, rules, position, at));
        if (stage is Stage.Proposed)
            return;

        foreach (var home in Pair.HomeCompanies)
            Together(new ConsentToMatch(id, home, Consents: true).Decide(Match, at));
    }

    public void Alone(MatchEvent happened)
    {
        _ofMatch.Add(happened);
        Match = Match.Evolve(Match, happened);
    }

    /// <summary>The committee decided, and mentor and mentee answer when the match is to become active.</summary>
    public void End(Ballot ballot, Cohort cohort)
    {
        Together(new DecideMatch(id).Decide(Match, _mentor, _mentee, ballot, rules, position, at));
        if (stage is not Stage.Active)
            return;

        foreach (var person in Pair.People)
            Together(new AnswerMatch(id, person, Accepts: true, Reason: null).Decide(Match, _mentor, _mentee, cohort, rules, position, at));
    }

    /// <summary>What the voters may know of it.</summary>
    public MatchDossier Dossier(MatchFile file, Peers peers) => MatchDossier.Of(file, mentor, mentee, peers, rationale: null);

    /// <summary>What happened, by stream, in order.</summary>
    public IEnumerable<(Guid Stream, IReadOnlyList<object> Events)> Happened() => [(id.Value, _ofMatch), (mentor.Id.Value, _ofMentor), (mentee.Id.Value, _ofMentee)];

    private void Together(Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> outcome)
    {
        if (outcome.Refusal is { } refusal)
            throw Recordings.Against(refusal);

        foreach (var happened in outcome.First)
            Alone(happened);
        _ofMentor.AddRange(outcome.Second);
        _ofMentee.AddRange(outcome.Third);
        _mentor = outcome.Second.Aggregate(_mentor, Participant.Evolve);
        _mentee = outcome.Third.Aggregate(_mentee, Participant.Evolve);
    }
}
