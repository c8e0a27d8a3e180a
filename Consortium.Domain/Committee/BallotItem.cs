using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>One question of a ballot, with its own home companies, recusals, votes, quorum and result.</summary>
/// <param name="Id">The item.</param>
/// <param name="Subject">What is asked.</param>
/// <param name="Dossier">What the voters may know of a match; null for every other subject.</param>
/// <param name="Count">Roster, recusals and votes, with the arithmetic over them.</param>
/// <param name="Result">How it ended; null while it is open.</param>
public sealed record BallotItem(BallotItemId Id, BallotSubject Subject, MatchDossier? Dossier, Count Count, BallotResult? Result)
{
    /// <summary>Whether nothing more follows from the item: it ended without a result, or what became of its match is noted.</summary>
    public bool IsConcluded { get; init; }

    /// <summary>What was decided of its match; null until then, when the match ended before, and of every other subject.</summary>
    public Decisions.Decision? Decision { get; init; }

    /// <summary>The id of an item by its place on the ballot, from 0. It tells nothing of what is asked.</summary>
    public static BallotItemId IdOf(BallotId ballot, int place) => new(DerivedId.Of($"ballot item {place}", ballot.Value));
}

/// <summary>How the items of a ballot come to an end.</summary>
public enum BallotProcedure
{
    /// <summary>By votes.</summary>
    Vote,

    /// <summary>
    /// By silence (L-35): an item that nobody objected to in the window is approved when a quorum has read it. An objection
    /// takes it out, to be voted on.
    /// </summary>
    NoObjection,
}

/// <summary>A subject as it is laid before the committee.</summary>
/// <param name="Subject">What is asked.</param>
/// <param name="HomeCompanies">Companies that consent and, as a rule, do not vote; empty when there are none.</param>
/// <param name="Touches">Ids of companies and participants: a declared link with any of them recuses (L-31).</param>
/// <param name="Dossier">What the voters may know of a match; null for every other subject, which is open to them.</param>
public sealed record Topic(BallotSubject Subject, ImmutableArray<CompanyId> HomeCompanies, IReadOnlyList<Guid> Touches, MatchDossier? Dossier)
{
    /// <summary>A subject that is about no match: nobody is home, and what it is about is open to the voters.</summary>
    /// <param name="subject">What is asked.</param>
    /// <param name="touches">Ids of companies: a declared link with any of them recuses.</param>
    public static Topic About(BallotSubject subject, params IReadOnlyList<Guid> touches) => new(subject, [], touches, Dossier: null);

    /// <summary>Companies that would gain by the decision, or whose group would: their people are recused (L-31).</summary>
    public ImmutableArray<CompanyId> Gaining { get; init; } = [];
}

/// <summary>An item as its ballot opened.</summary>
/// <param name="Item">The item.</param>
/// <param name="Subject">What is asked.</param>
/// <param name="HomeCompanies">Companies that consent and, as a rule, do not vote.</param>
/// <param name="Recused">Members whose declared links touch the subject.</param>
/// <param name="Dossier">What the voters may know of a match (L-33); null for every other subject.</param>
public sealed record OpenedItem(
    BallotItemId Item,
    BallotSubject Subject,
    ImmutableArray<CompanyId> HomeCompanies,
    ImmutableArray<CommitteeMemberId> Recused,
    MatchDossier? Dossier);

/// <summary>How an item ended.</summary>
public enum BallotResult
{
    /// <summary>More For than Against, with a quorum.</summary>
    Approved,

    /// <summary>A quorum, and not more For than Against; a tie is not an approval.</summary>
    Rejected,

    /// <summary>It closed without a quorum.</summary>
    Inquorate,

    /// <summary>Its ballot was voided; the question may be asked anew.</summary>
    Voided,
}
