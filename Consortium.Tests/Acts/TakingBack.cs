using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(TakeBackScreening)), Trait("Rule", "C-23")]
public class TakingAScreeningBack
{
    private static readonly MatchEvent _screened = new MatchEvent.Screened(TheMatch, TheCoordinator, Monday);
    private static readonly MatchEvent _back = new MatchEvent.ScreeningTakenBack(TheMatch, TheCoordinator, WasDeferred: false, Friday);
    private static readonly MatchEvent[] _deferred = [.. OnTheWay.BeforeTheCommittee, OnTheWay.Decided(DecisionOutcome.Inquorate)];

    [Fact]
    public void What_was_taken_up_by_mistake_is_a_draft_again()
    {
        TakeBack(Drafted, _screened).Then(_back);
        Assert.IsType<Match.Draft>(Fold.Of<Match, MatchEvent>(Drafted, _screened, _back));
    }

    [Fact]
    public void What_was_deferred_is_deferred_again_with_all_of_its_time()
    {
        var back = new MatchEvent.ScreeningTakenBack(TheMatch, TheCoordinator, WasDeferred: true, Friday);

        TakeBack([.. _deferred, _screened]).Then(back);
        Assert.Equal(Friday + Patience.Deferred, Assert.IsType<Match.Deferred>(Fold.Of<Match, MatchEvent>([.. _deferred, _screened, back])).Due);
    }

    [Fact]
    public void Taking_back_twice_records_nothing() => TakeBack(Drafted, _screened, _back).ThenNothing();

    [Fact]
    public void Somebody_elses_act_stays()
    {
        TakeBack(Drafted, _screened, new MatchEvent.HandedOver(TheMatch, new(Id("another coordinator")), Monday)).ThenRefused(TakeBackScreening.TooLate);
        TakeBack(Drafted, OnePage.AskedOf(TheMatch), new MatchEvent.InformationAnswered(TheMatch, OnePage.Request, Monday)).ThenRefused(TakeBackScreening.TooLate);
        TakeBack(Drafted, _screened, Proposed).ThenRefused(TakeBackScreening.TooLate);
        TakeBack().ThenRefused(Match.NotFound);
    }

    private static Spec<Match, MatchEvent> TakeBack(params MatchEvent[] given) => new Spec<Match, MatchEvent>()
        .Given(given).When(match => new TakeBackScreening(TheMatch, TheCoordinator).Decide(match, Friday));
}

