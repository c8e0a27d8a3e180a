using Consortium.Domain;

namespace Consortium.Api.Agreements;

/// <summary>
/// A link by which one participant, who has no sign-in, reads one version of the agreement and acknowledges it, once. Its
/// stream's id follows from the secret in the link, so the secret itself is kept nowhere.
/// </summary>
internal abstract record AcknowledgementLink : IState<AcknowledgementLink, AcknowledgementLinkEvent>
{
    private AcknowledgementLink() { }

    public sealed record Unknown : AcknowledgementLink;

    public sealed record Offered(ParticipantId Participant, CompanyId Company, AgreementId Agreement, DateTimeOffset ExpiresAt) : AcknowledgementLink;

    public sealed record Used : AcknowledgementLink;

    public static AcknowledgementLink Initial { get; } = new Unknown();

    public static AcknowledgementLink Evolve(AcknowledgementLink state, AcknowledgementLinkEvent recorded) => (state, recorded) switch
    {
        (Unknown, AcknowledgementLinkEvent.Offered e) => new Offered(e.Participant, e.Company, e.Agreement, e.ExpiresAt),
        (Offered, AcknowledgementLinkEvent.Used) => new Used(),
        _ => state,
    };

    /// <summary>What it offers at this time, the last instant included; null when it opens nothing any more.</summary>
    public Offered? OpenAt(DateTimeOffset at) => this is Offered offered && at <= offered.ExpiresAt ? offered : null;
}

/// <summary>What happens to such a link.</summary>
internal abstract record AcknowledgementLinkEvent
{
    private AcknowledgementLinkEvent() { }

    public sealed record Offered(ParticipantId Participant, CompanyId Company, AgreementId Agreement, DateTimeOffset ExpiresAt, DateTimeOffset At)
        : AcknowledgementLinkEvent;

    public sealed record Used(DateTimeOffset At) : AcknowledgementLinkEvent;
}

/// <summary>Offers a participant a link. A link that was offered already is not offered again.</summary>
internal sealed record OfferAcknowledgementLink(ParticipantId Participant, CompanyId Company, AgreementId Agreement, int Days)
{
    public const int Ordinary = 14;
    public const int Longest = 60;

    public Outcome<AcknowledgementLinkEvent> Decide(AcknowledgementLink link, DateTimeOffset at) => link is AcknowledgementLink.Unknown
        ? new AcknowledgementLinkEvent.Offered(Participant, Company, Agreement, at.AddDays(Days), at)
        : Outcome.AlreadyDone<AcknowledgementLinkEvent>();
}
