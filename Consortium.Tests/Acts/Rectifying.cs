using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using People = Consortium.Tests.Support.Spec<Consortium.Domain.Cohorts.Participant, Consortium.Domain.Cohorts.ParticipantEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(RectifyDetails)), Trait("Rule", "L-40")]
public class RectifyingDetails
{
    private static readonly PersonId _somebody = new(Id("somebody"));
    private static readonly RectifyDetails _address = new([DetailField.Email], _somebody);
    private static readonly ParticipantEvent _corrected = new ParticipantEvent.Rectified(Mentor, [DetailField.Email], _somebody, Friday);

    [Fact]
    public void It_says_which_fields_and_who_the_address_leads_to() =>
        new People().Given(MentorRegistered).When(person => _address.Decide(person, Friday)).Then(_corrected);

    [Fact]
    public void Correcting_again_what_is_right_already_records_nothing() =>
        new People().Given(MentorRegistered, _corrected).When(person => new RectifyDetails([], _somebody).Decide(person, Friday)).ThenNothing();

    [Fact]
    public void Somebody_who_has_left_is_corrected_too() =>
        new People().Given(MentorRegistered, new ParticipantEvent.Withdrawn(Mentor, null, Monday)).When(person => _address.Decide(person, Friday)).Then(_corrected);

    [Fact]
    public void Nobody_is_corrected_who_was_never_registered() =>
        new People().Given().When(person => _address.Decide(person, Friday)).ThenRefused(Participant.NotFound);

    [Fact]
    public void From_then_on_they_are_whom_the_address_leads_to_also_after_they_left()
    {
        var corrected = Fold.Of<Participant, ParticipantEvent>(MentorRegistered, _corrected);
        var left = Fold.Of<Participant, ParticipantEvent>(MentorRegistered, new ParticipantEvent.Withdrawn(Mentor, null, Monday), _corrected);

        Assert.All([corrected, left], person => Assert.Equal(_somebody, person.Registration!.Facts.Person));
    }
}
