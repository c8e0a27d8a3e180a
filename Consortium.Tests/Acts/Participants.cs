using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using People = Consortium.Tests.Support.Spec<Consortium.Domain.Cohorts.Participant, Consortium.Domain.Cohorts.ParticipantEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(StateAttributes)), Trait("Rule", "A-27")]
public class StatingAttributes
{
    private static readonly DateOnly _day = new(2026, 11, 23);
    private static readonly Statement _years = new Statement.YearsOfExperience(new Knowledge<int>.Known(12, KnowledgeSource.Participant, _day));

    public static TheoryData<Statement> Wrong =>
    [
        new Statement.Skills(Known<ImmutableSortedSet<string>>(["alchemy"])),
        new Statement.Needs(Known(ImmutableSortedDictionary<string, NeedPriority>.Empty.Add("alchemy", NeedPriority.Essential))),
        new Statement.Languages(Known(ImmutableSortedDictionary<string, LanguageLevel>.Empty.Add("french", LanguageLevel.Fluent))),
        new Statement.Functions(Known<ImmutableSortedSet<string>>(["finance"])),
        new Statement.Situations(Known<ImmutableSortedSet<string>>(["finance"])),
        new Statement.Contexts(Known<ImmutableSortedSet<string>>(["finance"])),
        new Statement.YearsOfExperience(Known(61)),
        new Statement.Availability(Known(new Availability(0, [], null, null))),
        new Statement.Availability(Known(new Availability(41, [], null, null))),
        new Statement.Availability(Known(new Availability(4, [], _day.AddDays(1), _day))),
        new Statement.Skills(Known<ImmutableSortedSet<string>>([.. Taxonomy.Skills.All.Take(51).Select(skill => skill.Code)])),
    ];

    [Fact]
    public void Each_attribute_is_an_event_of_its_own_and_says_who_said_it()
    {
        var lived = new Statement.Situations(new Knowledge<ImmutableSortedSet<string>>.Known(["layoffs"], KnowledgeSource.Coordinator, _day));

        Said(_years, lived).Then(new ParticipantEvent.AttributeStated(Mentor, _years, Friday), new ParticipantEvent.AttributeStated(Mentor, lived, Friday));
    }

    [Fact]
    public void What_is_withheld_or_unknown_again_is_said_too() =>
        Said(new Statement.Skills(new Knowledge<ImmutableSortedSet<string>>.Unknown()))
            .Then(new ParticipantEvent.AttributeStated(Mentor, new Statement.Skills(new Knowledge<ImmutableSortedSet<string>>.Unknown()), Friday));

    [Fact]
    public void Saying_the_same_twice_records_nothing_whoever_says_it() =>
        new People().Given(MentorRegistered, new ParticipantEvent.AttributeStated(Mentor, _years, Monday))
            .When(person => new StateAttributes(
                new Statement.YearsOfExperience(new Knowledge<int>.Known(12, KnowledgeSource.HumanResources, _day.AddDays(4))),
                new Statement.Skills(Known<ImmutableSortedSet<string>>(["finance"]))).Decide(person, Friday))
            .ThenNothing();

    [Theory, MemberData(nameof(Wrong)), Trait("Rule", "A-109")]
    public void Nothing_is_recorded_when_one_statement_is_wrong(Statement wrong) => Said(_years, wrong).ThenRefused(wrong.Wrong()!);

    [Fact]
    public void A_profile_tells_again_what_was_said() =>
        Assert.Equal([12], Fold.Of<Participant, ParticipantEvent>(MentorRegistered, new ParticipantEvent.AttributeStated(Mentor, _years, Monday)) is Participant.Registered person
            ? person.Profile.Statements().OfType<Statement.YearsOfExperience>().Select(years => years.Said.IsKnown(out var known) ? known : 0)
            : []);

    [Fact]
    public void Nothing_is_said_of_somebody_who_left() =>
        new People().Given(MentorRegistered, new ParticipantEvent.Withdrawn(Mentor, null, Monday))
            .When(person => new StateAttributes(_years).Decide(person, Friday)).ThenRefused(Participant.HasLeft);

    private static People Said(params IReadOnlyList<Statement> statements) =>
        new People().Given(MentorRegistered).When(person => new StateAttributes(statements).Decide(person, Friday));

    private static Knowledge<T> Known<T>(T value) => new Knowledge<T>.Known(value, KnowledgeSource.HumanResources, _day);
}

