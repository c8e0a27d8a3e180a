using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Arrangements = Consortium.Tests.Support.Spec<Consortium.Domain.Agreements.JointControllerArrangement, Consortium.Domain.Agreements.JointControllerArrangementEvent>;
using Filings = Consortium.Tests.Support.Spec<Consortium.Domain.Agreements.FiledAgreement, Consortium.Domain.Agreements.FiledAgreementEvent>;
using Reports = Consortium.Tests.Support.Spec<Consortium.Domain.Agreements.BreachReport, Consortium.Domain.Agreements.BreachReportEvent>;

namespace Consortium.Tests.Acts;

/// <summary>Borealis reports that its mentee was solicited.</summary>
internal static class ABreach
{
    public static readonly BreachFacts Facts = new(new BreachReportId(Id("report")), BreachKind.Solicitation, Borealis, Mentee, Words);
    public static readonly BreachReportEvent Received = new BreachReportEvent.Received(Facts, Monday);
    public static readonly BreachReportEvent TakenUp = new BreachReportEvent.TakenUp(Facts.Report, Monday);
    public static readonly BreachReportEvent Told = new BreachReportEvent.ParticipantTold(Facts.Report, Monday);
    public static readonly BreachReportEvent Closed = new BreachReportEvent.Closed(Facts.Report, ProgrammeMeasure.MatchEnded, Monday);
}

[Act(typeof(ReportBreach))]
public class ReportingABreach
{
    [Fact]
    [Trait("Rule", "A-09")]
    public void A_company_reports_to_the_reviewer() =>
        new Reports().Given().When(report => new ReportBreach(ABreach.Facts).Decide(report, Monday)).Then(ABreach.Received);

    [Fact]
    public void Reporting_it_again_records_nothing() =>
        new Reports().Given(ABreach.Received, ABreach.TakenUp).When(report => new ReportBreach(ABreach.Facts).Decide(report, Friday)).ThenNothing();

    [Fact]
    [Trait("Rule", "L-12")]
    public void A_solicitation_is_of_somebody() =>
        new Reports().Given().When(report => new ReportBreach(ABreach.Facts with { Concerning = null }).Decide(report, Monday))
            .ThenRefused(ReportBreach.ParticipantMissing);
}

[Act(typeof(TakeUpBreach))]
public class TakingABreachUp
{
    [Fact]
    public void The_reviewer_takes_it_up() =>
        new Reports().Given(ABreach.Received).When(report => new TakeUpBreach().Decide(report, Monday)).Then(ABreach.TakenUp);

    [Fact]
    public void Taking_it_up_twice_or_after_the_end_records_nothing()
    {
        new Reports().Given(ABreach.Received, ABreach.TakenUp).When(report => new TakeUpBreach().Decide(report, Friday)).ThenNothing();
        new Reports().Given(ABreach.Received, ABreach.TakenUp, ABreach.Told, ABreach.Closed).When(report => new TakeUpBreach().Decide(report, Friday)).ThenNothing();
    }

    [Fact]
    public void What_is_not_there_is_not_taken_up() =>
        new Reports().Given().When(report => new TakeUpBreach().Decide(report, Monday)).ThenRefused(BreachReport.NotFound);
}

[Act(typeof(TellParticipantConcerned))]
[Trait("Rule", "L-12")]
public class TellingTheParticipantConcerned
{
    [Fact]
    public void The_reviewer_tells_them_once_and_again_records_nothing()
    {
        new Reports().Given(ABreach.Received, ABreach.TakenUp).When(report => new TellParticipantConcerned().Decide(report, Monday)).Then(ABreach.Told);
        new Reports().Given(ABreach.Received, ABreach.TakenUp, ABreach.Told).When(report => new TellParticipantConcerned().Decide(report, Friday)).ThenNothing();
    }

    [Fact]
    public void A_report_about_nobody_tells_nobody()
    {
        var conduct = new BreachReportEvent.Received(ABreach.Facts with { Kind = BreachKind.Conduct, Concerning = null }, Monday);
        new Reports().Given(conduct, ABreach.TakenUp).When(report => new TellParticipantConcerned().Decide(report, Monday))
            .ThenRefused(TellParticipantConcerned.NobodyConcerned);
    }

    [Fact]
    public void It_is_taken_up_first() =>
        new Reports().Given(ABreach.Received).When(report => new TellParticipantConcerned().Decide(report, Monday)).ThenRefused(CloseBreach.NotTakenUp);
}

