using System.Collections.Immutable;
using Consortium.Domain.Agreements;

namespace Consortium.Domain.Companies;

/// <summary>
/// A legal entity, not a brand: known, a candidate, a member, and in the end departed. A founding member is admitted by the
/// coordinator; once the committee has a chair, a company applies and the committee admits it (L-17).
/// </summary>
public abstract record PartnerCompany : IState<PartnerCompany, PartnerCompanyEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "company.unknown", "A-01", "Aucune entreprise partenaire ne porte cet identifiant.", "No partner company has this id.");

    /// <summary>The act is about a candidate, and the company is none.</summary>
    public static readonly Refusal NotACandidate = new(
        "company.not-a-candidate", "L-17",
        "Cette entreprise n'a pas de candidature en cours.",
        "This company has no application under way.");

    private PartnerCompany() { }

    /// <summary>No such company.</summary>
    public sealed record Unknown : PartnerCompany;

    /// <summary>Known because it controls, or does business with, a member; it has not applied.</summary>
    public sealed record Outsider(CompanyId Id) : PartnerCompany;

    /// <summary>Has applied; the committee has not decided.</summary>
    /// <param name="Id">The company.</param>
    /// <param name="Activity">What it declared that it does.</param>
    /// <param name="Declared">Whether it and a member compete, by who said so; a later answer of the same company counts alone.</param>
    /// <param name="Check">What the coordinator's check came to; null before it, and again when a competitor is declared after it.</param>
    /// <param name="Ballot">The ballot on what was checked; null before it, and again when something is declared or checked after it.</param>
    public sealed record Candidate(
        CompanyId Id,
        ActivityDeclaration Activity,
        ImmutableDictionary<(CompanyId Member, CompanyId By), bool> Declared,
        CompetitionCheck? Check,
        BallotId? Ballot) : PartnerCompany;

    /// <summary>Not admitted; it may apply again.</summary>
    public sealed record Refused(CompanyId Id) : PartnerCompany;

    /// <summary>A member.</summary>
    /// <param name="Id">The company.</param>
    /// <param name="Signed">The agreement versions that its executive has signed.</param>
    /// <param name="Activity">What it declared that it does; null while a founding member has not declared it.</param>
    /// <param name="LastDay">The last day of its membership, included, once its departure is announced.</param>
    public record Member(CompanyId Id, ImmutableHashSet<AgreementId> Signed, ActivityDeclaration? Activity = null, DateOnly? LastDay = null)
        : PartnerCompany;

    /// <summary>A member that takes no new matches for now; everything else goes on.</summary>
    public sealed record Suspended : Member
    {
        /// <param name="member">The member that is suspended.</param>
        public Suspended(Member member) : base(member) { }
    }

    /// <summary>No longer a member; it may apply again.</summary>
    /// <param name="Id">The company.</param>
    /// <param name="LastDay">The last day of its membership, included.</param>
    public sealed record Departed(CompanyId Id, DateOnly LastDay) : PartnerCompany;

    /// <inheritdoc/>
    public static PartnerCompany Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static PartnerCompany Evolve(PartnerCompany state, PartnerCompanyEvent recorded) => (state, recorded) switch
    {
        (Unknown, PartnerCompanyEvent.OutsiderRegistered e) => new Outsider(e.Company),
        (not (Candidate or Member), PartnerCompanyEvent.Applied e) =>
            new Candidate(e.Company, e.Activity, ImmutableDictionary<(CompanyId, CompanyId), bool>.Empty, Check: null, Ballot: null),
        (not Member, PartnerCompanyEvent.Admitted e) => new Member(e.Company, [], (state as Candidate)?.Activity),
        (Candidate candidate, _) => WhileCandidate(candidate, recorded),
        (Member member, _) => WhileMember(member, recorded),
        _ => state,
    };

    private static PartnerCompany WhileCandidate(Candidate candidate, PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.ActivityDeclared e => candidate with { Activity = e.Activity, Check = null, Ballot = null },
        PartnerCompanyEvent.CompetitionDeclared e => candidate with
        {
            Declared = candidate.Declared.SetItem((e.Member, e.By), e.Compete),
            Check = e.Compete ? null : candidate.Check,
            Ballot = e.Compete ? null : candidate.Ballot,
        },
        PartnerCompanyEvent.CompetitionChecked e => candidate with { Check = e.Check, Ballot = null },
        PartnerCompanyEvent.AdmissionProposed e => candidate with { Ballot = e.Ballot },
        PartnerCompanyEvent.CandidateRefused => new Refused(candidate.Id),
        _ => candidate,
    };

    private static PartnerCompany WhileMember(Member member, PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.ActivityDeclared e => member with { Activity = e.Activity },
        PartnerCompanyEvent.AgreementSigned e => member with { Signed = member.Signed.Add(e.Agreement) },
        PartnerCompanyEvent.Suspended => new Suspended(member),
        PartnerCompanyEvent.Reinstated => new Member(member.Id, member.Signed, member.Activity, member.LastDay),
        PartnerCompanyEvent.DepartureAnnounced e => member with { LastDay = e.LastDay },
        PartnerCompanyEvent.Departed e => new Departed(member.Id, e.LastDay),
        _ => member,
    };
}