[Act(typeof(ChangeCapacity)), Trait("Rule", "C-10")]
public class ChangingCapacity
{
    private static readonly Cohort _open = Fold.Of<Cohort, CohortEvent>(CohortOpened);

    [Fact]
    public void A_mentor_takes_more_mentees() => Changed(5).Then(new ParticipantEvent.CapacityChanged(Mentor, 5, Friday));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void The_cohort_says_how_many_at_most(int places) => Changed(places).ThenRefused(RegisterParticipant.CapacityOutOfRange);

    [Fact, Trait("Rule", "C-03")]
    public void Places_that_matches_hold_are_not_taken_away() =>
        Changed(1, new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday), new ParticipantEvent.PlaceReserved(Mentor, new(Id("other")), Monday))
            .ThenRefused(ChangeCapacity.PlacesAreHeld);

    [Fact]
    public void The_same_number_again_records_nothing() => Changed(2).ThenNothing();

    private static People Changed(int places, params IReadOnlyList<ParticipantEvent> before) =>
        new People().Given([MentorRegistered, .. before]).When(person => new ChangeCapacity(places).Decide(person, _open, Friday));
}

[Act(typeof(MarkUnavailable)), Trait("Rule", "C-02")]
public class MarkingSomebodyUnavailable
{
    private static readonly ParticipantEvent _reserved = new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday);
    private static readonly ParticipantEvent _away = new ParticipantEvent.BecameUnavailable(Mentor, new(2026, 12, 31), Friday);

    [Fact]
    public void Open_proposals_lose_their_place_in_the_same_act() =>
        Away(MentorRegistered, _reserved).Then(_away, new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Friday));

    [Fact]
    public void An_approved_match_keeps_its_place() =>
        Away(MentorRegistered, _reserved, new ParticipantEvent.PlaceTaken(Mentor, TheMatch, Monday)).Then(_away);

    [Fact]
    public void Saying_it_again_records_nothing() => Away(MentorRegistered, _away).ThenNothing();

    [Fact]
    public void An_absence_ends_today_at_the_earliest() =>
        new People().Given(MentorRegistered).When(person => new MarkUnavailable(new(2026, 11, 26)).Decide(person, Friday)).ThenRefused(MarkUnavailable.InThePast);

    [Fact]
    public void Nobody_who_left_can_be_away() => Away(MentorRegistered, new ParticipantEvent.Departed(Mentor, new(2026, 11, 20), Monday)).ThenRefused(Participant.HasLeft);

    private static People Away(params IReadOnlyList<ParticipantEvent> given) =>
        new People().Given(given).When(person => new MarkUnavailable(new(2026, 12, 31)).Decide(person, Friday));
}

[Act(typeof(MarkAvailable)), Trait("Rule", "C-02")]
public class MarkingSomebodyAvailable
{
    private static readonly ParticipantEvent _away = new ParticipantEvent.BecameUnavailable(Mentor, null, Monday);

    [Fact]
    public void An_absence_ends() =>
        new People().Given(MentorRegistered, _away).When(person => new MarkAvailable().Decide(person, Friday)).Then(new ParticipantEvent.BecameAvailable(Mentor, Friday));

    [Fact]
    public void Coming_back_twice_records_nothing() =>
        new People().Given(MentorRegistered, _away, new ParticipantEvent.BecameAvailable(Mentor, Monday)).When(person => new MarkAvailable().Decide(person, Friday)).ThenNothing();
}

[Act(typeof(DeclareIndependence)), Trait("Rule", "A-17")]
public class DeclaringIndependence
{
    [Fact]
    public void The_new_answers_take_the_place_of_the_old()
    {
        var later = IndependenceDeclaration.NoLinks(KnowledgeSource.Participant, new(2026, 11, 27));

        new People().Given(MentorRegistered).When(person => new DeclareIndependence(later).Decide(person, Friday))
            .Then(new ParticipantEvent.IndependenceDeclared(Mentor, later, Friday));
    }

    [Fact]
    public void The_same_answers_on_the_same_day_again_record_nothing() =>
        new People().Given(MentorRegistered)
            .When(person => new DeclareIndependence(IndependenceDeclaration.NoLinks(KnowledgeSource.Participant, new(2026, 11, 2))).Decide(person, Friday)).ThenNothing();

