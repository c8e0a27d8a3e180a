using Consortium.Domain.Committee;

namespace Consortium.Domain.Agreements;

/// <summary>
/// One version of the consortium's agreement: its text in each language, kept outside the events, and what it says in fields. A
/// draft may still change; a published text never does. Which version is in force on a day, <see cref="AgreementRules"/> says.
/// </summary>
public abstract record AgreementVersion : IState<AgreementVersion, AgreementVersionEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "agreement.unknown", "A-07", "Aucune version d'entente ne porte cet identifiant.", "No agreement version has this id.");

    /// <summary>The committee is voting on it.</summary>
    public static readonly Refusal IsBeforeCommittee = new(
        "agreement.is-before-committee", "A-14",
        "Le comité de pilotage vote sur cette version : attendez sa décision.",
        "The steering committee is voting on this version: wait for its decision.");

    private AgreementVersion() { }

    /// <summary>No such version.</summary>
    public sealed record Unknown : AgreementVersion;

    /// <summary>Being written; nobody is bound by it.</summary>
    public sealed record Draft(AgreementId Id, AgreementContent Content) : AgreementVersion;

    /// <summary>Before the steering committee: its text stays as it is until the vote is over.</summary>
    /// <param name="From">The first day on which it would be in force, included, in UTC.</param>
    public sealed record BeforeCommittee(AgreementId Id, AgreementContent Content, DateOnly From, BallotId Ballot) : AgreementVersion;

    /// <summary>Published: companies may sign it, and it binds them from a day on.</summary>
    /// <param name="From">The first day on which it is in force, included, in UTC.</param>
    public sealed record Published(AgreementId Id, AgreementContent Content, DateOnly From) : AgreementVersion;

    /// <inheritdoc/>
    public static AgreementVersion Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static AgreementVersion Evolve(AgreementVersion state, AgreementVersionEvent recorded) => (state, recorded) switch
    {
        (Unknown or Draft, AgreementVersionEvent.Drafted e) => new Draft(e.Agreement, e.Content),
        (Draft draft, AgreementVersionEvent.BroughtBeforeCommittee e) => new BeforeCommittee(e.Agreement, draft.Content, e.From, e.Ballot),
        (BeforeCommittee before, AgreementVersionEvent.Returned) => new Draft(before.Id, before.Content),
        (BeforeCommittee before, AgreementVersionEvent.Published e) => new Published(e.Agreement, before.Content, e.From),
        (Draft draft, AgreementVersionEvent.Published e) => new Published(e.Agreement, draft.Content, e.From),
        _ => state,
    };
}

/// <summary>What a version says: which texts, by their digests, and the terms behind them.</summary>
/// <param name="FrenchDigest">SHA-256 of the French text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="EnglishDigest">SHA-256 of the English text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="Terms">What the text says, in fields.</param>
public sealed record AgreementContent(string FrenchDigest, string EnglishDigest, AgreementTerms Terms);

/// <summary>What happens to an agreement version.</summary>
public abstract record AgreementVersionEvent
{
    private AgreementVersionEvent() { }

    /// <summary>The version was written, or written anew while it is a draft. The digests prove later which text was signed.</summary>
    public sealed record Drafted(AgreementId Agreement, AgreementContent Content, DateTimeOffset At) : AgreementVersionEvent;

    /// <summary>The committee was asked.</summary>
    /// <param name="Agreement">The version.</param>
    /// <param name="From">The first day on which it would be in force, included, in UTC.</param>
    /// <param name="Ballot">The ballot.</param>
    /// <param name="At">When.</param>
    public sealed record BroughtBeforeCommittee(AgreementId Agreement, DateOnly From, BallotId Ballot, DateTimeOffset At) : AgreementVersionEvent;

    /// <summary>The committee did not approve it: it is a draft again.</summary>
    public sealed record Returned(AgreementId Agreement, BallotId Ballot, BallotResult Result, DateTimeOffset At) : AgreementVersionEvent;

    /// <summary>The version was published.</summary>
    /// <param name="Agreement">The version.</param>
    /// <param name="From">The first day on which it is in force, included, in UTC.</param>
    /// <param name="At">When.</param>
    public sealed record Published(AgreementId Agreement, DateOnly From, DateTimeOffset At) : AgreementVersionEvent;
}
