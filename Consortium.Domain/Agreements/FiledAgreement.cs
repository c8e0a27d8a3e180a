using System.Collections.Immutable;

namespace Consortium.Domain.Agreements;

/// <summary>
/// A text that companies signed elsewhere: filed so that it is known, and never applied. No rule reads it, whatever it says.
/// </summary>
public abstract record FiledAgreement : IState<FiledAgreement, FiledAgreementEvent>
{
    private FiledAgreement() { }

    /// <summary>No such text.</summary>
    public sealed record Unknown : FiledAgreement;

    /// <summary>Filed.</summary>
    public sealed record Filed(FiledAgreementId Id) : FiledAgreement;

    /// <inheritdoc/>
    public static FiledAgreement Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static FiledAgreement Evolve(FiledAgreement state, FiledAgreementEvent recorded) => recorded switch
    {
        FiledAgreementEvent.Filed e => new Filed(e.Agreement),
        _ => state,
    };
}

/// <summary>What a filed text is about, as its parties say.</summary>
public enum FiledSubject
{
    /// <summary>Confidentiality.</summary>
    Confidentiality,

    /// <summary>« Non-maraudage », by whatever name.</summary>
    NonPoaching,

    /// <summary>Personal data.</summary>
    DataProtection,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What happens to a filed text.</summary>
public abstract record FiledAgreementEvent
{
    private FiledAgreementEvent() { }

    /// <summary>The text was filed.</summary>
    /// <param name="Agreement">The text.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="Parties">The member companies that signed it, two at least.</param>
    /// <param name="Digest">SHA-256 of the document, in lower-case hexadecimal.</param>
    /// <param name="SignedOn">The day that stands on it.</param>
    /// <param name="Until">Its last day, included; null when it names none.</param>
    /// <param name="At">When it was filed.</param>
    public sealed record Filed(
        FiledAgreementId Agreement,
        FiledSubject Subject,
        ImmutableArray<CompanyId> Parties,
        string Digest,
        DateOnly SignedOn,
        DateOnly? Until,
        DateTimeOffset At) : FiledAgreementEvent;
}

/// <summary>Files a text that companies signed elsewhere. Filing it again records nothing.</summary>
/// <param name="Agreement">The text.</param>
/// <param name="By">The company that files it; null for the coordinator.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Parties">The member companies that signed it.</param>
/// <param name="Digest">SHA-256 of the document, in lower-case hexadecimal.</param>
/// <param name="SignedOn">The day that stands on it.</param>
/// <param name="Until">Its last day, included; null when it names none.</param>
public sealed record FileAgreement(
    FiledAgreementId Agreement, CompanyId? By, FiledSubject Subject, ImmutableArray<CompanyId> Parties, string Digest, DateOnly SignedOn, DateOnly? Until)
{
    /// <summary>A text between nobody.</summary>
    public static readonly Refusal PartiesMissing = new(
        "filed-agreement.parties-missing", "A-10",
        "Un texte signé ailleurs lie au moins deux entreprises membres, dont la vôtre : nommez-les.",
        "A text signed elsewhere binds two member companies at least, yours among them: name them.");

    /// <summary>Nobody has signed tomorrow.</summary>
    public static readonly Refusal SignedInTheFuture = new(
        "filed-agreement.signed-in-the-future", "A-10",
        "Un texte signé ne peut pas porter une date à venir.",
        "A signed text cannot bear a date to come.");

    /// <param name="filed">What is filed under this id.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<FiledAgreementEvent> Decide(FiledAgreement filed, ConsortiumRules rules, DateTimeOffset at)
    {
        ImmutableArray<CompanyId> parties = [.. Parties.Distinct()];
        if (filed is FiledAgreement.Filed)
            return Outcome.AlreadyDone<FiledAgreementEvent>();
        if (parties.Length < 2 || !parties.All(rules.Members.Contains) || (By is { } company && !parties.Contains(company)))
            return PartiesMissing;
        if (SignedOn > DateOnly.FromDateTime(at.UtcDateTime))
            return SignedInTheFuture;

        return new FiledAgreementEvent.Filed(Agreement, Subject, parties, Digest, SignedOn, Until, at);
    }
}