/// <summary>What the coordinator's check of a candidate came to (L-17).</summary>
/// <param name="Competitors">The members that it competes with, in the order of their ids.</param>
/// <param name="AdmitWithExclusions">
/// Whether the committee is asked to admit it all the same, kept apart from each of them; otherwise a competitor is refused.
/// </param>
/// <param name="Reason">Why.</param>
public sealed record CompetitionCheck(ImmutableArray<CompanyId> Competitors, bool AdmitWithExclusions, KeptText Reason)
{
    /// <summary>In the order of their ids, each once.</summary>
    public ImmutableArray<CompanyId> Competitors { get; init; } = [.. Competitors.Distinct().OrderBy(company => company.Value)];
}

/// <summary>What happens to a partner company.</summary>
public abstract record PartnerCompanyEvent
{
    private PartnerCompanyEvent() { }

    /// <summary>A company outside of the consortium became known, as one that controls a member or does business with it.</summary>
    public sealed record OutsiderRegistered(CompanyId Company, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The company applied for membership.</summary>
    public sealed record Applied(CompanyId Company, ActivityDeclaration Activity, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The company declared anew what it does.</summary>
    public sealed record ActivityDeclared(CompanyId Company, ActivityDeclaration Activity, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The candidate, or a member, said whether the two compete.</summary>
    /// <param name="Company">The candidate.</param>
    /// <param name="Member">The member.</param>
    /// <param name="By">Which of the two said so.</param>
    /// <param name="Compete">What it said.</param>
    /// <param name="Reason">Why, when it said.</param>
    /// <param name="At">When.</param>
    public sealed record CompetitionDeclared(CompanyId Company, CompanyId Member, CompanyId By, bool Compete, KeptText? Reason, DateTimeOffset At)
        : PartnerCompanyEvent;

    /// <summary>The coordinator checked whether the candidate competes with members.</summary>
    public sealed record CompetitionChecked(CompanyId Company, CompetitionCheck Check, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The committee is asked to admit the company as it was checked.</summary>
    public sealed record AdmissionProposed(CompanyId Company, BallotId Ballot, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The committee approved the admission; the exclusions that it made a condition of are recorded with it.</summary>
    /// <param name="Company">The company.</param>
    /// <param name="Ballot">The ballot.</param>
    /// <param name="KeptApartFrom">The members that it must never be paired with.</param>
    /// <param name="At">When.</param>
    public sealed record AdmissionApproved(CompanyId Company, BallotId Ballot, ImmutableArray<CompanyId> KeptApartFrom, DateTimeOffset At)
        : PartnerCompanyEvent;

    /// <summary>The company became a member.</summary>
    public sealed record Admitted(CompanyId Company, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The application was refused.</summary>
    /// <param name="Company">The company.</param>
    /// <param name="Ballot">The ballot; null when the check found a competitor, which needs none.</param>
    /// <param name="At">When.</param>
    public sealed record CandidateRefused(CompanyId Company, BallotId? Ballot, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The member takes no new matches until it is reinstated.</summary>
    public sealed record Suspended(CompanyId Company, KeptText? Reason, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The suspension ended.</summary>
    public sealed record Reinstated(CompanyId Company, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The member leaves, or moved the day.</summary>
    /// <param name="Company">The member.</param>
    /// <param name="LastDay">The last day of its membership, included.</param>
    /// <param name="At">When it said so.</param>
    public sealed record DepartureAnnounced(CompanyId Company, DateOnly LastDay, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The member left: its last day was over.</summary>
    public sealed record Departed(CompanyId Company, DateOnly LastDay, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The company's executive signed a version of the agreement .</summary>
    /// <param name="Company">The company.</param>
    /// <param name="Agreement">The version.</param>
    /// <param name="Signatory">Who signed; name and title are kept apart.</param>
    /// <param name="Language">The language of the signed text.</param>
    /// <param name="On">The day of signing, in UTC.</param>
    /// <param name="At">When it was recorded.</param>
    public sealed record AgreementSigned(
        CompanyId Company, AgreementId Agreement, KeptText Signatory, AgreementLanguage Language, DateOnly On, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The company said where its decisions are to be delivered; the address itself is kept outside the events.</summary>
    public sealed record ReceiverSet(CompanyId Company, DateTimeOffset At) : PartnerCompanyEvent;
}
