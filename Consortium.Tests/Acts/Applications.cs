using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(ApplyAsMentee)), Trait("Rule", "A-65"), Trait("Rule", "L-29")]
public class ApplyingAsAMentee
{
    private static readonly ParticipantEvent _applied = new ParticipantEvent.Applied(Mentee, Words, Monday);

    [Fact]
    public void The_person_says_why_and_that_they_take_part_of_their_own_free_will()
    {
        Apply(true, MenteeRegistered).Then(_applied);
        Assert.Equal(
            new MenteeApplication(Words, new(2026, 11, 23), SponsoredOn: null), Fold.Of<Participant, ParticipantEvent>(MenteeRegistered, _applied).Registration!.Application);
    }

    [Fact]
    public void Applying_twice_with_the_same_words_records_nothing() => Apply(true, MenteeRegistered, _applied).ThenNothing();

    [Fact]
    public void Who_does_not_take_part_of_their_own_free_will_does_not_apply() => Apply(false, MenteeRegistered).ThenRefused(ApplyAsMentee.NotVoluntary);

    [Fact]
    public void Only_a_mentee_who_takes_part_applies()
    {
        Apply(true, MentorRegistered).ThenRefused(MenteeApplication.NotAMentee);
        Apply(true, MenteeRegistered, new ParticipantEvent.Withdrawn(Mentee, null, Monday)).ThenRefused(Participant.HasLeft);
        Apply(true).ThenRefused(Participant.NotFound);
    }

    [Fact]
    public void What_nobody_has_said_is_unknown_and_stops_no_proposal()
    {
        var mentee = (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MenteeRegistered);

        Assert.Equal(MenteeApplication.Unsaid, mentee.Application);
        Assert.Empty(Eligibility.Between((Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MentorRegistered), mentee, Rules, new(2026, 11, 23)));
    }

    private static Spec<Participant, ParticipantEvent> Apply(bool voluntary, params ParticipantEvent[] given) =>
        new Spec<Participant, ParticipantEvent>().Given(given).When(person => new ApplyAsMentee(Words, voluntary).Decide(person, Monday));
}

[Act(typeof(SponsorMentee)), Trait("Rule", "A-65")]
public class SponsoringAMentee
{
    private static readonly DateOnly _today = new(2026, 11, 23);
    private static readonly ParticipantEvent _sponsored = new ParticipantEvent.Sponsored(Mentee, _today.AddDays(-3), Monday);

    [Fact]
    public void The_employer_confirms_with_the_day_on_which_it_agreed() => Sponsor(_today.AddDays(-3), MenteeRegistered).Then(_sponsored);

    [Fact]
    public void Confirming_again_records_nothing_whatever_the_day() => Sponsor(_today, MenteeRegistered, _sponsored).ThenNothing();

    [Fact]
    public void A_company_that_takes_the_person_over_confirms_for_itself() =>
        Sponsor(_today, MenteeRegistered, _sponsored, new ParticipantEvent.TransferOffered(Mentee, Borealis, Corvid, Monday), new ParticipantEvent.Transferred(Mentee, Borealis, Corvid, Monday))
            .Then(new ParticipantEvent.Sponsored(Mentee, _today, Monday));

    [Fact]
    public void Nothing_is_confirmed_before_it_is_given() => Sponsor(_today.AddDays(1), MenteeRegistered).ThenRefused(SponsorMentee.InTheFuture);

    [Fact]
    public void Only_a_mentee_who_takes_part_is_sponsored()
    {
        Sponsor(_today, MentorRegistered).ThenRefused(MenteeApplication.NotAMentee);
        Sponsor(_today, MenteeRegistered, new ParticipantEvent.Withdrawn(Mentee, null, Monday)).ThenRefused(Participant.HasLeft);
        Sponsor(_today).ThenRefused(Participant.NotFound);
    }

    private static Spec<Participant, ParticipantEvent> Sponsor(DateOnly on, params ParticipantEvent[] given) =>
        new Spec<Participant, ParticipantEvent>().Given(given).When(person => new SponsorMentee(on).Decide(person, Monday));
}
