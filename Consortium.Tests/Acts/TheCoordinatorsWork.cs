using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

/// <summary>A question about the mentor that two matches wait for.</summary>
internal static class OnePage
{
    public static readonly InformationRequestId Request = new(Id("request"));
    public static readonly MatchId Another = new(Id("another match"));
    public static readonly Pair AnotherPair = ThePair with { Mentee = new(Id("another mentee")), MenteeCompany = Corvid };
    public static readonly MatchEvent AnotherDrafted = new MatchEvent.Drafted(Another, Run: null, AnotherPair, Monday);

    public static readonly InformationRequestEvent Asked = new InformationRequestEvent.Asked(
        Request, Acme, [TheMatch, Another], [new(Mentor, AskedAttribute.Languages)], Words, Monday);

    public static MatchEvent AskedOf(MatchId match) => new MatchEvent.InformationAsked(match, Request, TheCoordinator, Monday);
}

[Act(typeof(AskForInformation)), Trait("Rule", "C-15")]
public class AskingForInformation
{
    private readonly AskForInformation _ask = new(
        OnePage.Request, Acme, [TheMatch, OnePage.Another], [new(Mentor, AskedAttribute.Languages)], Words, TheCoordinator);

    [Fact]
    public void One_request_to_a_company_holds_every_match_that_waits_for_it() =>
        Ask(_ask, InformationRequest.Initial, Drafted).Then([OnePage.Asked], [OnePage.AskedOf(TheMatch), OnePage.AskedOf(OnePage.Another)]);

    [Fact]
    public void Asking_the_same_again_records_nothing() =>
        Ask(_ask, Fold.Of<InformationRequest, InformationRequestEvent>(OnePage.Asked), Drafted, OnePage.AskedOf(TheMatch)).ThenNothing();

    [Fact]
    public void A_company_is_not_asked_about_anothers_person() =>
        Ask(_ask with { Questions = [new(Mentee, AskedAttribute.Languages)] }, InformationRequest.Initial, Drafted)
            .ThenRefused(AskForInformation.NotItsPerson);

    [Fact]
    public void What_was_proposed_no_longer_waits_for_information() =>
        Ask(_ask, InformationRequest.Initial, Drafted, Proposed).ThenRefused(ProposeMatch.NotInQueue);

    [Fact]
    public void A_match_that_is_not_there_waits_for_nothing() => Ask(_ask, InformationRequest.Initial).ThenRefused(Match.NotFound);

    [Fact, Trait("Rule", "C-01")]
    public void Without_an_answer_the_match_is_screened_with_what_there_is()
    {
        var waiting = (Match.AwaitingInformation)Fold.Of<Match, MatchEvent>(Drafted, OnePage.AskedOf(TheMatch));

        new LapseMatch(TheMatch).Decide(waiting, OnTheWay.MentorWithPlace, OnTheWay.MenteeWithPlace, waiting.Due)
            .Then([new MatchEvent.InformationLapsed(TheMatch, OnePage.Request, waiting.Due)], [], []);
        Assert.IsType<Match.Screened>(Match.Evolve(waiting, new MatchEvent.InformationLapsed(TheMatch, OnePage.Request, waiting.Due)));
    }

    private static Outcome<InformationRequestEvent, MatchEvent> Ask(AskForInformation ask, InformationRequest request, params MatchEvent[] given) =>
        ask.Decide(request, [Fold.Of<Match, MatchEvent>(given), Fold.Of<Match, MatchEvent>(OnePage.AnotherDrafted)], Monday);
}

[Act(typeof(AnswerInformation)), Trait("Rule", "C-15")]
public class AnsweringARequestForInformation
{
    private static readonly InformationRequest _asked = Fold.Of<InformationRequest, InformationRequestEvent>(OnePage.Asked);
    private static readonly InformationRequestEvent _answered = new InformationRequestEvent.Answered(OnePage.Request, Friday);

    [Fact]
    public void Every_match_that_still_waits_for_it_is_screened_again() =>
        Answer(Acme, _asked, OnePage.AskedOf(TheMatch), new MatchEvent.InformationLapsed(TheMatch, OnePage.Request, Monday))
            .Then([_answered], [new MatchEvent.InformationAnswered(OnePage.Another, OnePage.Request, Friday)]);

    [Fact]
    public void Answering_twice_records_nothing() =>
        Answer(Acme, InformationRequest.Evolve(_asked, _answered), OnePage.AskedOf(TheMatch)).ThenNothing();

    [Fact]
    public void To_another_company_the_request_does_not_exist() =>
        Answer(Borealis, _asked, OnePage.AskedOf(TheMatch)).ThenRefused(InformationRequest.NotFound);

    private static Outcome<InformationRequestEvent, MatchEvent> Answer(CompanyId company, InformationRequest request, params MatchEvent[] happened) =>
        new AnswerInformation(OnePage.Request, company).Decide(
            request,
            [
                (TheMatch, Fold.Of<Match, MatchEvent>([Drafted, .. happened])),
                (OnePage.Another, Fold.Of<Match, MatchEvent>(OnePage.AnotherDrafted, OnePage.AskedOf(OnePage.Another))),
            ],
            Friday);
}

[Act(typeof(OverruleReason)), Trait("Rule", "A-27")]
public class OverrulingAReason
{
    private static readonly string _open = EligibilityOfPeople.IndependenceOpen.Code;
    private static readonly MatchEvent _overruled = new MatchEvent.Overruled(TheMatch, _open, TheCoordinator, Words, Monday);

