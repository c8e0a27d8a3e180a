using System.Collections.Immutable;

namespace Consortium.Domain.Cohorts;

/// <summary>How much a need matters to the mentee.</summary>
public enum NeedPriority
{
    /// <summary>What mentoring is asked for.</summary>
    Essential,

    /// <summary>Would help.</summary>
    Important,

    /// <summary>Welcome if it comes along.</summary>
    Welcome,
}

/// <summary>How well a language is spoken; only the order counts.</summary>
public enum LanguageLevel
{
    /// <summary>Not enough to be mentored in.</summary>
    Basic,

    /// <summary>Enough for a conversation about work.</summary>
    Working,

    /// <summary>Without effort.</summary>
    Fluent,

    /// <summary>First language.</summary>
    Native,
}

/// <summary>Where a person stands in an organisation; the programme is for every level .</summary>
public enum JobLevel
{
    /// <summary>Learning the job: apprentice, trainee, junior.</summary>
    Entry,

    /// <summary>Does the job: trades, office, production, care.</summary>
    Employee,

    /// <summary>Expert or professional.</summary>
    Professional,

    /// <summary>Leads a team or a shift.</summary>
    TeamLead,

    /// <summary>Manages.</summary>
    Manager,

    /// <summary>Manages managers.</summary>
    Director,

    /// <summary>Member of the executive .</summary>
    Executive,

    /// <summary>Founder or owner .</summary>
    Owner,
}

/// <summary>Forms of mentoring.</summary>
public enum MentoringForm
{
    /// <summary>With an accord, a roadmap and reviews .</summary>
    Formal,

    /// <summary>Who and when, and no more .</summary>
    Informal,

    /// <summary>One mentor and several mentees .</summary>
    Group,

    /// <summary>The junior mentors the senior .</summary>
    Reverse,

    /// <summary>About managing, under supervision .</summary>
    Managerial,
}

/// <summary>When a person has time for mentoring.</summary>
/// <param name="HoursAMonth">Hours a month in all, 1 to 40.</param>
/// <param name="Weekdays">The days of the week; empty when any will do.</param>
/// <param name="From">The first day, included; null for at once.</param>
/// <param name="Until">The last day, included; null for the whole cohort.</param>
public sealed record Availability(int HoursAMonth, ImmutableSortedSet<DayOfWeek> Weekdays, DateOnly? From, DateOnly? Until)
{
    /// <summary>Two are the same when they name the same days of the week.</summary>
    public bool Equals(Availability? other) => other is not null
        && (HoursAMonth, From, Until) == (other.HoursAMonth, other.From, other.Until)
        && Weekdays.SetEquals(other.Weekdays);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HoursAMonth, From, Until);
}
