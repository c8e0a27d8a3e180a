using Consortium.Api.Agreements;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Matches;
using Consortium.Api.Pages;
using Consortium.Api.PersonalData;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Cohorts;

/// <summary>What concerns a participant, and what they are asked. All of it stands in their own export.</summary>
internal sealed class MineModel : PersonActs
{
    public PersonExport? Mine { get; private set; }

    public ListParticipantsEndpoint.Response? Standing { get; private set; }

    public override PersonShown? Of => Standing is { } one
        ? new PersonShown(one.Id, one.Cohort, one.Role, one.State, one.AwayUntil, ProfileShown.Of(one.Profile, Expectations, IsFrench, one.Role is "mentor"))
        : null;

    /// <summary>The match that waits for their answer.</summary>
    public IReadOnlyList<PersonExport.Match> ToAnswer => Known(match => match is { State: MatchStates.AwaitingParticipants, Accepted: not true });

    public IReadOnlyList<PersonExport.Match> Running => Known(match => match.State is MatchStates.Active or MatchStates.Suspended || match is { State: MatchStates.AwaitingParticipants, Accepted: true });

    public IReadOnlyList<PersonExport.Match> Others => Known(match => !ToAnswer.Contains(match) && !Running.Contains(match));

    /// <summary>The version of the agreement in force, and those to come, that they have not acknowledged.</summary>
    public IReadOnlyList<AgreementRead> ToAcknowledge { get; private set; } = [];

    /// <summary>Whether a mentee has still to say that they take part of their own free will, and why; who is on a mission is past it.</summary>
    public bool HasToApply => Of is { TakesPart: true, Role: "mentee" } && Mine!.Participation.VoluntaryOn is null && !Running.Any(match => match.State is MatchStates.Active);

    /// <summary>The first day on which an answer about independence no longer holds; null while one is open.</summary>
    public DateOnly? IndependentUntil => Mine!.Independence.Count == Questions.Count && Mine.Independence.All(answer => answer.State is "known")
        ? Mine.Independence.Min(answer => answer.On)?.AddYears(1)
        : null;

    /// <summary>What is asked about companies and people.</summary>
    public static IReadOnlyList<string> Questions { get; } =
        [.. Enum.GetValues<CompanyQuestion>().Select(StoredJson.Word), .. Enum.GetValues<PersonQuestion>().Select(StoredJson.Word)];

    /// <summary>The companies that an answer may name, but for their own.</summary>
    public Members Members { get; private set; } = Members.None;

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public Task<IActionResult> OnPostAnswer(Guid match, bool accepts, WithdrawalReason? reason, CancellationToken ct) => Act(
        "AnswerMatch", new { match, participant = Caller.Principal }, new { accepts, reason = accepts ? null : reason }, accepts ? "my-yes" : "my-no", ct);

    public Task<IActionResult> OnPostAcknowledge(Guid agreement, AgreementLanguage language, CancellationToken ct) =>
        Act("AcknowledgeAgreement", new { agreement }, new { language }, "agreement-read", ct);

    public Task<IActionResult> OnPostMet(Guid match, string? on, CancellationToken ct) =>
        Act("RecordFirstMeeting", new { match }, new { on = Typed.Text(on) ?? "" }, "met", ct);

    public Task<IActionResult> OnPostEnd(Guid match, MissionEnd how, CancellationToken ct) => Act(
        "EndMatch", new { match, participant = Caller.Principal }, new { how }, how is MissionEnd.EndedByAgreement ? "end-agreed" : "ended", ct);

    public Task<IActionResult> OnPostApply(bool voluntary, CancellationToken ct) =>
        OfPerson("ApplyAsMentee", new { motivation = Typed.Text(Text) ?? "", voluntary }, "applied", ct);

    public Task<IActionResult> OnPostReserve(string? people, IReadOnlyList<string> companies, CancellationToken ct) =>
        OfPerson("StateReserve", new { people = Typed.Lines(people), companies }, "reserve", ct);

    public Task<IActionResult> OnPostIndependence(CancellationToken ct)
    {
        var said = Questions.ToLookup(question => Request.Form[$"answer-{question}"].ToString());
        var companies = Enum.GetValues<CompanyQuestion>().Select(StoredJson.Word).ToHashSet();
        // Links that are announced and not named leave the question open: to say nothing is not to say none.
        Dictionary<string, List<T>> Given<T>(bool about, Func<string, T> link) => said["none"].Concat(said["links"].Where(question => Lines(question).Count > 0))
            .Where(question => companies.Contains(question) == about)
            .ToDictionary(question => question, question => said["none"].Contains(question) ? [] : Lines(question).Select(link).ToList());
        IReadOnlyList<string> Lines(string question) => Typed.Lines(string.Join('\n', (IEnumerable<string?>)Request.Form[$"links-{question}"]));
        return OfPerson(
            "DeclareIndependence",
            new
            {
                companies = Given(about: true, company => new { company }),
                people = Given(about: false, email => email),
                withheldCompanies = said["withheld"].Where(companies.Contains),
                withheldPeople = said["withheld"].Where(question => !companies.Contains(question)),
            },
            "independence",
            ct);
    }

    public Task<IActionResult> OnPostWithdraw(WithdrawalReason? reason, CancellationToken ct) => OfPerson("WithdrawParticipant", new { reason }, "withdrawn", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Members = await Members.Of(Api, ct);
        Standing = await Api.Find<ListParticipantsEndpoint.Response>("GetOwnParticipation", null, ct);
        Mine = Standing is null ? null : await Api.Find<PersonExport>("ExportPerson", new { participant = Caller.Principal }, ct);
        if (Of is { TakesPart: true })
            ToAcknowledge = await Unread(ct);
    }

    private async Task<IReadOnlyList<AgreementRead>> Unread(CancellationToken ct)
    {
        var inForce = await Api.Find<AgreementRead>("GetAgreementInForce", null, ct);
        var coming = (await Api.All<AgreementListed>("ListAgreements", null, ct)).Where(version => version.State is "published" && version.From > Today);
        var unread = coming.OrderBy(version => version.From).Select(version => version.Id).Prepend(inForce?.Id ?? Guid.Empty)
            .Except([Guid.Empty, .. Mine!.Acknowledgements.Select(given => given.Agreement)]);
        var found = new List<AgreementRead>();
        foreach (var version in unread)
            found.Add(version == inForce?.Id ? inForce : await Api.Get<AgreementRead>("GetAgreement", new { agreement = version }, ct));
        return found;
    }

    private string? Expectations => Mine?.Profile.TryGetProperty("expectations", out var said) is true && said.TryGetProperty("value", out var text)
        ? Mine.Texts.FirstOrDefault(one => one.Id.Value == text.GetProperty("id").GetGuid())?.Words
        : null;

    private IReadOnlyList<PersonExport.Match> Known(Func<PersonExport.Match, bool> which) => [.. Mine?.Matches.Where(which) ?? []];
}
