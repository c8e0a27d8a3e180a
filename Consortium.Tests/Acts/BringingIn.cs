using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(BringInCompany)), Trait("Rule", "L-17")]
public class BringingInACompany
{
    private static readonly Control _since = new(new Period(new(2026, 9, 1), null), ControlTest.InFact, Share: null, ControlSource.Coordinator, Confidence: 50);
    private static readonly BringInCompany _bringIn = new(Dune, Candidacy.Cheese, new RecordControl(Acme, Dune, _since));
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Dune, Monday);
    private static readonly ControlLinkEvent _controlled = new ControlLinkEvent.Recorded(Acme, Dune, _since, Monday);

    [Fact, Trait("Rule", "L-18")]
    public void It_is_admitted_with_what_it_does_and_who_controls_it() =>
        Bring(_bringIn).Then([_admitted, new PartnerCompanyEvent.ActivityDeclared(Dune, Candidacy.Cheese, Monday)], [_controlled]);

    [Fact]
    public void A_name_alone_admits_it_too() => Bring(new BringInCompany(Dune, null, null)).Then([_admitted], []);

    [Fact]
    public void Bringing_it_in_again_records_nothing_whatever_the_sheet_says() =>
        Bring(_bringIn, Fold.Of<PartnerCompany, PartnerCompanyEvent>(_admitted), ControlLink.Initial, Rules with { ConstitutedOn = new(2026, 11, 2) }).ThenNothing();

    [Fact]
    public void Once_the_committee_is_constituted_it_decides() =>
        Bring(_bringIn, PartnerCompany.Initial, ControlLink.Initial, Rules with { ConstitutedOn = new(2026, 11, 2) }).ThenRefused(AdmitCompany.FoundingIsOver);

    [Fact]
    public void With_half_of_what_it_does_it_is_not_admitted() =>
        Bring(_bringIn with { Activity = Candidacy.Cheese with { Territories = [] } }).ThenRefused(ActivityDeclaration.Incomplete);

    [Fact, Trait("Rule", "L-18")]
    public void With_a_wrong_control_it_is_not_admitted() =>
        Bring(_bringIn with { Control = new RecordControl(Dune, Dune, _since) }).ThenRefused(RecordControl.OfItself);

    [Fact, Trait("Rule", "L-18")]
    public void A_control_that_is_recorded_already_stays_as_it_is() =>
        Bring(
            new BringInCompany(Dune, null, new RecordControl(Acme, Dune, _since)),
            PartnerCompany.Initial,
            Fold.Of<ControlLink, ControlLinkEvent>(new ControlLinkEvent.Recorded(Acme, Dune, _since with { Test = ControlTest.Board, Confidence = 100 }, Monday)),
            Rules).Then([_admitted], []);

    private static Outcome<PartnerCompanyEvent, ControlLinkEvent> Bring(BringInCompany act) => Bring(act, PartnerCompany.Initial, ControlLink.Initial, Rules);

    private static Outcome<PartnerCompanyEvent, ControlLinkEvent> Bring(BringInCompany act, PartnerCompany company, ControlLink link, ConsortiumRules rules) =>
        act.Decide(company, link, rules, Monday);
}

[Act(typeof(BringInMatch))]
public class BringingInARunningPair
{
    private static readonly DateOnly _today = new(2026, 11, 23);
    private static readonly MatchId _another = new(Id("another"));
    private static readonly Cohort _running = Fold.Of<Cohort, CohortEvent>(
        new CohortEvent.Opened(Autumn, new(2026, 9, 1), new(2027, 6, 30), PlaceLimits.Ordinary, Monday));

