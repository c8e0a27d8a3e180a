using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>One vote of the steering committee on one match.</summary>
public abstract record Ballot : IState<Ballot, BallotEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "ballot.unknown", "L-30", "Aucun scrutin ne porte cet identifiant.", "No ballot has this id.");

    private Ballot() { }

    /// <summary>No such ballot.</summary>
    public sealed record Unknown : Ballot;

    /// <summary>Open, or settled when <see cref="Result"/> says so.</summary>
    /// <param name="Count">Roster, recusals and votes, with the arithmetic over them.</param>
    /// <param name="Result">How it ended; null while it is open.</param>
    public sealed record Held(BallotId Id, MatchId Match, Count Count, DateTimeOffset ClosesAt, BallotResult? Result) : Ballot;

    /// <inheritdoc/>
    public static Ballot Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Ballot Evolve(Ballot state, BallotEvent recorded) => (state, recorded) switch
    {
        (Unknown, BallotEvent.Opened e) => new Held(
            e.Ballot,
            e.Match,
            new Count([.. e.Roster], [.. e.HomeCompanies], [.. e.Recused], ImmutableDictionary<CommitteeMemberId, Vote>.Empty),
            e.ClosesAt,
            Result: null),
        (Held ballot, BallotEvent.MemberRecused e) => ballot with { Count = ballot.Count.Without(e.Member) },
        (Held ballot, BallotEvent.VoteCast e) => ballot with { Count = ballot.Count.With(e.Member, e.Vote) },
        (Held ballot, BallotEvent.Settled e) => ballot with { Result = e.Result },
        _ => state,
    };
}

/// <summary>A seat on a ballot's frozen roster.</summary>
public sealed record Seat(CompanyId Company, CommitteeMemberId Member);

/// <summary>A match as the committee sees it: no name, no person, no company.</summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="Score">How well the mentor covers the mentee's needs, 0 to 1000.</param>
/// <param name="Confidence">The share of the attributes behind the score that were known, 0 to 100.</param>
public sealed record MatchDossier(CohortId Cohort, int Score, int Confidence);

/// <summary>A member's choice.</summary>
public enum Vote
{
    /// <summary>In favour.</summary>
    For,

    /// <summary>Not in favour.</summary>
    Against,

    /// <summary>Counts for the quorum only.</summary>
    Abstain,
}

/// <summary>How a ballot ended.</summary>
public enum BallotResult
{
    /// <summary>More For than Against, with a quorum.</summary>
    Approved,

    /// <summary>A quorum, and not more For than Against; a tie is not an approval.</summary>
    Rejected,

    /// <summary>It closed without a quorum.</summary>
    Inquorate,
}

/// <summary>What happens to a ballot.</summary>
public abstract record BallotEvent
{
    private BallotEvent() { }

    /// <summary>The ballot opened; its roster is frozen from here on (L-30).</summary>
    /// <param name="Ballot">The ballot.</param>
    /// <param name="Match">What is voted on.</param>
    /// <param name="Roster">Every seat of the committee at opening.</param>
    /// <param name="HomeCompanies">The companies of the two people.</param>
    /// <param name="Recused">Members whose declared links touch the match.</param>
    /// <param name="Dossier">What the voters may know of the match (L-33).</param>
    /// <param name="ClosesAt">The last instant at which a vote counts, included.</param>
    /// <param name="At">When.</param>
    public sealed record Opened(
        BallotId Ballot,
        MatchId Match,
        ImmutableArray<Seat> Roster,
        ImmutableArray<CompanyId> HomeCompanies,
        ImmutableArray<CommitteeMemberId> Recused,
        MatchDossier Dossier,
        DateTimeOffset ClosesAt,
        DateTimeOffset At) : BallotEvent;

    /// <summary>A member left this ballot: no vote, no dossier, no part in the quorum (L-31).</summary>
    public sealed record MemberRecused(BallotId Ballot, CommitteeMemberId Member, DateTimeOffset At) : BallotEvent;

    /// <summary>A member voted, or changed their vote.</summary>
    public sealed record VoteCast(BallotId Ballot, CommitteeMemberId Member, Vote Vote, DateTimeOffset At) : BallotEvent;

    /// <summary>The ballot ended.</summary>
    public sealed record Settled(BallotId Ballot, MatchId Match, BallotResult Result, int For, int Against, int Abstained, DateTimeOffset At)
        : BallotEvent;
}
