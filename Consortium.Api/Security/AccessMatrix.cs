namespace Consortium.Api.Security;

/// <summary>
/// Who may call what: one row per endpoint and page, by its name; a page's is where its file lies. An endpoint that is not listed stops the service at start,
/// so nothing is reachable by oversight.
/// </summary>
internal static partial class AccessMatrix
{
    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        .. OfPages(),
        Open("SignInByProvider"),
        Open("SetPreferences"),
        Open("ReadToAcknowledge"),
        Open("Acknowledge"),
        Open("ReadArrangement"),
        Open("OpenSignInLink"),
        Open("SignIn"),
        Open("SignOut"),
        Open("ReadApiDocument"),
        Open("ReadApiPage"),
        Open("ExplainProblem"),
        Open("IsAlive"),
        Open("IsReady"),

        Row("WhoAmI", [.. Enum.GetValues<Role>().Select(Own)]),
        Row("CreateSignInLink", All(Role.Operator)),
        Row("IssueToken", All(Role.Operator), Own(Role.CompanyHr)),
        Row("RevokeToken", All(Role.Operator), Own(Role.CompanyHr), Own(Role.CompanyReceiver)),
        Row("ListTokens", All(Role.Operator), Own(Role.CompanyHr), Own(Role.CompanyReceiver)),
        Row("OpenAccount", All(Role.Operator), Own(Role.CompanyHr)),
        Row("ListAccounts", All(Role.Operator), Own(Role.CompanyHr)),
        Row("ReaddressAccount", All(Role.Operator), Own(Role.CompanyHr)),
        Row("CloseAccount", All(Role.Operator), Own(Role.CompanyHr)),
        Row("ListCompanyNames", All(Role.Operator)),
        Row("SetIdentityProvider", All(Role.Operator)),
        Row("ListIdentityProviders", All(Role.Operator)),
        Row("RemoveIdentityProvider", All(Role.Operator)),

        Row("GetServiceStatus", All(Role.Operator)),
        Row("ListDeadLetters", All(Role.Operator)),
        Row("ReplayDeadLetter", All(Role.Operator)),