[Act(typeof(CloseBreach))]
[Trait("Rule", "L-12")]
public class ClosingABreach
{
    [Fact]
    public void It_ends_with_a_measure_of_the_programme() =>
        new Reports().Given(ABreach.Received, ABreach.TakenUp, ABreach.Told).When(report => new CloseBreach(ProgrammeMeasure.MatchEnded).Decide(report, Monday))
            .Then(ABreach.Closed);

    [Fact]
    public void Not_before_it_was_taken_up_and_the_participant_told()
    {
        new Reports().Given(ABreach.Received).When(report => new CloseBreach(ProgrammeMeasure.None).Decide(report, Monday)).ThenRefused(CloseBreach.NotTakenUp);
        new Reports().Given(ABreach.Received, ABreach.TakenUp).When(report => new CloseBreach(ProgrammeMeasure.None).Decide(report, Monday))
            .ThenRefused(CloseBreach.ParticipantNotTold);
    }

    [Fact]
    public void The_same_measure_again_records_nothing_and_another_is_too_late()
    {
        BreachReportEvent[] closed = [ABreach.Received, ABreach.TakenUp, ABreach.Told, ABreach.Closed];
        new Reports().Given(closed).When(report => new CloseBreach(ProgrammeMeasure.MatchEnded).Decide(report, Friday)).ThenNothing();
        new Reports().Given(closed).When(report => new CloseBreach(ProgrammeMeasure.None).Decide(report, Friday)).ThenRefused(CloseBreach.AlreadyClosed);
    }

    [Fact]
    public void No_measure_sanctions_an_employee() => Assert.Equal(
        ["None", "ReminderOfTheAgreement", "CloserFollowUp", "MatchSuspended", "MatchEnded", "MatterForTheCommittee"], Enum.GetNames<ProgrammeMeasure>());
}

[Act(typeof(FileAgreement))]
public class FilingAnAgreement
{
    private static readonly FileAgreement _act = new(
        new FiledAgreementId(Id("filed")), Acme, FiledSubject.NonPoaching, [Acme, Borealis], "d0c", new(2024, 5, 1), Until: null);

    private static readonly FiledAgreementEvent _filed = new FiledAgreementEvent.Filed(
        _act.Agreement, FiledSubject.NonPoaching, [Acme, Borealis], "d0c", new(2024, 5, 1), null, Monday);

    [Fact]
    [Trait("Rule", "A-10")]
    public void A_text_signed_elsewhere_is_filed_by_its_digest_parties_and_day() => File(_act).Then(_filed);

    [Fact]
    public void Filing_it_again_records_nothing() => new Filings().Given(_filed).When(filed => _act.Decide(filed, Rules, Friday)).ThenNothing();

    [Fact]
    public void It_has_two_members_as_parties_and_who_files_it_is_one()
    {
        File(_act with { Parties = [Acme, Acme] }).ThenRefused(FileAgreement.PartiesMissing);
        File(_act with { Parties = [Borealis, Corvid] }).ThenRefused(FileAgreement.PartiesMissing);
        File(_act with { Parties = [Acme, new(Id("stranger"))] }).ThenRefused(FileAgreement.PartiesMissing);
        File(_act with { SignedOn = new(2026, 11, 24) }).ThenRefused(FileAgreement.SignedInTheFuture);
    }

    [Fact]
    public void It_is_never_applied() => Assert.Same(Rules, ConsortiumRules.Evolve(Rules, _filed));

    private static Filings File(FileAgreement act) => new Filings().Given().When(filed => act.Decide(filed, Rules, Monday));
}

[Act(typeof(PublishArrangement))]
[Trait("Rule", "L-36")]
public class PublishingTheArrangement
{
    private static readonly PublishArrangement _act = new(new ArrangementId(Id("arrangement")), "d0c", "aa", "bb");
    private static readonly JointControllerArrangementEvent _published = new JointControllerArrangementEvent.Published(_act.Arrangement, "d0c", "aa", "bb", Monday);

    [Fact]
    public void It_is_recorded_by_its_digests() => new Arrangements().Given().When(arrangement => _act.Decide(arrangement, Monday)).Then(_published);

    [Fact]
    public void Publishing_it_twice_records_nothing() =>
        new Arrangements().Given(_published).When(arrangement => _act.Decide(arrangement, Friday)).ThenNothing();
}
