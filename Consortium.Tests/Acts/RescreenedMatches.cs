using System.Diagnostics;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(RescreenMatch)), Trait("Rule", "L-20")]
public class RescreeningAMatch
{
    private static readonly DateOnly _day = DateOnly.FromDateTime(Monday.Date);
    private static readonly DayRules _allowed = Rules.On(_day), _excluded = After(new CompetitorExclusionEvent.Declared(Borealis, Acme, CompetingFrom(_day), Monday));
    private static readonly MatchEvent _stopped = new MatchEvent.Stopped(TheMatch, 12, Monday), _suspended = new MatchEvent.Suspended(TheMatch, 12, Monday);

    [Fact]
    public void What_was_proposed_is_stopped_and_both_places_are_free()
    {
        foreach (var given in (MatchEvent[][])[[Drafted, Proposed], [Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented], OnTheWay.Approved])
            Rescreen(_excluded, given).Then([_stopped], OnTheWay.MentorFree, OnTheWay.MenteeFree);
    }

    [Fact]
    public void An_active_match_is_suspended_and_keeps_its_places_whether_its_people_have_met_or_not()
    {
        Rescreen(_excluded, OnTheWay.Running).Then([_suspended], [], []);
        Rescreen(_excluded, OnTheWay.Met).Then([_suspended], [], []);
    }

    [Fact]
    public void An_acquisition_a_suspended_member_and_an_agreement_that_a_company_has_not_signed_count_as_well()
    {
        var acquired = After(new ControlLinkEvent.Recorded(Acme, Borealis, new(new(_day, null), ControlTest.Votes, 10_000, ControlSource.Register, 100), Monday));
        foreach (var rules in (DayRules[])[acquired, After(new PartnerCompanyEvent.Suspended(Acme, null, Monday)), Unsigned.On(_day)])
            Rescreen(rules, OnTheWay.Running).Then([_suspended], [], []);
    }

    [Fact]
    public void Rescreening_again_records_nothing()
    {
        Rescreen(_excluded, Drafted, Proposed, _stopped).ThenNothing();
        Rescreen(_excluded, OnTheWay.Resting).ThenNothing();
    }

    [Fact]
    public void What_the_rules_allow_goes_on_and_a_draft_is_asked_when_it_is_proposed()
    {
        Rescreen(_allowed, Drafted, Proposed).ThenNothing();
        Rescreen(_allowed, OnTheWay.Running).ThenNothing();
        Rescreen(_excluded, Drafted).ThenNothing();
        Rescreen(_excluded, OnTheWay.BeforeTheCommittee).ThenNothing();
    }

    [Fact]
    public void What_a_change_touches_among_twenty_thousand_open_matches_is_found_exactly()
    {
        var companies = Enumerable.Range(0, 2_000).Select(number => new CompanyId(Id($"company {number}"))).ToArray();
        var draw = new Random(1);
        var open = Enumerable.Range(0, 20_000).Select(number => (Match)new Match.Consented(
            new MatchFile(ThePair with { MentorCompany = companies[draw.Next(1_000)], MenteeCompany = companies[1_000 + draw.Next(1_000)] }), Monday)).ToArray();
        var rules = ConsortiumRules.Evolve(
            Rules with
            {
                Members = [.. companies],
                Agreements = Rules.Agreements with { Signatures = [.. companies.Select(company => (company, Agreement))] },
            },
            new PartnerCompanyEvent.Suspended(companies[7], null, Monday));

        var started = Stopwatch.GetTimestamp();
        var today = rules.On(_day);
        var touched = open.Count(match => RescreenMatch.Touches(match, today));

        TestContext.Current.SendDiagnosticMessage($"20,000 open matches looked through in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms.");
        Assert.Equal(open.Count(match => ((Match.Known)match).Pair.MentorCompany == companies[7]), touched);
        Assert.NotEqual(0, touched);
    }

    private static DayRules After(object recorded) => ConsortiumRules.Evolve(Rules, recorded).On(_day);

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Rescreen(DayRules rules, params MatchEvent[] given) =>
        new RescreenMatch(TheMatch).Decide(Fold.Of<Match, MatchEvent>(given), OnTheWay.MentorWithPlace, OnTheWay.MenteeWithPlace, rules, 12, Monday);
}

[Act(typeof(ResumeMatch)), Trait("Rule", "L-20")]
public class ResumingAMatch
{
    private static readonly DateOnly _day = DateOnly.FromDateTime(Monday.Date);
    private static readonly DateTimeOffset _later = OnTheWay.FirstDay.AddDays(40);
    private static readonly MatchEvent _resumed = new MatchEvent.Resumed(TheMatch, OnTheWay.FirstDay, 12, Monday);

    [Fact]
    public void Its_mission_goes_on_as_it_was()
    {
        Resume(Rules, OnTheWay.Resting).Then(_resumed);
        Assert.Equal(Fold.Of<Match, MatchEvent>(OnTheWay.Running), Fold.Of<Match, MatchEvent>([.. OnTheWay.Resting, _resumed]));
    }

    [Fact, Trait("Rule", "C-13")]
    public void Who_has_not_met_has_the_whole_time_again_and_who_has_met_is_not_waited_for()
    {
        MatchEvent[] resting = [.. OnTheWay.Met, new MatchEvent.Suspended(TheMatch, 12, Monday)];

        Assert.Equal(_later, Assert.IsType<MatchEvent.Resumed>(Assert.Single(Resumed(OnTheWay.Resting).Events)).MeetingAwaitedFrom);
        Assert.Null(Assert.IsType<MatchEvent.Resumed>(Assert.Single(Resumed(resting).Events)).MeetingAwaitedFrom);

        static Outcome<MatchEvent> Resumed(MatchEvent[] given) =>
            new ResumeMatch(TheMatch).Decide(Fold.Of<Match, MatchEvent>(given), Rules.On(_day), 12, _later);
    }

    [Fact]
    public void While_a_rule_stands_in_the_way_it_rests() => Resume(Unsigned, OnTheWay.Resting).ThenRefused(Eligibility.MentorCompanyHasNotSigned);

    [Fact]
    public void Resuming_twice_records_nothing() => Resume(Rules, [.. OnTheWay.Resting, _resumed]).ThenNothing();

    [Fact]
    public void Only_what_is_suspended_is_resumed()
    {
        Resume(Rules, Drafted, Proposed).ThenRefused(ResumeMatch.NotSuspended);
        Resume(Rules).ThenRefused(Match.NotFound);
    }

    private static Spec<Match, MatchEvent> Resume(ConsortiumRules rules, params MatchEvent[] given) =>
        new Spec<Match, MatchEvent>().Given(given).When(match => new ResumeMatch(TheMatch).Decide(match, rules.On(_day), 12, Monday));
}
