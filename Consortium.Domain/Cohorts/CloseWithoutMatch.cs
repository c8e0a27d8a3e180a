namespace Consortium.Domain.Cohorts;

/// <summary>
/// The coordinator closes the search for somebody: there is no match for them in this cohort, and their company is told why
/// (C-07). Runs leave them out from then on; a proposal that a coordinator makes all the same takes it back. Closing again with
/// the same reason records nothing.
/// </summary>
/// <param name="Because">Why, as a code.</param>
/// <param name="Words">Why, in the coordinator's words, for the person's company.</param>
public sealed record CloseWithoutMatch(NoMatchReason Because, KeptText? Words)
{
    public static readonly Refusal HasAMatch = new(
        "participant.has-a-match", "C-07",
        "Un jumelage retient une place de cette personne : la recherche n'est pas terminée.",
        "A match holds a place of this person: the search is not over.");

    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered person when person.NoMatch == Because => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered { Places.IsEmpty: false } => HasAMatch,
        Participant.Registered person => new ParticipantEvent.NoMatchFound(person.Id, Because, Words, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}

/// <summary>Why nobody was found. None of them tells of a rule between companies: that would tell of an exclusion (L-21).</summary>
public enum NoMatchReason
{
    /// <summary>Nobody in the cohort suits what is asked for.</summary>
    NobodySuitable,

    /// <summary>Whoever suits has no place left.</summary>
    NoPlaceLeft,

    /// <summary>Too little is known of the person.</summary>
    TooLittleKnown,

    /// <summary>Every proposal was declined.</summary>
    Declined,

    /// <summary>Another reason.</summary>
    Other,
}