    private static readonly Participant _undeclared = Fold.Of<Participant, ParticipantEvent>(
        new ParticipantEvent.Registered(
            Mentor, MentorsPerson, Autumn, Acme, MentoringRole.Mentor, Fragments, IndependenceDeclaration.Open, Capacity: 2, Monday));

    private static readonly Participant _mentee = Fold.Of<Participant, ParticipantEvent>(MenteeRegistered);

    [Fact]
    public void A_question_that_nobody_answered_is_overruled_with_a_reason() => Overrule(_open, Drafted).Then(_overruled);

    [Fact]
    public void Overruling_twice_records_nothing_and_the_first_reason_stands() => Overrule(_open, Drafted, _overruled).ThenNothing();

    [Fact]
    public void An_exclusion_a_conflict_or_an_absence_never_is()
    {
        foreach (var reason in (Refusal[])[Eligibility.Excluded, EligibilityOfPeople.Interest, EligibilityOfPeople.NotEligible, EligibilityOfPeople.MentorAway])
            Overrule(reason.Code, Drafted).ThenRefused(OverruleReason.NotAQuestion);
    }

    [Fact]
    public void What_was_overruled_no_longer_stops_the_proposal_and_an_exclusion_still_does()
    {
        var match = Fold.Of<Match, MatchEvent>(Drafted, _overruled);
        var excluded = ConsortiumRules.Evolve(
            Rules, new CompetitorExclusionEvent.Declared(Borealis, Acme, CompetingFrom(DateOnly.FromDateTime(Monday.Date)), Monday));

        Assert.Equal(EligibilityOfPeople.IndependenceOpen, Propose(Fold.Of<Match, MatchEvent>(Drafted), Rules).Refusal);
        Assert.Null(Propose(match, Rules).Refusal);
        Assert.Equal(Eligibility.Excluded, Propose(match, excluded).Refusal);
    }

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Propose(Match match, ConsortiumRules rules) =>
        new ProposeMatch(TheMatch, TheCoordinator).Decide(match, _undeclared, _mentee, rules, 7, Monday);

    private static Spec<Match, MatchEvent> Overrule(string code, params MatchEvent[] given) =>
        new Spec<Match, MatchEvent>().Given(given).When(match => new OverruleReason(TheMatch, code, TheCoordinator, Words).Decide(match, Monday));
}

[Act(typeof(HandOverMatch)), Trait("Rule", "C-29")]
public class HandingAMatchOver
{
    private static readonly CoordinatorId _successor = new(Id("successor"));
    private static readonly MatchEvent _handedOver = new MatchEvent.HandedOver(TheMatch, _successor, Monday);

    [Fact]
    public void Another_coordinator_looks_after_it() => HandOver(Drafted, Proposed).Then(_handedOver);

    [Fact]
    public void Handing_over_twice_records_nothing() => HandOver(Drafted, Proposed, _handedOver).ThenNothing();

    [Fact]
    public void Nobody_but_a_coordinator_looks_after_a_match() => Assert.Equal(
        HandOverMatch.NotACoordinator, new HandOverMatch(TheMatch, _successor).Decide(Fold.Of<Match, MatchEvent>(Drafted), isCoordinator: false, Monday).Refusal);

    [Fact]
    public void A_match_that_is_over_is_nobodys() => HandOver(Drafted, Proposed, new MatchEvent.Lapsed(TheMatch, Monday)).ThenRefused(HandOverMatch.Over);

    private static Spec<Match, MatchEvent> HandOver(params MatchEvent[] given) =>
        new Spec<Match, MatchEvent>().Given(given).When(match => new HandOverMatch(TheMatch, _successor).Decide(match, isCoordinator: true, Monday));
}

[Act(typeof(PairByHand))]
public class PairingByHand
{
    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered);
    private static readonly Participant _mentee = Fold.Of<Participant, ParticipantEvent>(MenteeRegistered);
    private static readonly MatchEvent[] _made =
        [new MatchEvent.Drafted(TheMatch, Run: null, ThePair, Monday), new MatchEvent.Screened(TheMatch, TheCoordinator, Monday)];

    [Fact]
    public void Two_people_are_joined_and_screened_with_that() => Make(_mentee, Rules).Then(_made);

    [Fact]
    public void Making_it_twice_records_nothing() => Make(_mentee, Rules, _made).ThenNothing();

    [Fact]
    public void Whom_a_rule_keeps_apart_is_not_joined() => Make(_mentee, Unsigned).ThenRefused(Eligibility.MentorCompanyHasNotSigned);

    [Fact, Trait("Rule", "C-08")]
    public void People_of_two_cohorts_are_not_joined() => Make(
        Fold.Of<Participant, ParticipantEvent>(((ParticipantEvent.Registered)MenteeRegistered) with { Cohort = new(Id("another cohort")) }), Rules)
        .ThenRefused(Eligibility.OtherCohort);

    [Fact]
    public void Nobody_is_joined_with_somebody_who_is_not_there() => Make(Participant.Initial, Rules).ThenRefused(Participant.NotFound);

    private static Spec<Match, MatchEvent> Make(Participant mentee, ConsortiumRules rules, params MatchEvent[] given) => new Spec<Match, MatchEvent>()
        .Given(given).When(match => new PairByHand(TheMatch, ThePair, TheCoordinator).Decide(match, _mentor, mentee, rules, Monday));
}
