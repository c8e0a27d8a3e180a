using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using AnErasure = Consortium.Tests.Support.Spec<Consortium.Domain.PersonalData.Erasure, Consortium.Domain.PersonalData.ErasureEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(AskErasure)), Trait("Rule", "L-40"), Trait("Rule", "L-41")]
public class AskingForAnErasure
{
    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered);

    [Fact]
    public void It_is_recorded_with_the_persons_own_company_and_no_reason() => new AnErasure().Given()
        .When(erasure => new AskErasure(Mentor).Decide(erasure, _mentor, Monday)).Then(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Monday));

    [Fact]
    public void Asking_again_records_nothing_before_and_after_it_was_carried_out()
    {
        new AnErasure().Given(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Monday))
            .When(erasure => new AskErasure(Mentor).Decide(erasure, _mentor, Friday)).ThenNothing();
        new AnErasure().Given(new ErasureEvent.Carried(Mentor, [], Monday))
            .When(erasure => new AskErasure(Mentor).Decide(erasure, _mentor, Friday)).ThenNothing();
    }

    [Fact]
    public void Nobody_is_erased_who_was_never_registered() => new AnErasure().Given()
        .When(erasure => new AskErasure(Mentor).Decide(erasure, Participant.Initial, Monday)).ThenRefused(Participant.NotFound);
}

[Act(typeof(CarryErasure)), Trait("Rule", "L-41")]
public class CarryingOutAnErasure
{
    private static readonly ImmutableArray<ToldCompany> _told = [new(Acme, [TheMatch]), new(Borealis, [TheMatch])];

    [Fact]
    [Trait("Rule", "C-02")]
    public void It_names_the_companies_that_have_to_forget_and_frees_every_place_of_the_person() => Carry(
        Fold.Of<Erasure, ErasureEvent>(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Monday)),
        Fold.Of<Participant, ParticipantEvent>(MentorRegistered, new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday)))
        .Then(
            [new ErasureEvent.Carried(Mentor, _told, Friday)],
            [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Friday), new ParticipantEvent.Withdrawn(Mentor, null, Friday)]);

    [Fact]
    public void It_is_carried_out_where_an_older_backup_does_not_know_that_anybody_asked_or_takes_part() =>
        Carry(Erasure.Initial, Participant.Initial).Then([new ErasureEvent.Carried(Mentor, _told, Friday)], []);

    [Fact]
    public void Each_of_them_is_told_whom_to_forget_and_where_it_was_told_the_name()
    {
        var notices = ErasureNotice.AllOf(new ErasureEvent.Carried(Mentor, _told, Friday)).ToList();

        Assert.Equal([Acme, Borealis], notices.Select(notice => notice.Company));
        Assert.All(notices, notice => Assert.Equal((Mentor, TheMatch, Friday), (notice.Person, notice.Matches.Single(), notice.At)));
        Assert.Distinct(notices.Select(notice => notice.Delivery));
        Assert.NotEqual(notices[0].Delivery, (notices[0] with { Person = Mentee }).Delivery);
    }

    [Fact]
    public void Carrying_it_out_twice_records_nothing() =>
        Carry(Fold.Of<Erasure, ErasureEvent>(new ErasureEvent.Carried(Mentor, _told, Monday)), Fold.Of<Participant, ParticipantEvent>(MentorRegistered))
            .Then([], []);

    private static Outcome<ErasureEvent, ParticipantEvent> Carry(Erasure erasure, Participant participant) =>
        new CarryErasure(Mentor, _told).Decide(erasure, participant, Friday);
}

[Act(typeof(AcknowledgeErasure)), Trait("Rule", "L-41")]
public class AcknowledgingAnErasure
{
    private static readonly ErasureEvent _carried = new ErasureEvent.Carried(Mentor, [new(Acme, [TheMatch]), new(Borealis, [TheMatch])], Monday);

    [Fact]
    public void A_company_that_was_told_says_that_it_forgot_and_again_records_nothing()
    {
        new AnErasure().Given(_carried).When(erasure => new AcknowledgeErasure(Borealis).Decide(erasure, Friday))
            .Then(new ErasureEvent.Acknowledged(Mentor, Borealis, Friday));
        new AnErasure().Given(_carried, new ErasureEvent.Acknowledged(Mentor, Borealis, Monday))
            .When(erasure => new AcknowledgeErasure(Borealis).Decide(erasure, Friday)).ThenNothing();
    }

    [Fact]
    public void A_company_that_was_told_nothing_learns_nothing() => new AnErasure().Given(_carried)
        .When(erasure => new AcknowledgeErasure(Corvid).Decide(erasure, Friday)).ThenRefused(Erasure.NotFound);

    [Fact]
    public void There_is_nothing_to_say_before_it_was_carried_out() => new AnErasure().Given(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Monday))
        .When(erasure => new AcknowledgeErasure(Acme).Decide(erasure, Friday)).ThenRefused(Erasure.NotFound);
}
