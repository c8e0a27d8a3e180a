using System.Globalization;

namespace Consortium.Api.Pages;

/// <summary>How moments, days and ids are written for people, by the reader's language and country.</summary>
internal static class Shown
{
    /// <summary>A day, as "23 Nov 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A moment by the clock of the service's place.</summary>
    public static string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.Local).ToString(
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "fr" ? "d MMM yyyy, H'\u00a0h\u00a0'mm" : "d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>What tells two ids apart for people: their last six digits.</summary>
    public static string Short(Guid id) => id.ToString("N")[^6..];

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A score of 0 to 1000 as a share of 100.</summary>
    public static string Score(int thousandths) => (thousandths / 10m).ToString("0.0", CultureInfo.CurrentCulture);
}
