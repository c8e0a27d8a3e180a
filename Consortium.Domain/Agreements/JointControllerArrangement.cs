namespace Consortium.Domain.Agreements;

/// <summary>
/// How the member companies answer together for personal data (GDPR art. 26; L-36): the document that they signed is kept by its
/// digest, its essence and a contact point are published in both languages. The one published last holds.
/// </summary>
public abstract record JointControllerArrangement : IState<JointControllerArrangement, JointControllerArrangementEvent>
{
    /// <summary>Nothing was published yet.</summary>
    public static readonly Refusal NotFound = new(
        "arrangement.unknown", "L-36",
        "Aucun accord entre responsables conjoints n'est encore publié.",
        "No joint-controller arrangement has been published yet.");

    private JointControllerArrangement() { }

    /// <summary>Not published.</summary>
    public sealed record Unknown : JointControllerArrangement;

    /// <summary>Published.</summary>
    public sealed record Published(ArrangementId Id) : JointControllerArrangement;

    /// <summary>What everybody may rely on, whatever the arrangement says.</summary>
    public static FixedWording AnyCompany { get; } = new(
        "Vous pouvez exercer vos droits auprès de n'importe laquelle des entreprises membres.",
        "You may exercise your rights through any of the member companies.");

    /// <inheritdoc/>
    public static JointControllerArrangement Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static JointControllerArrangement Evolve(JointControllerArrangement state, JointControllerArrangementEvent recorded) => recorded switch
    {
        JointControllerArrangementEvent.Published e => new Published(e.Arrangement),
        _ => state,
    };
}

/// <summary>What happens to an arrangement.</summary>
public abstract record JointControllerArrangementEvent
{
    private JointControllerArrangementEvent() { }

    /// <summary>The arrangement was recorded and its essence published.</summary>
    /// <param name="Arrangement">The arrangement.</param>
    /// <param name="DocumentDigest">SHA-256 of the signed document, in lower-case hexadecimal.</param>
    /// <param name="FrenchDigest">SHA-256 of the essence in French, in lower-case hexadecimal.</param>
    /// <param name="EnglishDigest">SHA-256 of the essence in English, in lower-case hexadecimal.</param>
    /// <param name="At">When.</param>
    public sealed record Published(ArrangementId Arrangement, string DocumentDigest, string FrenchDigest, string EnglishDigest, DateTimeOffset At)
        : JointControllerArrangementEvent;
}

/// <summary>Records an arrangement and publishes its essence. Publishing it again records nothing; another text is another arrangement.</summary>
/// <param name="Arrangement">The arrangement.</param>
/// <param name="DocumentDigest">SHA-256 of the signed document, in lower-case hexadecimal.</param>
/// <param name="FrenchDigest">SHA-256 of the essence in French, in lower-case hexadecimal.</param>
/// <param name="EnglishDigest">SHA-256 of the essence in English, in lower-case hexadecimal.</param>
public sealed record PublishArrangement(ArrangementId Arrangement, string DocumentDigest, string FrenchDigest, string EnglishDigest)
{
    /// <param name="arrangement">What was published under this id.</param>
    /// <param name="at">When.</param>
    public Outcome<JointControllerArrangementEvent> Decide(JointControllerArrangement arrangement, DateTimeOffset at) =>
        arrangement is JointControllerArrangement.Published
            ? Outcome.AlreadyDone<JointControllerArrangementEvent>()
            : new JointControllerArrangementEvent.Published(Arrangement, DocumentDigest, FrenchDigest, EnglishDigest, at);
}