        Row("SettleConsortiumKind", All(Role.Coordinator)),
        Row("GetConsortiumKind", [.. Enum.GetValues<Role>().Select(All)]),
        Row("AdmitCompany", All(Role.Coordinator)),
        Row("BringInCompanies", All(Role.Coordinator)),
        Row("ListCompanies", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr), Own(Role.CommitteeMember)),
        Row("GetCompany", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr), Own(Role.CommitteeMember)),
        Row("ListMembers", All(Role.Coordinator), All(Role.Auditor), All(Role.CompanyHr), All(Role.CommitteeMember), All(Role.Participant)),
        Row("ApplyForMembership", All(Role.Coordinator)),
        Row("ListCandidates", All(Role.Coordinator), All(Role.Auditor), All(Role.CompanyHr), All(Role.CommitteeMember)),
        Row("RegisterOutsider", All(Role.Coordinator)),
        Row("DeclareActivity", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("DeclareCompetition", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("GetCompetition", All(Role.Coordinator), All(Role.Auditor)),
        Row("RecordCompetitionCheck", All(Role.Coordinator)),
        Row("OpenAdmissionBallot", All(Role.Coordinator)),
        Row("RefuseCandidate", All(Role.Coordinator)),
        Row("SuspendCompany", All(Role.Coordinator)),
        Row("ReinstateCompany", All(Role.Coordinator)),
        Row("AnnounceDeparture", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("GetCompanyHistory", All(Role.Coordinator), All(Role.Auditor)),
        Row("RecordControl", All(Role.Coordinator)),
        Row("EndControl", All(Role.Coordinator)),
        Row("ListControlLinks", All(Role.Coordinator), All(Role.Auditor)),
        Row("GetCorporateGroups", All(Role.Coordinator), All(Role.Auditor)),
        Row("DeclareRelationship", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("EndRelationship", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("ListRelationships", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("RequestWaiver", All(Role.Coordinator)),
        Row("OpenWaiverBallot", All(Role.Coordinator)),
        Row("OpenExclusionBallot", All(Role.Coordinator)),
        Row("ListWaivers", All(Role.Coordinator), All(Role.Auditor)),
        Row("DeclareExclusion", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("AgreeToEndExclusion", Own(Role.CompanyHr)),
        Row("ListExclusions", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("DraftAgreement", All(Role.Coordinator)),
        Row("RedraftAgreement", All(Role.Coordinator)),
        Row("PublishAgreement", All(Role.Coordinator)),
        Row("BringAgreementBeforeCommittee", All(Role.Coordinator)),
        Row("ListAgreements", [.. Enum.GetValues<Role>().Select(All)]),
        Row("GetAgreement", [.. Enum.GetValues<Role>().Select(All)]),
        Row("CompareAgreements", [.. Enum.GetValues<Role>().Select(All)]),
        Row("SignAgreement", Own(Role.CompanyHr)),
        Row("OfferAcknowledgementLink", Own(Role.CompanyHr)),
        Row("RecordAcknowledgement", Own(Role.CompanyHr)),
        Row("AcknowledgeAgreement", Own(Role.Participant)),
        Row("ListAcknowledgements", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("GetAgreementInForce", [.. Enum.GetValues<Role>().Select(All)]),
        Row("DraftCovenant", All(Role.Coordinator)),
        Row("RedraftCovenant", All(Role.Coordinator)),
        Row("SignOffCovenant", Own(Role.CompanyHr)),
        Row("PutCovenantInForce", All(Role.Coordinator)),
        Row("ListCovenants", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("GetCovenant", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("ListCovenantsOfParticipant", Own(Role.CompanyHr)),
        Row("FileAgreement", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("ListFiledAgreements", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("ReadWhatBinds", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("PublishArrangement", All(Role.Coordinator)),
        Row("ReportBreach", Own(Role.CompanyHr), Own(Role.CommitteeMember)),
        Row("ListBreachReports", All(Role.IndependentReviewer), Own(Role.CompanyHr), Own(Role.CommitteeMember)),
        Row("GetBreachReport", All(Role.IndependentReviewer), Own(Role.CompanyHr), Own(Role.CommitteeMember)),
        Row("TakeUpBreach", All(Role.IndependentReviewer)),
        Row("TellParticipantConcerned", All(Role.IndependentReviewer)),
        Row("CloseBreach", All(Role.IndependentReviewer)),
        Row("OpenCohort", All(Role.Coordinator)),
        Row("ListCohorts", [.. Enum.GetValues<Role>().Select(All)]),
        Row("GetCohort", [.. Enum.GetValues<Role>().Select(All)]),
        Row("ListTaxonomy", [.. Enum.GetValues<Role>().Select(All)]),
        Row("RegisterParticipant", Own(Role.CompanyHr)),
        Row("GetParticipantFile", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("ListParticipantFileRows", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("SetColumnWords", Own(Role.CompanyHr)),
        Row("GetColumnWords", Own(Role.CompanyHr)),
        Row("ReportReciprocity", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("ReportResults", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("ReportFlow", All(Role.Coordinator), All(Role.Auditor)),
        Row("ReportCoverage", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("ReportNetwork", All(Role.Coordinator), All(Role.Auditor)),
        Row("SetSingleSource", All(Role.Coordinator)),
        Row("StateProfile", All(Role.Coordinator), Own(Role.CompanyHr), Own(Role.Participant)),
        Row("RectifyDetails", Own(Role.CompanyHr), Own(Role.Participant)),
        Row("ChangeCapacity", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("MarkUnavailable", All(Role.Coordinator), Own(Role.CompanyHr), Own(Role.Participant)),
        Row("MarkAvailable", All(Role.Coordinator), Own(Role.CompanyHr), Own(Role.Participant)),
        Row("DeclareIndependence", Own(Role.CompanyHr), Own(Role.Participant)),
        Row("ApplyAsMentee", Own(Role.Participant)),
        Row("SponsorMentee", Own(Role.CompanyHr)),
        Row("StateReserve", Own(Role.Participant)),
        Row("WithdrawParticipant", Own(Role.CompanyHr), Own(Role.Participant)),
        Row("RecordDeparture", Own(Role.CompanyHr)),
        Row("CloseWithoutMatch", All(Role.Coordinator)),
        Row("ReopenSearch", All(Role.Coordinator)),
        Row("ListSearching", All(Role.Coordinator), All(Role.Auditor)),
        Row("ListNoMatches", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("OfferTransfer", Own(Role.CompanyHr)),
        Row("ListTransferOffers", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("AcceptTransfer", Own(Role.CompanyHr)),
        Row("GetOwnParticipation", Own(Role.Participant)),
        Row("ListParticipants", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("GetParticipant", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),

        Row("ExportPerson", Own(Role.CompanyHr), Own(Role.Participant)),
        Row("AskErasure", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("PlaceLegalHold", All(Role.Coordinator), All(Role.IndependentReviewer)),
        Row("LiftLegalHold", All(Role.Coordinator), All(Role.IndependentReviewer)),
        Row("ListLegalHolds", All(Role.Coordinator), All(Role.Auditor), All(Role.IndependentReviewer)),
        Row("ListRetention", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("ReadRetentionSchedule", [.. Enum.GetValues<Role>().Select(All)]),
        Row("ListRetentionRuns", All(Role.Coordinator), All(Role.Auditor)),
        Row("ListErasures", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr), Own(Role.CompanyReceiver)),
        Row("ListDossierReads", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("AcknowledgeErasure", Own(Role.CompanyHr), Own(Role.CompanyReceiver)),

        Row("GetLetterPreferences", Own(Role.CommitteeMember), Own(Role.CompanyHr), Own(Role.Participant)),
        Row("SetLetterPreferences", Own(Role.CommitteeMember), Own(Role.CompanyHr), Own(Role.Participant)),
        Row("GetCompanyLetterPreferences", Own(Role.CompanyHr)),
        Row("SetCompanyLetterPreferences", Own(Role.CompanyHr)),
        Row("SetReceiver", Own(Role.CompanyHr)),
        Row("GetReceiver", Own(Role.CompanyHr)),
        Row("TestReceiver", Own(Role.CompanyHr)),
        Row("ReadFeed", Own(Role.CompanyHr), Own(Role.CompanyReceiver)),
        Row("AcknowledgeNotice", Own(Role.CompanyHr), Own(Role.CompanyReceiver)),
        Row("ListDeliveries", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("GetDelivery", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("ReplayDelivery", All(Role.Coordinator)),
        Row("PreviewParticipantsFile", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("RegisterParticipantsFile", All(Role.Coordinator), Own(Role.CompanyHr)),
        Row("RequestMatchingRun", All(Role.Coordinator)),
        Row("ListMatchingRuns", All(Role.Coordinator), All(Role.Auditor)),
        Row("GetMatchingRun", All(Role.Coordinator), All(Role.Auditor)),
        Row("ListMatchQueue", All(Role.Coordinator), All(Role.Auditor)),
        Row("TriageMatchQueue", All(Role.Coordinator), All(Role.Auditor)),
        Row("GetQueueItem", All(Role.Coordinator), All(Role.Auditor)),
        Row("ListCompanyMatches", Own(Role.CompanyHr)),
        Row("GetMatch", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("PairByHand", All(Role.Coordinator)),
        Row("BringInMatches", All(Role.Coordinator)),
        Row("ScreenMatch", All(Role.Coordinator)),
        Row("TakeBackScreening", All(Role.Coordinator)),
        Row("TakeBackProposal", All(Role.Coordinator)),
        Row("OverruleReason", All(Role.Coordinator)),
        Row("HandOverMatch", All(Role.Coordinator)),
        Row("ListCoordinators", All(Role.Coordinator)),
        Row("NoteOnMatch", All(Role.Coordinator)),
        Row("ListMatchNotes", All(Role.Coordinator)),
        Row("AskForInformation", All(Role.Coordinator)),
        Row("ListInformationRequests", All(Role.Coordinator), All(Role.Auditor), Own(Role.CompanyHr)),
        Row("AnswerInformation", Own(Role.CompanyHr)),
        Row("ProposeMatch", All(Role.Coordinator)),
        Row("ConsentToMatch", Own(Role.CompanyHr)),
        Row("AnswerMatch", Own(Role.CompanyHr), Own(Role.Participant)),
        Row("RecordFirstMeeting", All(Role.Coordinator), Own(Role.CompanyHr), Own(Role.Participant)),
        Row("EndMatch", Own(Role.Participant)),
        Row("CloseMatch", All(Role.Coordinator)),
        Row("SwapParticipant", All(Role.Coordinator)),
        Row("ResumeMatch", All(Role.Coordinator)),
        Row("FillSeat", All(Role.Coordinator)),
        Row("NameAlternate", All(Role.Coordinator)),
        Row("LeaveSeat", All(Role.Coordinator)),
        Row("LeaveAlternate", All(Role.Coordinator)),
        Row("AppointChair", All(Role.Coordinator)),
        Row("ListMemberships", [.. Enum.GetValues<Role>().Select(All)]),
        Row("ListVacantSeats", All(Role.Coordinator), All(Role.Auditor)),
        Row("GetPolicy", [.. Enum.GetValues<Role>().Select(All)]),
        Row("OpenPolicyBallot", All(Role.Coordinator)),
        Row("ListRepresentatives", All(Role.Coordinator)),
        Row("ListSeats", [.. Enum.GetValues<Role>().Select(All)]),
        Row("DeclareLink", Own(Role.CommitteeMember)),
        Row("OpenBallot", All(Role.Coordinator)),
        Row("OpenSlate", All(Role.Coordinator)),
        Row("ConfirmReading", Own(Role.CommitteeMember)),
        Row("PullOutItem", All(Role.Coordinator), Own(Role.CommitteeMember)),
        Row("VoidBallot", All(Role.Coordinator)),
        Row("ListReasons", All(Role.Coordinator), All(Role.Auditor), Own(Role.CommitteeMember)),
        Row("ConveneMeeting", All(Role.Coordinator)),
        Row("BeginMeeting", All(Role.Coordinator)),
        Row("StopTopic", All(Role.CommitteeMember)),
        Row("DrawUpMinutes", All(Role.Coordinator)),
        Row("ApproveMinutes", All(Role.CommitteeMember)),
        Row("ListMeetings", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("GetMeeting", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("OpenFollowUp", All(Role.Coordinator)),
        Row("ChangeFollowUp", All(Role.Coordinator), All(Role.CommitteeMember)),
        Row("ListFollowUps", All(Role.Coordinator), All(Role.Auditor), All(Role.CommitteeMember)),
        Row("ListBallots", All(Role.Coordinator), All(Role.Auditor), Own(Role.CommitteeMember)),
        Row("ListAgenda", Own(Role.CommitteeMember)),
        Row("GetBallot", All(Role.Coordinator), All(Role.Auditor), Own(Role.CommitteeMember)),
        Row("ListCommitteeDecisions", All(Role.Coordinator), All(Role.Auditor)),
        Row("GetCommitteeDecision", All(Role.Coordinator), All(Role.Auditor)),
        Row("ListBallotSubjects", All(Role.Coordinator), All(Role.Auditor), Own(Role.CommitteeMember)),
        Row("GetAttendance", All(Role.Coordinator), Own(Role.CommitteeMember)),
        Row("CastVote", Own(Role.CommitteeMember)),
        Row("RecuseMember", All(Role.Coordinator), Own(Role.CommitteeMember)),
    ];

    private static readonly Lazy<Dictionary<string, AccessRow>> ByEndpoint = new(() => Rows.ToDictionary(row => row.Endpoint));

    /// <summary>The row of an endpoint; null for the framework's own answers to a wrong method or content type.</summary>
    public static AccessRow? Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>() is { EndpointName: var name } ? Of(name) : null;

    /// <summary>The row of an endpoint or page by its name.</summary>
    public static AccessRow? Of(string name) => ByEndpoint.Value.GetValueOrDefault(name);

    /// <summary>Stops the start when an endpoint has no row, or a row no endpoint.</summary>
    public static void Require(IEnumerable<Endpoint> mapped)
    {
        var endpoints = mapped.ToList();
        var unlisted = endpoints.Where(endpoint => Of(endpoint) is null).Select(endpoint => endpoint.DisplayName);
        var unmapped = Rows.Except(endpoints.Select(Of)).Select(row => row!.Endpoint);
        if (unlisted.Concat(unmapped).ToList() is { Count: > 0 } wrong)
            throw new InvalidOperationException($"The access matrix and the endpoints differ: {string.Join(", ", wrong)}.");
    }

    private static AccessRow Open(string endpoint) => new(endpoint, Anyone: true, []);

    private static AccessRow Row(string endpoint, params IReadOnlyList<Access> may) => new(endpoint, Anyone: false, may);

    private static Access All(Role role) => new(role, Reach.All);

    private static Access Own(Role role) => new(role, Reach.Own);
}

/// <summary>One row of the matrix.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Anyone">Open to callers who have not signed in.</param>
/// <param name="May">The roles that may call it, and how far each reaches; every other role is refused.</param>
internal sealed record AccessRow(string Endpoint, bool Anyone, IReadOnlyList<Access> May)
{
    public bool IsPage => Endpoint.StartsWith('/');
}

/// <summary>A role and how far it reaches.</summary>
internal sealed record Access(Role Role, Reach Reach);

/// <summary>How far a role reaches at an endpoint.</summary>
internal enum Reach
{
    /// <summary>Things of every company.</summary>
    All,

    /// <summary>Things of the caller's own company, or of the caller in person; another's id answers as one that does not exist.</summary>
    Own,
}
