namespace Consortium.Domain.Cohorts;

/// <summary>
/// A company's human resources confirm that the company sponsors its mentee: it knows of the time that mentoring takes, and
/// agrees. A company that takes the person over says so for itself. Confirming it again, on another day too, records nothing.
/// </summary>
/// <param name="On">The day on which the company agreed; today at the latest, in UTC.</param>
public sealed record SponsorMentee(DateOnly On)
{
    public static readonly Refusal InTheFuture = new(
        "participant.sponsored-in-the-future", "A-65",
        "L'appui de l'employeur est confirmé quand il est donné : le jour n'est pas encore venu.",
        "The employer's sponsorship is confirmed once it is given: the day has not come yet.");

    public Outcome<ParticipantEvent> Decide(Participant participant, DateTimeOffset at) => participant switch
    {
        Participant.Registered { Role: not MentoringRole.Mentee } => MenteeApplication.NotAMentee,
        Participant.Registered { Application.SponsoredOn: not null } => Outcome.AlreadyDone<ParticipantEvent>(),
        Participant.Registered when On > DateOnly.FromDateTime(at.UtcDateTime) => InTheFuture.With("on", $"{On:O}"),
        Participant.Registered person => new ParticipantEvent.Sponsored(person.Id, On, at),
        Participant.Left => Participant.HasLeft,
        _ => Participant.NotFound,
    };
}
