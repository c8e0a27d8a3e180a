using System.Text.Json;

namespace Consortium.Api.Client;

/// <summary>Why a request was not done (RFC 9457), with a stable code to key on.</summary>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code, string? Rule, string Fr, string En);

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public static class Paging
{
    /// <summary>How much a page holds at most.</summary>
    public const int Longest = 200;

    /// <summary>Every item of a list, page after page.</summary>
    /// <param name="after">Asks for the page after a cursor; null for the first one.</param>
    public static async Task<IReadOnlyList<T>> All<T>(Func<string?, Task<Page<T>>> after)
    {
        var items = new List<T>();
        string? next = null;
        do
        {
            var page = await after(next);
            items.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);

        return items;
    }
}

/// <param name="Token">Told this once.</param>
public sealed record TokenTold(Guid Id, string Token, CallerRole Role, Guid? Company, Guid Principal, DateTimeOffset ExpiresAt);

/// <param name="Hint">Its first characters.</param>
public sealed record TokenListed(
    Guid Id, string Hint, CallerRole Role, Guid? Company, Guid Principal, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt, DateOnly? LastUsedOn);

public sealed record TokenList(IReadOnlyList<TokenListed> Items);

public sealed record SignInLinkTold(Uri Link, CallerRole Role, Guid? Company, Guid Principal, DateTimeOffset ExpiresAt);

public sealed record CompanyAdmitted(Guid Id);

public sealed record AgreementDrafted(Guid Id, string FrenchDigest, string EnglishDigest);

public sealed record AgreementPublished(Guid Id, DateOnly From);

/// <param name="Terms">What the texts say, in fields.</param>
/// <param name="ConductRule">Part of every version, as are the limits.</param>
public sealed record AgreementInForce(
    Guid Id, string State, DateOnly? From, string FrenchDigest, string EnglishDigest, string French, string English,
    JsonElement Terms, Wording ConductRule, Wording Limits);

public sealed record Wording(string French, string English);

public sealed record AgreementSigned(Guid Company, Guid Agreement);

/// <param name="Member">The holder; null when the seat is vacant.</param>
public sealed record SeatStanding(Guid Company, Guid? Member, Guid? Alternate, bool Chairs);

public sealed record ChairAppointed(Guid Member);

/// <param name="Secret">What notices are signed with from now on; told this once.</param>
public sealed record ReceiverSet(string Url, string Secret);

/// <param name="Fault">Why the test was not taken.</param>
public sealed record ReceiverTested(bool Received, int Milliseconds, int? Status, string? Fault, string? Fr, string? En);

/// <param name="State">asked, or carried once the key is destroyed.</param>
public sealed record ErasureAccepted(Guid Person, string State);

/// <param name="Outstanding">How many companies have not said yet that they forgot the person.</param>
public sealed record ErasureAcknowledged(Guid Person, int Outstanding);

/// <param name="State">asked, to-forget or forgotten.</param>
public sealed record ErasureListed(
    Guid Id, Guid Person, Guid Company, string State, DateTimeOffset? AskedAt, DateTimeOffset? CarriedAt, DateTimeOffset? AcknowledgedAt);

public sealed record ExclusionDeclared(Guid By, Guid Against, DateOnly From, DateOnly? Until, bool DirectCompetition);

/// <param name="Reason">For the declaring company and the coordinators.</param>
public sealed record ExclusionListed(
    Guid Id, Guid By, Guid Against, DateOnly? From, DateOnly? Until, bool? DirectCompetition, string? Reason, bool AgreedToEnd, DateTimeOffset SaidAt);

public sealed record ControlRecorded(Guid Controller, Guid Controlled, IReadOnlyList<JsonElement> History);

/// <param name="UltimateControllers">The groups that the company is in; itself when nobody controls it.</param>
public sealed record CorporateGroups(Guid Company, DateOnly On, IReadOnlyList<Guid> UltimateControllers);

/// <param name="Role">What the company is to the other.</param>
public sealed record RelationshipListed(Guid Id, Guid Company, Guid With, string Role, DateOnly From, DateOnly? Until);

public sealed record CovenantDrafted(Guid Id);

public sealed record CovenantSignedOff(Guid Id, Guid Company);

public sealed record CovenantInForce(Guid Id, DateOnly From, DateOnly Until);

