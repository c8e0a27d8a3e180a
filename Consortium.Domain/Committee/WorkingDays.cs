namespace Consortium.Domain.Committee;

/// <summary>Monday to Friday in UTC; holidays differ from member to member and are not left out.</summary>
public static class WorkingDays
{
    /// <summary>The same time of day so many working days later. The day itself is not counted; from a weekend, Monday is the first.</summary>
    public static DateTimeOffset After(DateTimeOffset at, int days)
    {
        var day = at.ToUniversalTime();
        for (var counted = 0; counted < days;)
        {
            day = day.AddDays(1);
            counted += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
