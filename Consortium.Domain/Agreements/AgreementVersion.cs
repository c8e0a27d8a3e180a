namespace Consortium.Domain.Agreements;

/// <summary>
/// One version of the consortium's agreement: the confidentiality undertaking, and the participants' conduct rule that stands
/// behind the field's word « non-maraudage » (L-01). The version published last is in force.
/// </summary>
public abstract record AgreementVersion : IState<AgreementVersion, AgreementVersionEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "agreement.unknown", "A-07", "Aucune version d'entente ne porte cet identifiant.", "No agreement version has this id.");

    private AgreementVersion() { }

    /// <summary>No such version.</summary>
    public sealed record Unknown : AgreementVersion;

    /// <summary>Published: companies may sign it.</summary>
    public sealed record Published(AgreementId Id, string FrenchDigest, string EnglishDigest) : AgreementVersion;

    /// <inheritdoc/>
    public static AgreementVersion Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static AgreementVersion Evolve(AgreementVersion state, AgreementVersionEvent recorded) => recorded switch
    {
        AgreementVersionEvent.Published e => new Published(e.Agreement, e.FrenchDigest, e.EnglishDigest),
        _ => state,
    };
}

/// <summary>What happens to an agreement version.</summary>
public abstract record AgreementVersionEvent
{
    private AgreementVersionEvent() { }

    /// <summary>The version was published. Its text is kept outside the events; the digests prove which text was signed.</summary>
    /// <param name="Agreement">The version.</param>
    /// <param name="FrenchDigest">SHA-256 of the French text in UTF-8, in lower-case hexadecimal.</param>
    /// <param name="EnglishDigest">SHA-256 of the English text in UTF-8, in lower-case hexadecimal.</param>
    /// <param name="At">When.</param>
    public sealed record Published(AgreementId Agreement, string FrenchDigest, string EnglishDigest, DateTimeOffset At) : AgreementVersionEvent;
}
