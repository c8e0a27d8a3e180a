using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Cohorts = Consortium.Tests.Support.Spec<Consortium.Domain.Cohorts.Cohort, Consortium.Domain.Cohorts.CohortEvent>;
using People = Consortium.Tests.Support.Spec<Consortium.Domain.Cohorts.Participant, Consortium.Domain.Cohorts.ParticipantEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(OfferTransfer)), Trait("Rule", "C-09")]
public class OfferingATransfer
{
    private static readonly ParticipantEvent _offered = new ParticipantEvent.TransferOffered(Mentor, Acme, Corvid, Monday);

    [Fact]
    public void Nothing_but_the_offer_is_recorded() =>
        new People().Given(MentorRegistered).When(person => new OfferTransfer(Corvid).Decide(person, Monday)).Then(_offered);

    [Fact]
    public void The_same_offer_twice_records_nothing() =>
        new People().Given(MentorRegistered, _offered).When(person => new OfferTransfer(Corvid).Decide(person, Friday)).ThenNothing();

    [Fact]
    public void Nobody_is_offered_to_their_own_company() =>
        new People().Given(MentorRegistered).When(person => new OfferTransfer(Acme).Decide(person, Friday)).ThenRefused(OfferTransfer.OwnCompany);
}

[Act(typeof(AcceptTransfer)), Trait("Rule", "C-09")]
public class AcceptingATransfer
{
    private static readonly Cohort _open = Fold.Of<Cohort, CohortEvent>(CohortOpened);
    private static readonly ParticipantEvent _offered = new ParticipantEvent.TransferOffered(Mentor, Acme, Corvid, Monday);
    private static readonly ParticipantEvent _moved = new ParticipantEvent.Transferred(Mentor, Acme, Corvid, Friday);

    [Fact]
    public void One_event_moves_the_person_and_every_place_is_free() =>
        new People().Given(MentorRegistered, new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday), _offered)
            .When(person => new AcceptTransfer(Corvid).Decide(person, _open, Rules, Friday))
            .Then(new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Friday), _moved);

    [Fact]
    public void Taking_somebody_over_twice_records_nothing() =>
        new People().Given(MentorRegistered, _offered, _moved).When(person => new AcceptTransfer(Corvid).Decide(person, _open, Rules, Friday)).ThenNothing();

    [Fact]
    public void To_a_company_that_was_offered_nobody_the_person_does_not_exist() =>
        new People().Given(MentorRegistered, _offered).When(person => new AcceptTransfer(Dune).Decide(person, _open, Rules, Friday)).ThenRefused(Participant.NotFound);

    [Fact, Trait("Rule", "A-35")]
    public void The_company_that_was_left_stays_an_interest_for_three_years()
    {
        var moved = (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MentorRegistered, _offered, _moved);
        var atAcme = (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MenteeRegistered) with { Company = Acme };

        Assert.Contains(EligibilityOfPeople.Interest, EligibilityOfPeople.Between(moved, atAcme, new(2029, 11, 26)));
        Assert.DoesNotContain(EligibilityOfPeople.Interest, EligibilityOfPeople.Between(moved, atAcme, new(2029, 11, 27)));
    }
}

[Act(typeof(SetSingleSource)), Trait("Rule", "A-24")]
public class SettingASingleSource
{
    private static readonly KeptText _reason = new(new TextId(Id("reason")), "digest");
    private static readonly CohortEvent _set = new CohortEvent.SingleSourceSet(Autumn, Acme, _reason, Monday);

    [Fact]
    public void The_reason_is_kept_beside_the_event() =>
        new Cohorts().Given(CohortOpened).When(cohort => new SetSingleSource(Autumn, Acme, _reason).Decide(cohort, Rules, Monday)).Then(_set);

    [Fact]
    public void Naming_the_same_company_twice_records_nothing() =>
        new Cohorts().Given(CohortOpened, _set).When(cohort => new SetSingleSource(Autumn, Acme, _reason).Decide(cohort, Rules, Friday)).ThenNothing();

    [Fact]
    public void Another_company_does_not_take_its_place() =>
        new Cohorts().Given(CohortOpened, _set).When(cohort => new SetSingleSource(Autumn, Corvid, _reason).Decide(cohort, Rules, Friday))
            .ThenRefused(SetSingleSource.AnotherSource);

    [Fact]
    public void Mentors_of_other_companies_are_not_taken_and_mentees_are()
    {
        var cohort = Fold.Of<Cohort, CohortEvent>(CohortOpened, _set);
        var offer = new RegisterParticipant(Mentor, MentorsPerson, Autumn, Borealis, MentoringRole.Mentor, Fragments, NoLinks, 1);

        new People().Given().When(person => offer.Decide(person, cohort, Rules, Monday)).ThenRefused(RegisterParticipant.NotFromTheSource);
        Assert.Null((offer with { Role = MentoringRole.Mentee }).Decide(Participant.Initial, cohort, Rules, Monday).Refusal);
        Assert.Null((offer with { Company = Acme }).Decide(Participant.Initial, cohort, Rules, Monday).Refusal);
    }
}

[Act(typeof(LoseParticipant)), Trait("Rule", "C-02")]
public class LosingAParticipant
{
    private static readonly Participant _mentee =
        Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, new ParticipantEvent.PlaceReserved(Mentee, TheMatch, Monday));

    [Fact]
    public void The_match_ends_and_the_other_is_free_for_another() =>
        new LoseParticipant(TheMatch, Mentor).Decide(Fold.Of<Match, MatchEvent>(Drafted, Proposed), _mentee, Friday)
            .Then([new MatchEvent.ParticipantLost(TheMatch, Mentor, Friday)], [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, Friday)]);

    [Fact, Trait("Rule", "C-06")]
    public void A_mission_that_ran_is_told_as_withdrawn_from() =>
        new LoseParticipant(TheMatch, Mentor).Decide(Fold.Of<Match, MatchEvent>(OnTheWay.Met), _mentee, Friday)
            .Then([new MatchEvent.Ended(TheMatch, MissionEnd.Withdrawn, Mentor, Friday)], [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, Friday)]);

    [Fact]
    public void Losing_somebody_twice_records_nothing() =>
        new LoseParticipant(TheMatch, Mentor)
            .Decide(Fold.Of<Match, MatchEvent>(Drafted, Proposed, new MatchEvent.ParticipantLost(TheMatch, Mentor, Monday)), _mentee, Friday).ThenNothing();

    [Fact]
    public void A_draft_holds_no_place_and_loses_nobody() =>
        new LoseParticipant(TheMatch, Mentor).Decide(Fold.Of<Match, MatchEvent>(Drafted), _mentee, Friday).ThenNothing();
}
