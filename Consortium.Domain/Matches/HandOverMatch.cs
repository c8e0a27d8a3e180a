namespace Consortium.Domain.Matches;

/// <summary>
/// Another coordinator looks after a match from now on, with its history (C-29). Handing it to who has it already records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="To">The coordinator.</param>
public sealed record HandOverMatch(MatchId Match, CoordinatorId To)
{
    public static readonly Refusal Over = new(
        "match.over", "C-29", "Ce jumelage est terminé : il n'y a plus rien à confier.", "This match is over: there is nothing left to hand over.");

    public static readonly Refusal NotACoordinator = new(
        "coordinator.unknown", "C-29", "Aucun·e responsable des jumelages ne porte cet identifiant.", "No pairing coordinator has this id.");

    /// <param name="match">The match.</param>
    /// <param name="isCoordinator">Whether whoever is to look after it has access as a coordinator.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent> Decide(Match match, bool isCoordinator, DateTimeOffset at) => match switch
    {
        Matches.Match.Unknown => Matches.Match.NotFound,
        Matches.Match.Withdrawn or Matches.Match.Rejected or Matches.Match.Ended => Over,
        Matches.Match.Known { File.Coordinator: { } already } when already == To => Outcome.AlreadyDone<MatchEvent>(),
        _ when !isCoordinator => NotACoordinator,
        _ => new MatchEvent.HandedOver(Match, To, at),
    };
}