[Act(typeof(TakeBackProposal)), Trait("Rule", "C-23"), Trait("Rule", "C-04")]
public class TakingAProposalBack
{
    private static readonly MatchEvent _screened = new MatchEvent.Screened(TheMatch, TheCoordinator, Monday);
    private static readonly MatchEvent _back = new MatchEvent.ProposalTakenBack(TheMatch, TheCoordinator, WasScreened: false, Monday);
    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered, new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday));
    private static readonly Participant _mentee = Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, new ParticipantEvent.PlaceReserved(Mentee, TheMatch, Monday));

    [Fact]
    public void Both_places_are_free_in_the_same_step()
    {
        TakeBack(Drafted, Proposed).Then([_back], OnTheWay.MentorFree, OnTheWay.MenteeFree);
        Assert.IsType<Match.Draft>(Fold.Of<Match, MatchEvent>(Drafted, Proposed, _back));
    }

    [Fact]
    public void What_was_screened_is_screened_again_and_can_be_proposed_again()
    {
        TakeBack(Drafted, _screened, Proposed).Then([new MatchEvent.ProposalTakenBack(TheMatch, TheCoordinator, WasScreened: true, Monday)], OnTheWay.MentorFree, OnTheWay.MenteeFree);
        Assert.IsType<Match.AwaitingCompanyConsents>(Fold.Of<Match, MatchEvent>(Drafted, Proposed, _back, Proposed));
    }

    [Fact]
    public void Taking_back_twice_records_nothing() => TakeBack(Drafted, Proposed, _back).ThenNothing();

    [Fact]
    public void Once_a_company_has_answered_it_is_too_late()
    {
        TakeBack(Drafted, Proposed, AcmeConsented).ThenRefused(TakeBackScreening.TooLate);
        TakeBack(Drafted, Proposed, new MatchEvent.CompanyDeclined(TheMatch, Acme, Monday)).ThenRefused(TakeBackScreening.TooLate);
        TakeBack(OnTheWay.BeforeTheCommittee).ThenRefused(TakeBackScreening.TooLate);
    }

    [Fact]
    public void Another_coordinators_proposal_stays()
    {
        new TakeBackProposal(TheMatch, new(Id("another coordinator"))).Decide(Fold.Of<Match, MatchEvent>(Drafted, Proposed), _mentor, _mentee, Monday)
            .ThenRefused(TakeBackScreening.TooLate);
        TakeBack().ThenRefused(Match.NotFound);
    }

    [Fact]
    public void A_company_cannot_answer_what_it_is_no_longer_asked()
    {
        var match = Fold.Of<Match, MatchEvent>(Drafted, Proposed, _back);

        foreach (var answer in (bool[])[true, false])
            new ConsentToMatch(TheMatch, Acme, answer).Decide(match, Monday).ThenRefused(ConsentToMatch.NotAsked);
    }

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> TakeBack(params MatchEvent[] given) =>
        new TakeBackProposal(TheMatch, TheCoordinator).Decide(Fold.Of<Match, MatchEvent>(given), _mentor, _mentee, Monday);
}

[Act(typeof(NoteOnMatch)), Trait("Rule", "C-16")]
public class NotingSomething
{
    private static readonly MatchEvent _noted = new MatchEvent.Noted(TheMatch, TheCoordinator, Words, Monday);

    [Fact]
    public void A_note_is_taken_in_every_phase()
    {
        Note(Drafted).Then(_noted);
        Note(Drafted, Proposed, new MatchEvent.CompanyDeclined(TheMatch, Acme, Monday)).Then(_noted);
    }

    [Fact]
    public void The_same_note_twice_records_nothing() => Note(Drafted, _noted).ThenNothing();

    [Fact]
    public void Nothing_is_noted_of_a_match_that_is_not_there() => Note().ThenRefused(Match.NotFound);

    private static Spec<Match, MatchEvent> Note(params MatchEvent[] given) => new Spec<Match, MatchEvent>()
        .Given(given).When(match => new NoteOnMatch(TheMatch, TheCoordinator, Words).Decide(match, Monday));
}

[Act(typeof(ReopenSearch)), Trait("Rule", "C-07")]
public class ReopeningASearch
{
    private static readonly ParticipantEvent _closed = new ParticipantEvent.NoMatchFound(Mentee, NoMatchReason.NobodySuitable, Words, Monday);
    private static readonly ParticipantEvent _reopened = new ParticipantEvent.SearchReopened(Mentee, Monday);

    [Fact]
    public void Runs_look_for_the_person_again()
    {
        Reopen(MenteeRegistered, _closed).Then(_reopened);
        Assert.Null(Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, _closed, _reopened).Registration!.NoMatch);
    }

    [Fact]
    public void Reopening_twice_records_nothing() => Reopen(MenteeRegistered, _closed, _reopened).ThenNothing();

    [Fact]
    public void Nobody_is_looked_for_who_left_or_never_came()
    {
        Reopen(MenteeRegistered, _closed, new ParticipantEvent.Withdrawn(Mentee, null, Monday)).ThenRefused(Participant.HasLeft);
        Reopen().ThenRefused(Participant.NotFound);
    }

    private static Spec<Participant, ParticipantEvent> Reopen(params ParticipantEvent[] given) =>
        new Spec<Participant, ParticipantEvent>().Given(given).When(person => new ReopenSearch().Decide(person, Monday));
}
