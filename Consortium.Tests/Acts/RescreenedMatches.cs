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
    private static readonly MatchEvent[] _active = [.. OnTheWay.Approved, OnTheWay.MentorAccepted, OnTheWay.MenteeAccepted, OnTheWay.Activated];

    [Fact]
    public void What_was_proposed_is_stopped_and_both_places_are_free()
    {
        foreach (var given in (MatchEvent[][])[[Drafted, Proposed], [Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented], OnTheWay.Approved])
            Rescreen(_excluded, given).Then([_stopped], OnTheWay.MentorFree, OnTheWay.MenteeFree);
    }

    [Fact]
    public void An_active_match_is_suspended_and_keeps_its_places() => Rescreen(_excluded, _active).Then([_suspended], [], []);

    [Fact]
    public void An_acquisition_a_suspended_member_and_an_agreement_that_a_company_has_not_signed_count_as_well()
    {
        var acquired = After(new ControlLinkEvent.Recorded(Acme, Borealis, new(new(_day, null), ControlTest.Votes, 10_000, ControlSource.Register, 100), Monday));
        foreach (var rules in (DayRules[])[acquired, After(new PartnerCompanyEvent.Suspended(Acme, null, Monday)), Unsigned.On(_day)])
            Rescreen(rules, _active).Then([_suspended], [], []);
    }

    [Fact]
    public void Rescreening_again_records_nothing()
    {
        Rescreen(_excluded, Drafted, Proposed, _stopped).ThenNothing();
        Rescreen(_excluded, [.. _active, _suspended]).ThenNothing();
    }

    [Fact]
    public void What_the_rules_allow_goes_on_and_a_draft_is_asked_when_it_is_proposed()
    {
        Rescreen(_allowed, Drafted, Proposed).ThenNothing();
        Rescreen(_allowed, _active).ThenNothing();
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
    private static readonly MatchEvent _resumed = new MatchEvent.Resumed(TheMatch, 12, Monday);

    private static readonly MatchEvent[] _suspended =
    [
        .. OnTheWay.Approved, OnTheWay.MentorAccepted, OnTheWay.MenteeAccepted, OnTheWay.Activated, new MatchEvent.Suspended(TheMatch, 12, Monday),
    ];

    [Fact]
    public void Its_mission_goes_on_as_it_was()
    {
        Resume(Rules, _suspended).Then(_resumed);
        Assert.Equal(
            Match.Active.MissionOf(TheMatch), Assert.IsType<Match.Active>(Fold.Of<Match, MatchEvent>([.. _suspended, _resumed])).Mission);
    }

    [Fact]
    public void While_a_rule_stands_in_the_way_it_rests() => Resume(Unsigned, _suspended).ThenRefused(Eligibility.MentorCompanyHasNotSigned);

    [Fact]
    public void Resuming_twice_records_nothing() => Resume(Rules, [.. _suspended, _resumed]).ThenNothing();

    [Fact]
    public void Only_what_is_suspended_is_resumed()
    {
        Resume(Rules, Drafted, Proposed).ThenRefused(ResumeMatch.NotSuspended);
        Resume(Rules).ThenRefused(Match.NotFound);
    }

    private static Spec<Match, MatchEvent> Resume(ConsortiumRules rules, params MatchEvent[] given) =>
        new Spec<Match, MatchEvent>().Given(given).When(match => new ResumeMatch(TheMatch).Decide(match, rules.On(_day), 12, Monday));
}
