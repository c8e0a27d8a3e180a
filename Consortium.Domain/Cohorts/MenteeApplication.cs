namespace Consortium.Domain.Cohorts;

/// <summary>
/// What a mentee and their employer said of the mentee's taking part. What nobody has said is unknown: it is shown so, and
/// stops nothing, since no rule of the programme asks for it.
/// </summary>
/// <param name="Motivation">Why the person applies, in their own words, which are kept outside the events; null when not said.</param>
/// <param name="VoluntaryOn">The day on which the person said that they take part of their own free will (L-29); null when not said.</param>
/// <param name="SponsoredOn">The day on which the employer confirmed that it sponsors them; null when it has not.</param>
public sealed record MenteeApplication(KeptText? Motivation, DateOnly? VoluntaryOn, DateOnly? SponsoredOn)
{
    /// <summary>Nobody has said anything.</summary>
    public static MenteeApplication Unsaid { get; } = new(null, null, null);

    /// <summary>The act is about a mentee.</summary>
    public static readonly Refusal NotAMentee = new(
        "participant.not-a-mentee", "A-65",
        "Seule une personne mentorée pose sa candidature et reçoit l'appui de son employeur.",
        "A mentee alone applies and is sponsored by their employer.");
}