    private static readonly BringInMatch _bringIn = new(TheMatch, ThePair, new(2026, 9, 14), TheCoordinator);
    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered);
    private static readonly Participant _mentee = Fold.Of<Participant, ParticipantEvent>(MenteeRegistered);

    [Fact, Trait("Rule", "C-03")]
    public void It_is_active_since_its_day_and_takes_a_place_of_each() => Bring().Then([BroughtIn()], TakesPlace(Mentor), TakesPlace(Mentee));

    [Fact]
    public void It_is_marked_was_decided_on_by_nobody_and_stays_marked_while_it_rests()
    {
        var match = Assert.IsType<Match.Active>(
            Fold.Of<Match, MatchEvent>(BroughtIn(), new MatchEvent.Suspended(TheMatch, 12, Monday), new MatchEvent.Resumed(TheMatch, null, 13, Friday)));

        Assert.Equal((MatchOrigin.BroughtIn, new DateOnly(2026, 9, 14), TheCoordinator), (match.File.Origin, match.File.Mission!.StartsOn, match.File.Coordinator));
        Assert.Null(match.File.Decision);
        Assert.True(match.File.WasProposed);
    }

    [Fact]
    public void Every_other_match_says_who_made_it()
    {
        Assert.Equal(MatchOrigin.Run, ((Match.Known)Fold.Of<Match, MatchEvent>(Drafted)).File.Origin);
        Assert.Equal(MatchOrigin.ByHand, ((Match.Known)Fold.Of<Match, MatchEvent>(new MatchEvent.Drafted(TheMatch, Run: null, ThePair, Monday))).File.Origin);
    }

    [Fact]
    public void Bringing_it_in_again_records_nothing_also_after_it_ended()
    {
        Bring(given: [BroughtIn()]).ThenNothing();
        Bring(_bringIn with { Since = new(2026, 10, 1) }, given: [BroughtIn(), new MatchEvent.ParticipantLost(TheMatch, Mentor, Friday)]).ThenNothing();
    }

    [Fact, Trait("Rule", "A-27"), Trait("Rule", "A-08")]
    public void What_nobody_has_answered_yet_is_noted_and_not_refused()
    {
        var unasked = Fold.Of<Participant, ParticipantEvent>(((ParticipantEvent.Registered)MentorRegistered) with { Independence = IndependenceDeclaration.Open });
        var rules = Rules with { Agreements = Rules.Agreements with { Acknowledged = [(Mentor, Agreement)] } };

        Bring(mentor: unasked, rules: rules).Then(
            [BroughtIn("eligibility.independence-open", "eligibility.mentee-has-not-acknowledged")], TakesPlace(Mentor), TakesPlace(Mentee));
        Assert.Equal(
            [EligibilityOfPeople.IndependenceOpen, Adherence.MenteeHasNotAcknowledged],
            BringInMatch.StillOpen((Participant.Registered)unasked, (Participant.Registered)_mentee, rules, _today));
    }

    [Fact, Trait("Rule", "C-02")]
    public void Who_takes_no_proposals_may_be_in_a_pair_that_runs() =>
        Bring(mentor: Fold.Of<Participant, ParticipantEvent>(MentorRegistered, new ParticipantEvent.BecameUnavailable(Mentor, null, Monday)))
            .Then([BroughtIn()], TakesPlace(Mentor), TakesPlace(Mentee));

    [Fact, Trait("Rule", "L-32")]
    public void A_pair_that_is_still_to_come_takes_the_ordinary_way()
    {
        Bring(_bringIn with { Since = _today.AddDays(1) }).ThenRefused(BringInMatch.NotRunningYet);
        Assert.Null(Bring(_bringIn with { Since = _today }).Refusal);
    }

    [Fact, Trait("Rule", "L-32")]
    public void A_pair_younger_than_the_committee_goes_before_it()
    {
        Bring(rules: Rules with { ConstitutedOn = new(2026, 9, 14) }).ThenRefused(BringInMatch.CommitteeDecides);
        Assert.Null(Bring(rules: Rules with { ConstitutedOn = new(2026, 9, 15) }).Refusal);
    }

    [Fact, Trait("Rule", "C-08")]
    public void Its_first_day_is_in_its_cohort()
    {
        Bring(_bringIn with { Since = new(2026, 8, 31) }).ThenRefused(BringInMatch.OutsideTheCohort);
        Assert.Null(Bring(_bringIn with { Since = new(2026, 9, 1) }).Refusal);
        Bring(cohort: Cohort.Initial).ThenRefused(Cohort.NotFound);
    }

    [Fact, Trait("Rule", "L-26")]
    public void Whom_a_rule_keeps_apart_is_not_brought_in()
    {
        Bring(rules: Unsigned).ThenRefused(Eligibility.MentorCompanyHasNotSigned);
        Bring(rules: ConsortiumRules.Evolve(Rules, new CompetitorExclusionEvent.Declared(Borealis, Acme, CompetingFrom(new(2026, 1, 1)), Monday)))
            .ThenRefused(Eligibility.Excluded);
    }

    [Fact]
    public void Both_people_must_be_there() => Bring(mentor: Participant.Initial).ThenRefused(Participant.NotFound);

    [Fact, Trait("Rule", "C-03")]
    public void Nobody_has_more_matches_than_places() =>
        Bring(mentee: Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, new ParticipantEvent.PlaceReserved(Mentee, _another, Monday)))
            .ThenRefused(Participant.NoPlaceLeft);

    [Fact, Trait("Rule", "C-04")]
    public void Two_people_who_are_together_already_are_not_brought_in_beside_it() =>
        Bring(
            mentor: Fold.Of<Participant, ParticipantEvent>(MentorRegistered, new ParticipantEvent.PlaceReserved(Mentor, _another, Monday)),
            mentee: Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, new ParticipantEvent.PlaceReserved(Mentee, _another, Monday)))
            .ThenRefused(BringInMatch.AlreadyTogether);

    [Fact, Trait("Rule", "L-20")]
    public void A_rule_that_comes_in_suspends_it_like_every_other() =>
        new RescreenMatch(TheMatch)
            .Decide(
                Fold.Of<Match, MatchEvent>(BroughtIn()),
                _mentor,
                _mentee,
                ConsortiumRules.Evolve(Rules, new CompetitorExclusionEvent.Declared(Borealis, Acme, CompetingFrom(new(2026, 1, 1)), Monday)).On(_today),
                12,
                Monday)
            .Then([new MatchEvent.Suspended(TheMatch, 12, Monday)], [], []);

    private static MatchEvent BroughtIn(params ImmutableArray<string> stillOpen) => new MatchEvent.BroughtIn(
        TheMatch, ThePair, MatchMission.IdOf(TheMatch), new(2026, 9, 14), stillOpen, TheCoordinator, 9, Monday);

    private static ParticipantEvent[] TakesPlace(ParticipantId person) =>
        [new ParticipantEvent.PlaceReserved(person, TheMatch, Monday), new ParticipantEvent.PlaceTaken(person, TheMatch, Monday)];

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Bring(
        BringInMatch? act = null,
        Participant? mentor = null,
        Participant? mentee = null,
        Cohort? cohort = null,
        ConsortiumRules? rules = null,
        params MatchEvent[] given) =>
        (act ?? _bringIn).Decide(Fold.Of<Match, MatchEvent>(given), mentor ?? _mentor, mentee ?? _mentee, cohort ?? _running, rules ?? Rules, 9, Monday);
}
