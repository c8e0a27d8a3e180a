using Consortium.Api.Security;

namespace Consortium.Api.Pages;

/// <summary>The pages that a role finds in its menu, in the order of its work: those that the access matrix lets it open.</summary>
internal static class Navigation
{
    private static readonly IReadOnlyList<NavigationEntry> All =
    [
        new("/Matches/Queue", "/queue", "Queue"),
        new("/MatchingRuns/Runs", "/runs", "Runs"),
        new("/Deliveries/Board", "/deliveries", "Deliveries"),
        new("/Cohorts/Unmatched", "/unmatched", "Unmatched"),
        new("/Decisions/Decided", "/decided", "Decided"),
        new("/Reports/Glance", "/cohort", "Cohort"),
        new("/Matches/Consents", "/consents", "Consents"),
        new("/Cohorts/People", "/people", "People"),
        new("/Agreements/Agreements", "/agreements", "Agreements"),
        new("/Agreements/Versions", "/agreements/versions", "Versions"),
        new("/Deliveries/Decisions", "/decisions", "Decisions"),
        new("/Cohorts/Balance", "/balance", "Balance"),
        new("/Deliveries/Connection", "/connection", "Connection"),
        new("/Cohorts/Mine", "/mine", "Mine"),
        new("/Committee/Ballots", "/ballots", "Ballots"),
        new("/Meetings/Meetings", "/meetings", "Meetings"),
        new("/Reports/Results", "/results", "Results"),
        new("/Companies/Admissions", "/admissions", "Admissions"),
        new("/Committee/Seats", "/committee", "Seats"),
        new("/PersonalData/Register", "/personal-data", "PersonalData"),
        new("/Agreements/Breaches/BreachReports", "/breaches", "Breaches"),
        new("/Observability/Operation", "/operation", "Operation"),
        new("/Security/Accounts/Accounts", "/accounts", "Accounts"),
    ];

    public static IEnumerable<NavigationEntry> Of(Scope caller) =>
        All.Where(entry => AccessMatrix.Of(entry.Page)!.May.Any(access => access.Role == caller.Role));

    /// <summary>Where a role begins its work.</summary>
    public static string Start(Scope caller) => Of(caller).FirstOrDefault()?.Path ?? "/account";
}

/// <param name="Page">Its name in the access matrix.</param>
/// <param name="Path">Its address.</param>
/// <param name="Word">The key of its name.</param>
internal sealed record NavigationEntry(string Page, string Path, string Word);
