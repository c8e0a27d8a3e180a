using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Committee;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Version = Consortium.Tests.Support.Spec<Consortium.Domain.Agreements.AgreementVersion, Consortium.Domain.Agreements.AgreementVersionEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(DraftAgreement))]
public class DraftingAnAgreement
{
    private static readonly AgreementContent _content = new("aa", "bb", AgreementTerms.Ordinary);
    private static readonly AgreementVersionEvent _drafted = new AgreementVersionEvent.Drafted(Agreement, _content, Monday);
    private static readonly AgreementVersionEvent _published = new AgreementVersionEvent.Published(Agreement, Today, Monday);

    private static DateOnly Today => DateOnly.FromDateTime(Monday.UtcDateTime);

    [Fact]
    public void A_version_is_drafted_by_the_digests_of_its_texts_and_its_terms() => Draft(_content).Then(_drafted);

    [Fact]
    public void A_draft_is_written_anew() =>
        new Version().Given(_drafted).When(version => new DraftAgreement(Agreement, _content with { EnglishDigest = "cc" }).Decide(version, Friday))
            .Then(new AgreementVersionEvent.Drafted(Agreement, _content with { EnglishDigest = "cc" }, Friday));

    [Fact]
    public void The_same_content_again_records_nothing_even_when_it_was_published()
    {
        var same = new AgreementContent("aa", "bb", AgreementTerms.Ordinary with { Purposes = AgreementTerms.Ordinary.Purposes.Remove(CorePurpose.Audit).Add(CorePurpose.Audit, LawfulBasis.LegitimateInterest) });
        new Version().Given(_drafted).When(version => new DraftAgreement(Agreement, same).Decide(version, Friday)).ThenNothing();
        new Version().Given(_drafted, _published).When(version => new DraftAgreement(Agreement, same).Decide(version, Friday)).ThenNothing();
    }

    [Fact]
    [Trait("Rule", "A-08")]
    public void A_published_text_never_changes() =>
        new Version().Given(_drafted, _published).When(version => new DraftAgreement(Agreement, _content with { FrenchDigest = "cc" }).Decide(version, Friday))
            .ThenRefused(DraftAgreement.TextIsFixed);

    [Fact]
    [Trait("Rule", "A-09")]
    public void Something_is_confidential_and_for_a_time()
    {
        Draft(_content with { Terms = Undertaking(new([], null, null)) }).ThenRefused(DraftAgreement.NothingConfidential);
        Draft(_content with { Terms = Undertaking(new([ConfidentialSubject.Conversations], TermMonths: 0, null)) }).ThenRefused(DraftAgreement.TermTooShort);
    }

    [Fact]
    [Trait("Rule", "L-25")]
    public void Confidentiality_survives_the_end_of_a_match()
    {
        Draft(_content with { Terms = Undertaking(new([ConfidentialSubject.Conversations], null, SurvivalMonths: 0)) })
            .ThenRefused(DraftAgreement.ConfidentialityMustSurvive);
        var amonth = _content with { Terms = Undertaking(new([ConfidentialSubject.Conversations], null, SurvivalMonths: 1)) };
        Draft(amonth).Then(new AgreementVersionEvent.Drafted(Agreement, amonth, Monday));
    }

    [Fact]
    [Trait("Rule", "L-37")]
    public void Each_purpose_has_its_basis() =>
        Draft(_content with { Terms = AgreementTerms.Ordinary with { Purposes = AgreementTerms.Ordinary.Purposes.Remove(CorePurpose.Audit) } })
            .ThenRefused(DraftAgreement.PurposeWithoutBasis);

