namespace Consortium.Api.Security;

internal static partial class AccessMatrix
{
    /// <summary>Who may open which page, by where its file lies.</summary>
    private static AccessRow[] OfPages() =>
    [
        Open("/Pages/Index"),
        Open("/Security/SignIn/SignIn"),
        Open("/Security/SignIn/ChooseRole"),
        Row("/Security/Account", [.. Enum.GetValues<Role>().Select(Own)]),
        Row("/Matches/Queue", All(Role.Coordinator)),
        Row("/MatchingRuns/Runs", All(Role.Coordinator)),
        Row("/Deliveries/Board", All(Role.Coordinator)),
        Row("/Cohorts/Unmatched", All(Role.Coordinator)),
        Row("/Matches/Consents", Own(Role.CompanyHr)),
        Row("/Cohorts/People", Own(Role.CompanyHr)),
        Row("/Cohorts/Person", Own(Role.CompanyHr)),
        Row("/Cohorts/RegisterPerson", Own(Role.CompanyHr)),
        Row("/Cohorts/SendFile", Own(Role.CompanyHr)),
        Row("/Agreements/Agreements", Own(Role.CompanyHr)),
        Row("/Agreements/Versions", All(Role.Coordinator)),
        Row("/Agreements/Changes", All(Role.Coordinator), All(Role.Auditor), All(Role.CompanyHr), All(Role.CommitteeMember)),
        Row("/Companies/Admissions", All(Role.Coordinator), All(Role.Auditor), All(Role.CompanyHr), All(Role.CommitteeMember)),
        Row("/Deliveries/Decisions", Own(Role.CompanyHr)),
        Row("/Cohorts/Balance", Own(Role.CompanyHr)),
        Row("/Deliveries/Connection", Own(Role.CompanyHr)),
        Row("/Cohorts/Mine", Own(Role.Participant)),
        Row("/Committee/Ballots", Own(Role.CommitteeMember)),
        Row("/Committee/BallotSheet", All(Role.Coordinator), All(Role.Auditor), Own(Role.CommitteeMember)),
        Row("/Committee/Seats", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("/Meetings/Meetings", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("/Meetings/Meeting", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("/Reports/Glance", All(Role.Coordinator), All(Role.Auditor)),
        Row("/Reports/Results", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("/Observability/Operation", All(Role.Operator)),
        Row("/Agreements/Breaches/BreachReports", All(Role.IndependentReviewer), Own(Role.CompanyHr), Own(Role.CommitteeMember)),
        Row("/Agreements/Breaches/ReportedBreach", All(Role.IndependentReviewer), Own(Role.CompanyHr), Own(Role.CommitteeMember)),
        Row("/PersonalData/Register", All(Role.Coordinator), All(Role.Auditor)),
        Row("/Decisions/Decided", All(Role.Coordinator), All(Role.Auditor)),
        Row("/Decisions/DecisionRecord", All(Role.Coordinator), All(Role.Auditor)),
        Row("/Mail/Letters", Own(Role.CommitteeMember), Own(Role.CompanyHr), Own(Role.Participant)),
        Row("/Security/Accounts/Accounts", All(Role.Operator), Own(Role.CompanyHr)),
        Row("/Pages/Guide", [.. Enum.GetValues<Role>().Select(Own)]),
    ];
}
