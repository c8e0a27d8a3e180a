using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(DraftMatch))]
public class DraftingAMatch
{
    private static readonly DraftMatch _draft = new(TheMatch, new MatchingRunId(Id("run")), ThePair);

    [Fact]
    public void A_pair_that_a_run_found_waits_in_the_queue() =>
        new Spec<Match, MatchEvent>().Given().When(match => _draft.Decide(match, Monday)).Then(Drafted);

    [Fact]
    public void Drafting_twice_records_nothing() =>
        new Spec<Match, MatchEvent>().Given(Drafted, Proposed).When(match => _draft.Decide(match, Friday)).ThenNothing();
}

[Act(typeof(ProposeMatch))]
public class ProposingAMatch
{
    private static readonly Match _draft = Fold.Of<Match, MatchEvent>(Drafted);
    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered);
    private static readonly Participant _mentee = Fold.Of<Participant, ParticipantEvent>(MenteeRegistered);

    [Fact]
    public void A_place_of_each_person_is_reserved_in_the_same_step() =>
        Propose(_draft).Then(
            [Proposed],
            [new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday)],
            [new ParticipantEvent.PlaceReserved(Mentee, TheMatch, Monday)]);

    [Fact]
    public void Proposing_twice_records_nothing()
    {
        Propose(Fold.Of<Match, MatchEvent>(Drafted, Proposed)).ThenNothing();
        Propose(Fold.Of<Match, MatchEvent>(Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented)).ThenNothing();
    }

    [Fact]
    public void A_match_that_is_not_there_is_not_proposed() => Propose(Match.Initial).ThenRefused(Match.NotFound);

    [Fact]
    public void A_match_that_has_left_the_queue_is_not_proposed() =>
        Propose(Fold.Of<Match, MatchEvent>(Drafted, Proposed, new MatchEvent.CompanyDeclined(TheMatch, Acme, Monday))).ThenRefused(ProposeMatch.NotInQueue);

    [Fact]
    public void Both_people_must_be_there() =>
        new ProposeMatch(TheMatch, TheCoordinator).Decide(_draft, Participant.Initial, _mentee, Rules, 7, Monday).ThenRefused(Participant.NotFound);

    [Fact]
    public void A_rule_that_came_in_since_the_run_counts() =>
        new ProposeMatch(TheMatch, TheCoordinator).Decide(_draft, _mentor, _mentee, Unsigned, 7, Monday)
            .ThenRefused(Eligibility.MentorCompanyHasNotSigned);

    [Fact, Trait("Rule", "A-08")]
    public void Who_has_not_acknowledged_the_agreement_is_not_proposed() =>
        new ProposeMatch(TheMatch, TheCoordinator)
            .Decide(_draft, _mentor, _mentee, Rules with { Agreements = Rules.Agreements with { Acknowledged = [(Mentor, Agreement)] } }, 7, Monday)
            .ThenRefused(Adherence.MenteeHasNotAcknowledged);

    [Fact]
    [Trait("Rule", "C-04")]
    public void Nobody_is_proposed_twice_for_one_place() =>
        new ProposeMatch(TheMatch, TheCoordinator)
            .Decide(
                _draft,
                _mentor,
                Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, new ParticipantEvent.PlaceReserved(Mentee, new(Id("another")), Monday)),
                Rules,
                7,
                Monday)
            .ThenRefused(Participant.NoPlaceLeft);

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Propose(Match match) =>
        new ProposeMatch(TheMatch, TheCoordinator).Decide(match, _mentor, _mentee, Rules, 7, Monday);
}

[Act(typeof(ConsentToMatch))]
public class ConsentingToAMatch
{
    [Fact]
    public void A_home_company_consents() =>
        Answer(Acme, true, Drafted, Proposed).Then([AcmeConsented], [], []);

    [Fact]
    public void The_second_company_completes_the_consent() =>
        Answer(Borealis, true, Drafted, Proposed, AcmeConsented).Then([BorealisConsented, BothConsented], [], []);

    [Fact]
    public void Consenting_twice_records_nothing()
    {
        Answer(Acme, true, Drafted, Proposed, AcmeConsented).ThenNothing();
        Answer(Acme, true, Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented).ThenNothing();
    }

