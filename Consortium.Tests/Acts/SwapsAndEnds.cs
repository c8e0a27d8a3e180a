using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(SwapParticipant)), Trait("Rule", "C-09")]
public class SwappingAParticipant
{
    private static readonly ParticipantId _alternative = new(Id("alternative"));
    private static readonly MatchId _into = SwapParticipant.IntoOf(TheMatch, _alternative);
    private static readonly Pair _pair = ThePair with { Mentee = _alternative, MenteeCompany = Corvid };
    private static readonly SwapParticipant _swap = new(TheMatch, _into, _pair, TheCoordinator);

    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered);
    private static readonly Participant _joins = Fold.Of<Participant, ParticipantEvent>(
        new ParticipantEvent.Registered(_alternative, new(Id("alternative's person")), Autumn, Corvid, MentoringRole.Mentee, Fragments, NoLinks, 1, Monday));

    private static readonly MatchEvent[] _made =
        [new MatchEvent.Drafted(_into, Run: null, _pair, Monday), new MatchEvent.Screened(_into, TheCoordinator, Monday)];

    private static readonly ConsortiumRules _read = Rules with
    {
        Agreements = Rules.Agreements with { Acknowledged = Rules.Agreements.Acknowledged.Add((_alternative, Agreement)) },
    };

    [Fact]
    public void Before_the_proposal_the_other_match_is_screened_in_its_place() =>
        Then(Swap([Drafted], _mentor), [new MatchEvent.Replaced(TheMatch, _into, Monday)], _made, [], [], []);

    [Fact]
    public void After_the_proposal_the_places_move_in_the_same_step_and_the_companies_are_asked_anew() => Then(
        Swap([Drafted, Proposed, AcmeConsented], OnTheWay.MentorWithPlace),
        [new MatchEvent.Replaced(TheMatch, _into, Monday)],
        [.. _made, new MatchEvent.Proposed(_into, TheCoordinator, 7, Monday)],
        [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Monday), new ParticipantEvent.PlaceReserved(Mentor, _into, Monday)],
        [new ParticipantEvent.PlaceReserved(_alternative, _into, Monday)],
        [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, Monday)]);

    [Fact]
    public void Swapping_the_same_person_in_again_records_nothing() =>
        Then(Swap([Drafted, new MatchEvent.Replaced(TheMatch, _into, Monday)], _mentor, into: _made), [], [], [], [], []);

    [Fact]
    public void Before_the_committee_and_once_it_is_over_nobody_is_swapped()
    {
        Assert.Equal(SwapParticipant.NotNow, Swap(OnTheWay.BeforeTheCommittee, OnTheWay.MentorWithPlace).Refusal);
        Assert.Equal(SwapParticipant.NotNow, Swap([Drafted, Proposed, new MatchEvent.Lapsed(TheMatch, Monday)], _mentor).Refusal);
    }

    [Fact]
    public void An_alternative_takes_the_place_of_one_of_the_two() => Assert.Equal(
        SwapParticipant.NotAnAlternative,
        (_swap with { Pair = ThePair }).Decide(
            Fold.Of<Match, MatchEvent>(Drafted), Match.Initial, _mentor, OnTheWay.MenteeWithPlace, OnTheWay.MenteeWithPlace, Rules, 7, Monday).Refusal);

    [Fact]
    public void Whoever_has_no_place_left_or_may_not_be_paired_is_no_alternative()
    {
        var full = Participant.Evolve(_joins, new ParticipantEvent.PlaceReserved(_alternative, new(Id("another")), Monday));
        var proposed = Fold.Of<Match, MatchEvent>(Drafted, Proposed);

        Assert.Equal(
            Participant.NoPlaceLeft,
            _swap.Decide(proposed, Match.Initial, OnTheWay.MentorWithPlace, full, OnTheWay.MenteeWithPlace, _read, 7, Monday).Refusal);
        Assert.Equal(
            Eligibility.MentorCompanyHasNotSigned,
            _swap.Decide(proposed, Match.Initial, OnTheWay.MentorWithPlace, _joins, OnTheWay.MenteeWithPlace, Unsigned, 7, Monday).Refusal);
    }

    private static Swap Swap(MatchEvent[] given, Participant mentor, params MatchEvent[] into) => _swap.Decide(
        Fold.Of<Match, MatchEvent>(given), Fold.Of<Match, MatchEvent>(into), mentor, _joins, OnTheWay.MenteeWithPlace, _read, 7, Monday);

    private static void Then(
        Swap swap, MatchEvent[] match, MatchEvent[] into, ParticipantEvent[] mentor, ParticipantEvent[] mentee, ParticipantEvent[] leaves)
    {
        Assert.Null(swap.Refusal);
        Recorded.AreEqual(match, swap.Match);
        Recorded.AreEqual(into, swap.Into);
        Recorded.AreEqual(mentor, swap.Mentor);
        Recorded.AreEqual(mentee, swap.Mentee);
        Recorded.AreEqual(leaves, swap.Leaves);
    }
}

[Act(typeof(CloseWithoutMatch)), Trait("Rule", "C-07")]
public class ClosingWithoutAMatch
{
    private static readonly ParticipantEvent _closed = new ParticipantEvent.NoMatchFound(Mentee, NoMatchReason.NobodySuitable, Words, Monday);

    [Fact]
    public void The_search_is_closed_with_a_reason() => Close(MenteeRegistered).Then(_closed);

    [Fact]
    public void Closing_twice_for_the_same_reason_records_nothing() => Close(MenteeRegistered, _closed).ThenNothing();

    [Fact]
    public void Nobody_is_closed_whom_a_match_holds() =>
        Close(MenteeRegistered, new ParticipantEvent.PlaceReserved(Mentee, TheMatch, Monday)).ThenRefused(CloseWithoutMatch.HasAMatch);

    [Fact]
    public void A_later_proposal_takes_it_back() => Assert.Null(
        Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, _closed, new ParticipantEvent.PlaceReserved(Mentee, TheMatch, Monday)).Registration!.NoMatch);

    [Fact]
    public void Somebody_who_left_or_never_came_is_not_searched_for()
    {
        Close(MenteeRegistered, new ParticipantEvent.Withdrawn(Mentee, null, Monday)).ThenRefused(Participant.HasLeft);
        Close().ThenRefused(Participant.NotFound);
    }

    private static Spec<Participant, ParticipantEvent> Close(params ParticipantEvent[] given) => new Spec<Participant, ParticipantEvent>()
        .Given(given).When(person => new CloseWithoutMatch(NoMatchReason.NobodySuitable, Words).Decide(person, Monday));
}