/// <param name="State">draft, in-force or expired.</param>
public sealed record CovenantListed(
    Guid Covenant, Guid Bound, Guid Beneficiary, bool Reciprocal, string State, string? Jurisdiction, string? Territory, DateOnly? From,
    DateOnly? Until, int TailMonths);

public sealed record ParticipantRegistered(Guid Id, Guid Cohort, Guid Company, string Role);

public sealed record CohortOpened(Guid Id, DateOnly From, DateOnly Until);

/// <param name="IgnoredColumns">Null when the file is read after the answer.</param>
/// <param name="Rows">Null when the file is read after the answer, as one of more than 500 rows is.</param>
public sealed record FileReport(
    Guid Id, int Registered, int Updated, int Already, int Refused, IReadOnlyList<string>? IgnoredColumns, IReadOnlyList<RowReport>? Rows);

/// <param name="State">reading until every row was read, then read.</param>
public sealed record FileProgress(
    Guid Id, Guid Cohort, string State, int Rows, int Done, int Registered, int Updated, int Already, int Refused, DateTimeOffset SentAt, DateTimeOffset? FinishedAt);

public sealed record FileRows(IReadOnlyList<RowReport> Items);

/// <param name="Items">CloudEvents, the same that the webhook carries.</param>
/// <param name="Next">Where to read on, now or when new notices may have come.</param>
public sealed record FeedPage(IReadOnlyList<JsonElement> Items, string Next);

/// <param name="Status">registered, updated, already or refused.</param>
/// <param name="Problems">What to correct before the row is sent again.</param>
public sealed record RowReport(int Line, string Status, Guid? Participant, IReadOnlyList<CellProblem> Problems);

public sealed record CellProblem(string Column, string Code, string Rule, string French, string English);

/// <summary>Names are told to the participant's own company alone.</summary>
/// <param name="Company">The employer, whose rules apply.</param>
/// <param name="Through">The association or order by way of which the person joined.</param>
/// <param name="Application">Of a mentee.</param>
public sealed record ParticipantListed(
    Guid Id, Guid Cohort, Guid Company, Guid? Through, string Role, string? GivenName, string? FamilyName, string? Email, string State, DateOnly? AwayUntil,
    JsonElement Profile, string? Expectations, MenteeApplication? Application, int Places, int PlacesHeld, int PlacesTaken, Guid? TransferOfferedTo);

/// <summary>What a mentee and their employer said of taking part; what is absent is unknown.</summary>
public sealed record MenteeApplication(string? Motivation, DateOnly? VoluntaryOn, DateOnly? SponsoredOn);

/// <param name="Progress">How far the engine is, while it computes.</param>
public sealed record MatchingRun(Guid Id, Guid Cohort, string State, int? Pairs, int? UnmatchedMentees, RunProgress? Progress);

/// <param name="Compared">How many pairs of a mentor and a mentee were looked at.</param>
/// <param name="Placed">How many mentees have their place in the plan, or none.</param>
public sealed record RunProgress(long Compared, long ToCompare, int Placed, int Mentees);

/// <param name="Origin">run, by-hand or brought-in.</param>
public sealed record QueuedMatch(
    Guid Match, Guid Cohort, Guid? Run, string Origin, Guid Mentor, Guid MentorCompany, Guid Mentee, Guid MenteeCompany, int Score, int Confidence,
    string State, long Version, DateTimeOffset Since, string? Owner, DateTimeOffset? Due, bool Reminded, bool SearchClosed, Guid? Coordinator,
    string? MissionEnded);

/// <param name="Origin">run, by-hand or brought-in.</param>
/// <param name="Owner">Who has to act: coordinator, home-companies, committee or participants.</param>
/// <param name="Due">When the automatic outcome of the state holds.</param>
/// <param name="Accepted">Which of the two people accepted so far; for the consortium's staff.</param>
/// <param name="Ended">Why it ended before its mission; for the consortium's staff.</param>
/// <param name="MissionEnded">How its mission ended.</param>
/// <param name="AgreedToEnd">Who of the two would end the mission by agreement; for the consortium's staff.</param>
public sealed record Match(
    Guid Id, string State, string Origin, Guid Cohort, Guid Mentor, Guid MentorCompany, Guid Mentee, Guid MenteeCompany, string? Owner, DateTimeOffset? Due,
    Guid? Coordinator, int? Score, int? Confidence, string? Outcome, IReadOnlyList<Guid>? Accepted, string? Ended, string? MissionEnded,
    IReadOnlyList<Guid>? AgreedToEnd, ActiveMission? Mission, Guid? Ballot, IReadOnlyList<Hindrance>? Hindrances);