    [Fact]
    public void A_no_frees_both_places_even_after_both_said_yes() =>
        Answer(Borealis, false, Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented).Then(
            [new MatchEvent.CompanyDeclined(TheMatch, Borealis, Monday)],
            [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Monday)],
            [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, Monday)]);

    [Fact]
    public void Declining_twice_records_nothing() =>
        Answer(Borealis, false, Drafted, Proposed, new MatchEvent.CompanyDeclined(TheMatch, Borealis, Monday)).ThenNothing();

    [Fact]
    public void Once_the_committee_is_asked_it_is_too_late_for_a_no() =>
        Answer(Acme, false, Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented, BroughtBeforeCommittee).ThenRefused(ConsentToMatch.NotAsked);

    [Fact]
    public void To_another_company_the_match_does_not_exist() =>
        Answer(Corvid, true, Drafted, Proposed).ThenRefused(Match.NotFound);

    [Fact]
    public void A_draft_was_shown_to_nobody() =>
        Answer(Acme, true, Drafted).ThenRefused(Match.NotFound);

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Answer(CompanyId company, bool consents, params MatchEvent[] given) =>
        new ConsentToMatch(TheMatch, company, consents).Decide(Fold.Of<Match, MatchEvent>(given), Monday);
}

[Act(typeof(DecideMatch))]
public class DecidingAMatch
{
    private static readonly Match _beforeCommittee =
        Fold.Of<Match, MatchEvent>(Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented, BroughtBeforeCommittee);

    [Theory]
    [InlineData(BallotResult.Rejected, DecisionOutcome.Rejected)]
    [InlineData(BallotResult.Inquorate, DecisionOutcome.Inquorate)]
    public void What_is_not_approved_frees_both_places(BallotResult result, DecisionOutcome outcome) =>
        Decide(_beforeCommittee, result, Rules).Then(
            [Decided(outcome)],
            [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Monday)],
            [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, Monday)]);

    [Fact]
    public void What_is_approved_takes_both_places() =>
        Decide(_beforeCommittee, BallotResult.Approved, Rules).Then(
            [Decided(DecisionOutcome.Approved)],
            [new ParticipantEvent.PlaceTaken(Mentor, TheMatch, Monday)],
            [new ParticipantEvent.PlaceTaken(Mentee, TheMatch, Monday)]);

    [Fact]
    public void A_rule_that_came_in_during_the_ballot_counts() =>
        Decide(
            _beforeCommittee,
            BallotResult.Approved,
            ConsortiumRules.Evolve(Rules, new CompetitorExclusionEvent.Declared(Borealis, Acme, CompetingFrom(DateOnly.FromDateTime(Monday.Date)), Monday))).Then(
            [Decided(DecisionOutcome.NotEligible)],
            [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Monday)],
            [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, Monday)]);

    [Fact]
    public void Deciding_twice_records_nothing() =>
        Decide(Match.Evolve(_beforeCommittee, Decided(DecisionOutcome.Approved)), BallotResult.Approved, Rules).ThenNothing();

    [Fact]
    public void An_open_ballot_decides_nothing() => Decide(_beforeCommittee, result: null, Rules).ThenNothing();

    [Fact]
    public void Each_home_company_is_told_who_and_what()
    {
        var decision = ((MatchEvent.Decided)Decided(DecisionOutcome.NotEligible)).Decision;

        var notices = DecisionNotice.AllOf(TheMatch, ThePair, decision).ToList();

        Assert.Equal([Acme, Borealis], notices.Select(notice => notice.Company));
        Assert.All(notices, notice => Assert.Equal((DecisionOutcome.NotEligible, Mentor), (notice.Outcome, notice.Parties.Mentor)));
        Assert.Distinct(notices.Select(notice => notice.Delivery));
    }

    private static MatchEvent Decided(DecisionOutcome outcome) =>
        new MatchEvent.Decided(TheMatch, new Decision(Decision.IdOf(TheBallot, TheMatch), TheBallot, outcome, 9, Monday));

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(Match match, BallotResult? result, ConsortiumRules rules) =>
        new DecideMatch(TheMatch).Decide(
            match,
            Fold.Of<Participant, ParticipantEvent>(MentorRegistered),
            Fold.Of<Participant, ParticipantEvent>(MenteeRegistered),
            Fold.Of<Ballot, BallotEvent>(
                [BallotOpened, .. result is { } settled ? [new BallotEvent.ItemSettled(TheBallot, TheItem, OnTheMatch, settled, 2, 0, 0, Monday)] : Array.Empty<BallotEvent>()]),
            rules,
            9,
            Monday);
}