    [Fact]
    [Trait("Rule", "L-37")]
    public void No_core_purpose_can_rest_on_consent_and_no_optional_one_on_anything_else()
    {
        Assert.DoesNotContain(Enum.GetNames<LawfulBasis>(), basis => basis.Contains("Consent", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Enum.GetNames<CorePurpose>().Intersect(Enum.GetNames<OptionalPurpose>()));
    }

    [Fact]
    [Trait("Rule", "L-24")]
    public void The_limits_of_confidentiality_are_in_every_version()
    {
        Assert.All(["danger", "crime", "order"], limit => Assert.Contains(limit, ConfidentialityUndertaking.Limits.English, StringComparison.Ordinal));
        Assert.All(["danger", "crime", "ordre"], limit => Assert.Contains(limit, ConfidentialityUndertaking.Limits.French, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "L-01")]
    public void The_conduct_rule_is_in_every_version_and_a_covenant_is_permitted_in_none_by_default()
    {
        Assert.Null(AgreementTerms.Ordinary.Covenants);
        Assert.Contains("limits neither hiring", ConductRule.Wording.English, StringComparison.Ordinal);
        Assert.Contains("ne limite ni l'embauche", ConductRule.Wording.French, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Rule", "L-06")]
    [InlineData(-1)]
    [InlineData(25)]
    public void A_permission_stays_within_what_any_jurisdiction_admits(int months) =>
        Draft(_content with { Terms = AgreementTerms.Ordinary with { Covenants = new(months) } }).ThenRefused(DraftAgreement.TailBeyondEveryLimit);

    private static Version Draft(AgreementContent content) =>
        new Version().Given().When(version => new DraftAgreement(Agreement, content).Decide(version, Monday));

    private static AgreementTerms Undertaking(ConfidentialityUndertaking undertaking) => AgreementTerms.Ordinary with { Confidentiality = undertaking };
}

[Act(typeof(PublishAgreement))]
public class PublishingAnAgreement
{
    private static readonly DateOnly _today = new(2026, 11, 23);
    private static readonly AgreementVersionEvent _drafted = new AgreementVersionEvent.Drafted(Agreement, new("aa", "bb", AgreementTerms.Ordinary), Monday);
    private static readonly AgreementVersionEvent _published = new AgreementVersionEvent.Published(Agreement, _today, Monday);

    [Fact]
    public void A_draft_is_published_for_today_when_no_day_is_said() =>
        new Version().Given(_drafted).When(version => new PublishAgreement(Agreement, null).Decide(version, SteeringCommittee.Initial, Monday)).Then(_published);

    [Fact]
    public void A_draft_is_published_for_a_day_to_come() =>
        new Version().Given(_drafted).When(version => new PublishAgreement(Agreement, _today.AddDays(30)).Decide(version, SteeringCommittee.Initial, Monday))
            .Then(new AgreementVersionEvent.Published(Agreement, _today.AddDays(30), Monday));

    [Fact]
    public void Publishing_it_twice_records_nothing()
    {
        new Version().Given(_drafted, _published).When(version => new PublishAgreement(Agreement, null).Decide(version, SteeringCommittee.Initial, Friday)).ThenNothing();
        new Version().Given(_drafted, _published).When(version => new PublishAgreement(Agreement, _today).Decide(version, SteeringCommittee.Initial, Friday)).ThenNothing();
    }

    [Fact]
    public void A_version_has_one_first_day() =>
        new Version().Given(_drafted, _published).When(version => new PublishAgreement(Agreement, _today.AddDays(9)).Decide(version, SteeringCommittee.Initial, Friday))
            .ThenRefused(PublishAgreement.AlreadyPublished);

    [Fact]
    public void Nobody_is_bound_for_a_day_that_is_over() =>
        new Version().Given(_drafted).When(version => new PublishAgreement(Agreement, _today.AddDays(-1)).Decide(version, SteeringCommittee.Initial, Monday))
            .ThenRefused(PublishAgreement.BeginsInThePast);

    [Fact]
    [Trait("Rule", "A-14")]
    public void Once_the_committee_has_a_chair_it_decides() =>
        new Version().Given(_drafted).When(version => new PublishAgreement(Agreement, null).Decide(version, SteeringCommittee.Initial with { Chair = Ann }, Monday))
            .ThenRefused(PublishAgreement.CommitteeDecides);

    [Fact]
    public void What_was_never_drafted_is_not_published() =>
        new Version().Given().When(version => new PublishAgreement(Agreement, null).Decide(version, SteeringCommittee.Initial, Monday)).ThenRefused(AgreementVersion.NotFound);
}

[Act(typeof(BringAgreementBeforeCommittee))]
public class BringingAnAgreementBeforeTheCommittee
{
    private static readonly DateOnly _january = new(2027, 1, 1);
    private static readonly BallotId _ballot = new(Id("agreement ballot"));
    private static readonly AgreementVersionEvent _drafted = new AgreementVersionEvent.Drafted(Agreement, new("aa", "bb", AgreementTerms.Ordinary), Monday);
    private static readonly AgreementVersionEvent _brought = new AgreementVersionEvent.BroughtBeforeCommittee(Agreement, _january, _ballot, Monday);

    private static SteeringCommittee Committee =>
        Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday));

    [Fact]
    [Trait("Rule", "A-14")]
    public void A_draft_is_voted_on_by_every_seat_and_stays_as_it_is_meanwhile()
    {
        var brought = Bring(_drafted);

        Assert.Equal(new BallotSubject.OfAgreement(Agreement), Assert.IsType<BallotEvent.Opened>(Assert.Single(brought.Second)).Items.Single().Subject);
        Recorded.AreEqual([_brought], brought.First);
        new Version().Given(_drafted, _brought).When(version => new PublishAgreement(Agreement, null).Decide(version, SteeringCommittee.Initial, Monday)).ThenRefused(AgreementVersion.IsBeforeCommittee);
        new Version().Given(_drafted, _brought)
            .When(version => new DraftAgreement(Agreement, new("aa", "cc", AgreementTerms.Ordinary)).Decide(version, Monday)).ThenRefused(AgreementVersion.IsBeforeCommittee);
    }

    [Fact]
    public void Bringing_it_twice_records_nothing() => Bring([_drafted, _brought], Opened).ThenNothing();

    [Fact]
    public void A_version_that_is_voted_on_published_or_not_there_is_not_brought()
    {
        Bring(_drafted, _brought).ThenRefused(AgreementVersion.IsBeforeCommittee);
        Bring(_drafted, new AgreementVersionEvent.Published(Agreement, _january, Monday)).ThenRefused(PublishAgreement.AlreadyPublished);
        Bring().ThenRefused(AgreementVersion.NotFound);
    }

    private static Ballot Opened => Fold.Of<Ballot, BallotEvent>(Bring(_drafted).Second);

    private static Outcome<AgreementVersionEvent, BallotEvent> Bring(params AgreementVersionEvent[] given) => Bring(given, Ballot.Initial);

    private static Outcome<AgreementVersionEvent, BallotEvent> Bring(AgreementVersionEvent[] given, Ballot ballot) =>
        new BringAgreementBeforeCommittee(Agreement, _january, new OpenBallot(_ballot, Friday))
            .Decide(Fold.Of<AgreementVersion, AgreementVersionEvent>(given), ballot, Committee, Rules, Monday);
}

[Act(typeof(SettleAgreement))]
public class SettlingAnAgreement
{
    private static readonly BallotId _ballot = new(Id("agreement ballot"));
    private static readonly AgreementVersionEvent _drafted = new AgreementVersionEvent.Drafted(Agreement, new("aa", "bb", AgreementTerms.Ordinary), Monday);

    [Fact]
    [Trait("Rule", "A-14")]
    public void Approved_it_is_published_for_its_day_or_for_today_when_that_is_over()
    {
        Settle(new(2027, 1, 1), BallotResult.Approved).Then(new AgreementVersionEvent.Published(Agreement, new(2027, 1, 1), Friday));
        Settle(new(2026, 11, 24), BallotResult.Approved).Then(new AgreementVersionEvent.Published(Agreement, new(2026, 11, 27), Friday));
    }

    [Theory]
    [InlineData(BallotResult.Rejected)]
    [InlineData(BallotResult.Inquorate)]
    public void Not_approved_it_is_a_draft_again(BallotResult result) =>
        Settle(new(2027, 1, 1), result).Then(new AgreementVersionEvent.Returned(Agreement, _ballot, result, Friday));

    [Fact]
    public void Settling_it_twice_records_nothing() =>
        new Version().Given(_drafted, Brought(new(2027, 1, 1)), new AgreementVersionEvent.Published(Agreement, new(2027, 1, 1), Friday))
            .When(version => new SettleAgreement(_ballot, BallotResult.Approved).Decide(version, Friday)).ThenNothing();

    private static Version Settle(DateOnly from, BallotResult result) =>
        new Version().Given(_drafted, Brought(from)).When(version => new SettleAgreement(_ballot, result).Decide(version, Friday));

    private static AgreementVersionEvent Brought(DateOnly from) => new AgreementVersionEvent.BroughtBeforeCommittee(Agreement, from, _ballot, Monday);
}

public class AskingWhichAgreementIsInForce
{
    private static readonly AgreementRules _rules = new(
        [new(Agreement, new(2026, 1, 1)), new(new(Id("third")), new(2027, 6, 1)), new(new(Id("second")), new(2027, 1, 1)), new(new(Id("mended")), new(2027, 1, 1))],
        [(Acme, Agreement)]);

    [Theory]
    [Trait("Rule", "A-07")]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", "agreement")]
    [InlineData("2026-12-31", "agreement")]
    [InlineData("2027-01-01", "mended")]
    [InlineData("2027-06-01", "third")]
    public void The_latest_first_day_that_has_come_counts(string on, string? expected) =>
        Assert.Equal(expected is null ? null : new Domain.AgreementId(Id(expected)), _rules.InForceOn(DateOnly.Parse(on, null)));

    [Fact]
    [Trait("Rule", "A-08")]
    public void Whoever_signed_signs_again_after_an_amendment()
    {
        Assert.True(_rules.HasSigned(Acme, new(2026, 12, 31)));
        Assert.False(_rules.HasSigned(Acme, new(2027, 1, 1)));
        Assert.False(_rules.HasSigned(Borealis, new(2026, 12, 31)));
    }
}
