using Consortium.Api.Security;

namespace Consortium.Api.Mail;

/// <summary>What somebody may be written to about. Sign-in links are none of these: who asks for one gets it.</summary>
public enum Occasion
{
    /// <summary>A ballot awaits a vote, or a reading.</summary>
    Ballot,

    /// <summary>A proposed match awaits a home company's consent.</summary>
    Consent,

    /// <summary>A company is asked about its people.</summary>
    Information,

    /// <summary>An approved match awaits mentor or mentee.</summary>
    Answer,

    /// <summary>A version of the agreement awaits a company's signature.</summary>
    Agreement,

    /// <summary>A version of the agreement awaits somebody who takes part.</summary>
    Acknowledgement,

    /// <summary>The minutes of a meeting await the chair.</summary>
    Minutes,

    /// <summary>A company has a new notice in its feed.</summary>
    Decision,
}

/// <summary>How soon somebody is written to.</summary>
public enum Pace
{
    /// <summary>In a letter of its own, at once.</summary>
    AtOnce,

    /// <summary>In the one letter of the day.</summary>
    Daily,

    /// <summary>Not at all: the pages show it all the same.</summary>
    Never,
}

/// <summary>Which letter about the same thing it is.</summary>
public enum Round
{
    /// <summary>The first: somebody is asked.</summary>
    Asked,

    /// <summary>Half of the time has passed.</summary>
    HalfTime,

    /// <summary>A day is left.</summary>
    LastDay,
}

internal static class Occasions
{
    /// <summary>What somebody in a role is written to about.</summary>
    public static IReadOnlyList<Occasion> Of(Role role) => role switch
    {
        Role.CommitteeMember => [Occasion.Ballot, Occasion.Minutes],
        Role.CompanyHr => [Occasion.Consent, Occasion.Information, Occasion.Agreement, Occasion.Decision],
        Role.Participant => [Occasion.Answer, Occasion.Acknowledgement],
        _ => [],
    };

    /// <summary>How soon whoever said nothing is written to.</summary>
    public static Pace Ordinary(Occasion occasion) => occasion is Occasion.Consent or Occasion.Information or Occasion.Decision ? Pace.Daily : Pace.AtOnce;

    /// <summary>Where one does what is awaited.</summary>
    public static string PathOf(Occasion occasion, Guid subject) => occasion switch
    {
        Occasion.Ballot => $"/ballots/{subject}",
        Occasion.Consent or Occasion.Information => "/consents",
        Occasion.Answer or Occasion.Acknowledgement => "/mine",
        Occasion.Agreement => "/agreements",
        Occasion.Minutes => $"/meetings/{subject}",
        Occasion.Decision => "/decisions",
        _ => throw new ArgumentOutOfRangeException(nameof(occasion)),
    };
}