/// <summary>What would refuse a proposal.</summary>
public sealed record Hindrance(string Code, string Rule, string French, string English);

/// <param name="StartsOn">Its first day, included.</param>
/// <param name="Training">Whether training comes before the first meeting.</param>
/// <param name="FirstMetOn">The day on which the two met for the first time.</param>
public sealed record ActiveMission(Guid Id, DateOnly StartsOn, string Training, DateOnly? FirstMetOn);

public sealed record Acknowledged(Guid Participant, Guid Agreement);

public sealed record BallotOpened(Guid Id, IReadOnlyList<OpenedItem> Items, DateTimeOffset ClosesAt);

public sealed record OpenedItem(Guid Id, int Electors, int Quorum);

/// <summary>One item of a ballot.</summary>
/// <param name="Place">Its place on the agenda, from 1.</param>
/// <param name="Subject">match, admission, waiver, agreement or policy.</param>
/// <param name="About">What it is about; not told of a match.</param>
/// <param name="Number">Which number of the policy.</param>
/// <param name="Value">Its value asked for.</param>
/// <param name="Home">The member's company is one of the pair's.</param>
/// <param name="Votes">The member's company votes on it.</param>
/// <param name="Result">Once it is settled.</param>
public sealed record BallotPaper(
    Guid Item, Guid Ballot, int Place, string Procedure, string Subject, Guid? About, string? Number, int? Value, bool Home, bool Votes, Guid? Cohort, int? Score, int? Confidence, Dossier? Dossier,
    DateTimeOffset OpenedAt, DateTimeOffset ClosesAt, string? Vote, string? Result, int? For, int? Against, int? Abstained,
    bool Read, Guid? PulledInto);

/// <summary>A match as its voters see it.</summary>
/// <param name="Origin">run, by-hand or brought-in.</param>
/// <param name="Themes">What the mentee means to work on: codes of groups of the skills.</param>
/// <param name="Conflicts">When the pair was held against the rules, and the open questions that the coordinator went on with.</param>
/// <param name="Rationale">Why the coordinator proposes it.</param>
public sealed record Dossier(
    string Origin, Outline Mentor, Outline Mentee, IReadOnlyList<string> Themes, ConflictCheck? Conflicts, IReadOnlyList<DossierInput> Inputs, string? Rationale);

/// <summary>Sector and line of work, each left out where fewer than five of the cohort are alike.</summary>
public sealed record Outline(string? Sector, string? Function);

public sealed record ConflictCheck(DateTimeOffset At, long RulesPosition, IReadOnlyList<string> Overruled);

/// <param name="Family">skills, experience, feedback or compatibility.</param>
/// <param name="Of">mentor or mentee.</param>
/// <param name="State">known, unknown or withheld.</param>
public sealed record DossierInput(string Family, string Of, string State, string? Source, DateOnly? On);

public sealed record BallotSheet(Guid Ballot, IReadOnlyList<BallotPaper> Items);

public sealed record BallotStanding(Guid Ballot, IReadOnlyList<ItemStanding> Items);

/// <param name="State">open, or the result.</param>
public sealed record ItemStanding(Guid Id, string State, BallotVote? Vote);

/// <param name="Kind">decision, slate or erasure.</param>
/// <param name="Decision">Of a decision.</param>
/// <param name="Cohort">Of a decision.</param>
/// <param name="Ballot">Of a slate.</param>
/// <param name="Person">Of an erasure: who is to be forgotten.</param>
public sealed record DeliveryListed(
    Guid Id, Guid Company, string Kind, Guid? Decision, Guid? Cohort, Guid? Ballot, Guid? Person, long Number, string State, int Attempts, DateTimeOffset? NextAttempt, string? Fault,
    int? Status, DateTimeOffset OpenedAt, DateTimeOffset? ReceiptedAt);