    [Theory]
    [InlineData("2027-11-01", false)]
    [InlineData("2027-11-02", true)]
    public void Answers_hold_for_a_year_and_the_anniversary_is_past_it(string day, bool open) =>
        Assert.Equal(open, NoLinks.IsOpenOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact, Trait("Rule", "A-27")]
    public void A_question_that_was_withheld_or_left_out_is_open()
    {
        var on = new DateOnly(2026, 11, 23);
        var withheld = NoLinks with
        {
            Companies = NoLinks.Companies.SetItem(CompanyQuestion.Shares, new Knowledge<ImmutableArray<CompanyLink>>.Withheld(KnowledgeSource.Participant, on)),
        };

        Assert.False(NoLinks.IsOpenOn(on));
        Assert.True(withheld.IsOpenOn(on));
        Assert.True((NoLinks with { People = NoLinks.People.Remove(PersonQuestion.Close) }).IsOpenOn(on));
    }
}

[Act(typeof(StateReserve)), Trait("Rule", "A-16")]
public class StatingAReserve
{
    private static readonly Reserve _reserve = new([MenteesPerson.Value], [Corvid.Value]);

    [Fact]
    public void No_reason_is_asked() =>
        new People().Given(MentorRegistered).When(person => new StateReserve(_reserve).Decide(person, Friday)).Then(new ParticipantEvent.ReserveStated(Mentor, _reserve, Friday));

    [Fact]
    public void The_same_list_twice_records_nothing() =>
        new People().Given(MentorRegistered, new ParticipantEvent.ReserveStated(Mentor, _reserve, Monday))
            .When(person => new StateReserve(new([MenteesPerson.Value], [Corvid.Value])).Decide(person, Friday)).ThenNothing();

    [Fact]
    public void A_list_has_an_end() =>
        new People().Given(MentorRegistered)
            .When(person => new StateReserve(new([], [.. Enumerable.Range(0, 51).Select(n => Id($"{n}"))])).Decide(person, Friday)).ThenRefused(StateReserve.TooMany);
}

[Act(typeof(WithdrawParticipant)), Trait("Rule", "L-29")]
public class WithdrawingAParticipant
{
    private static readonly ParticipantEvent[] _taken =
        [MentorRegistered, new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday), new ParticipantEvent.PlaceTaken(Mentor, TheMatch, Monday)];

    [Fact]
    public void No_reason_is_needed_and_every_place_is_free() =>
        new People().Given(_taken).When(person => new WithdrawParticipant(null).Decide(person, Friday))
            .Then(new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Friday), new ParticipantEvent.Withdrawn(Mentor, null, Friday));

    [Fact]
    public void Withdrawing_twice_records_nothing() =>
        new People().Given([.. _taken, new ParticipantEvent.Withdrawn(Mentor, null, Monday)])
            .When(person => new WithdrawParticipant(WithdrawalReason.Time).Decide(person, Friday)).ThenNothing();

    [Fact]
    public void Nobody_unknown_withdraws() =>
        new People().Given().When(person => new WithdrawParticipant(null).Decide(person, Friday)).ThenRefused(Participant.NotFound);
}

[Act(typeof(RecordDeparture)), Trait("Rule", "C-09")]
public class RecordingADeparture
{
    private static readonly DateOnly _lastDay = new(2026, 11, 27);

    [Fact]
    public void Every_place_is_free_in_the_same_act() =>
        new People().Given(MentorRegistered, new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday)).When(person => new RecordDeparture(_lastDay).Decide(person, Friday))
            .Then(new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Friday), new ParticipantEvent.Departed(Mentor, _lastDay, Friday));

    [Fact]
    public void Recording_it_again_records_nothing() =>
        new People().Given(MentorRegistered, new ParticipantEvent.Departed(Mentor, _lastDay, Monday)).When(person => new RecordDeparture(_lastDay).Decide(person, Friday)).ThenNothing();
}

public class StoredStatements
{
    public static TheoryData<Type> Cases => [.. Sample.Cases(typeof(Statement))];

    [Theory, MemberData(nameof(Cases))]
    public void Survive_being_written_and_read(Type kind)
    {
        var written = System.Text.Json.JsonSerializer.Serialize((Statement)Sample.Of(kind), Api.Events.StoredJson.Options);

        var read = System.Text.Json.JsonSerializer.Deserialize<Statement>(written, Api.Events.StoredJson.Options)!;

        Assert.IsType(kind, read);
        Assert.Equal(written, System.Text.Json.JsonSerializer.Serialize(read, Api.Events.StoredJson.Options));
    }
}
