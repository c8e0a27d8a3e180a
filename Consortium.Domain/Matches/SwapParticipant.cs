using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator puts an alternative in the place of one of the two people: the match ends as replaced, another one begins with
/// who stays, and the places move, all in one step, so that nobody is in two places or in none (C-09). What was proposed is
/// proposed anew, since the companies consented to other people. Swapping in the same person again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Into">The match that takes its place.</param>
/// <param name="Pair">Who is in that one, and how the engine scores them: one of the two as before.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record SwapParticipant(MatchId Match, MatchId Into, Pair Pair, CoordinatorId By)
{
    public static readonly Refusal NotNow = new(
        "match.not-swapped-now", "C-09",
        "Ce jumelage est devant le comité, en cours ou terminé : on n'y remplace plus personne.",
        "This match is before the committee, active or over: nobody is swapped in it any more.");

    public static readonly Refusal NotAnAlternative = new(
        "match.not-an-alternative", "C-09",
        "La personne de remplacement doit prendre la place d'une seule des deux personnes.",
        "The alternative must take the place of exactly one of the two people.");

    /// <summary>The match that a swap leads to: the same person swapped in again leads to the same.</summary>
    public static MatchId IntoOf(MatchId match, ParticipantId joins) => new(DerivedId.Of("swap", match.Value, joins.Value));

    /// <param name="match">The match.</param>
    /// <param name="into">What is recorded under the other match's id.</param>
    /// <param name="mentor">The mentor of the other match.</param>
    /// <param name="mentee">The mentee of the other match.</param>
    /// <param name="leaves">Who is in this match and not in the other.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="rulesPosition">Up to which event they were read.</param>
    /// <param name="at">When.</param>
    public Swap Decide(
        Match match, Match into, Participant mentor, Participant mentee, Participant leaves, ConsortiumRules rules, long rulesPosition, DateTimeOffset at)
    {
        if (into is not Matches.Match.Unknown)
            return Swap.Nothing;
        if (match is not Matches.Match.Known { Pair: var pair })
            return Matches.Match.NotFound;
        if ((pair.Mentor == Pair.Mentor) == (pair.Mentee == Pair.Mentee))
            return NotAnAlternative;

        var isOpen = match is Matches.Match.Draft or Matches.Match.Screened or Matches.Match.AwaitingInformation;
        var isProposed = match is Matches.Match.AwaitingCompanyConsents or Matches.Match.Consented or Matches.Match.AwaitingParticipants;
        if (!isOpen && !isProposed)
            return NotNow;

        var made = new PairByHand(Into, Pair, By).Decide(into, mentor, mentee, rules, at);
        if (made.Refusal is { } apart)
            return apart;

        var swap = Swap.Nothing with { Match = [new MatchEvent.Replaced(Match, Into, at)], Into = made.Events };
        if (isOpen)
            return swap;

        var (mentorFree, menteeFree) = (mentor.FreesPlaceOf(Match, at), mentee.FreesPlaceOf(Match, at));
        var proposed = new ProposeMatch(Into, By).Decide(
            made.Events.Aggregate(into, Matches.Match.Evolve),
            mentorFree.Aggregate(mentor, Participant.Evolve),
            menteeFree.Aggregate(mentee, Participant.Evolve),
            rules,
            rulesPosition,
            at);
        return proposed.Refusal is { } refusal
            ? refusal
            : swap with
            {
                Into = [.. made.Events, .. proposed.First],
                Mentor = [.. mentorFree, .. proposed.Second],
                Mentee = [.. menteeFree, .. proposed.Third],
                Leaves = leaves.FreesPlaceOf(Match, at),
            };
    }
}

/// <summary>What a swap came to, over five streams: all of it is recorded in one transaction, or none.</summary>
/// <param name="Match">Events of the match that ends.</param>
/// <param name="Into">Events of the match that begins.</param>
/// <param name="Mentor">Events of that one's mentor.</param>
/// <param name="Mentee">Events of that one's mentee.</param>
/// <param name="Leaves">Events of who leaves.</param>
/// <param name="Refusal">The rule that forbade it, or null.</param>
public sealed record Swap(
    IReadOnlyList<MatchEvent> Match,
    IReadOnlyList<MatchEvent> Into,
    IReadOnlyList<ParticipantEvent> Mentor,
    IReadOnlyList<ParticipantEvent> Mentee,
    IReadOnlyList<ParticipantEvent> Leaves,
    Refusal? Refusal)
{
    /// <summary>The wish is already fulfilled.</summary>
    public static Swap Nothing { get; } = new([], [], [], [], [], null);

    /// <summary>A refusal is an outcome without events.</summary>
    public static implicit operator Swap(Refusal refusal) => Nothing with { Refusal = refusal };
}
