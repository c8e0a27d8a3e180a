using System.Globalization;
using System.Text.Json;
using Consortium.Api.Cohorts;
using Consortium.Api.Events;
using Consortium.Api.Pages;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Matching;

namespace Consortium.Api.Matches;

/// <summary>All that a coordinator sees of one match: how it stands, why it was found, its two people without their names, and who else could be in it.</summary>
internal sealed record PairDossier(
    ListMatchQueueEndpoint.Item Match,
    MatchResponse Now,
    PersonFacts? Mentor,
    PersonFacts? Mentee,
    IReadOnlyList<ScoreReason> Reasons,
    IReadOnlyList<SwapChoice> Alternatives,
    IReadOnlyList<MatchNoteEndpoints.Note> Notes)
{
    public IEnumerable<PersonFacts> People => ((PersonFacts?[])[Mentor, Mentee]).OfType<PersonFacts>();

    /// <summary>What would refuse a proposal today, with who can mend it: the key of a sentence, and the company that it names.</summary>
    public IEnumerable<(MatchResponse.Hindrance What, string Mend, Guid Company)> Hindrances => (Now.Hindrances ?? []).Select(one =>
        (one, one.Code.Split('.')[^1].Replace("mentor-", "", StringComparison.Ordinal).Replace("mentee-", "", StringComparison.Ordinal),
            one.Code.Contains("mentee", StringComparison.Ordinal) ? Match.MenteeCompany : Match.MentorCompany));

    /// <summary>The companies that it names.</summary>
    public IEnumerable<Guid> Companies => [Match.MentorCompany, Match.MenteeCompany, .. Alternatives.Select(one => one.Company)];

    /// <summary>Whether both sides can still be asked, or the match be proposed.</summary>
    public bool IsOpen => Match.State is MatchStates.Draft or MatchStates.Screened;

    public bool MayBeOverruled => IsOpen || Match.State is MatchStates.AwaitingInformation;

    /// <summary>Whether the mentee's search may be closed: nothing of this match holds their place.</summary>
    public bool HoldsNoPlace => MayBeOverruled || Match.State is MatchStates.Deferred;

    public bool MayBeSwapped =>
        MayBeOverruled || Match.State is MatchStates.AwaitingCompanyConsents or MatchStates.Consented or MatchStates.AwaitingParticipants;

    public bool Runs => Match.State is MatchStates.Active or MatchStates.Suspended;

    public bool IsOver => Match.State is MatchStates.Withdrawn or MatchStates.Rejected or MatchStates.Ended;

    /// <summary>What the mentee needs, and whether the mentor lends it; what matters most first. Null where either side is not known.</summary>
    public IReadOnlyList<(string Need, NeedPriority Priority, bool Covered)>? Needs =>
        Mentor is not null && Mentee is not null && Mentor.Profile.Skills.IsKnown(out var lends) && Mentee.Profile.Needs.IsKnown(out var needs)
            ? [.. needs.OrderBy(need => need.Value).Select(need => (need.Key, need.Value, lends.Contains(need.Key)))]
            : null;

    public static async Task<PairDossier> Of(ListMatchQueueEndpoint.Item item, OwnApi api, CancellationToken ct)
    {
        var rationale = Rationale.Of(item);
        var alternatives = rationale.Alternatives ?? [];
        var ids = string.Join(',', (Guid[])[item.Mentor, item.Mentee, .. alternatives.Select(one => one.Mentor.Value)]);
        var known = api.All<ListParticipantsEndpoint.Response>("ListParticipants", new { cohort = item.Cohort, ids }, ct);
        var now = api.Get<MatchResponse>("GetMatch", new { match = item.Match }, ct);
        var notes = api.Get<MatchNoteEndpoints.Notes>("ListMatchNotes", new { match = item.Match }, ct);
        await Task.WhenAll(known, now, notes);
        var people = (await known).ToDictionary(person => person.Id);

        return new(
            item,
            await now,
            PersonFacts.Of(MentoringRole.Mentor, people.GetValueOrDefault(item.Mentor)),
            PersonFacts.Of(MentoringRole.Mentee, people.GetValueOrDefault(item.Mentee)),
            rationale.Reasons ?? [],
            [.. alternatives.Where(one => people.ContainsKey(one.Mentor.Value)).Select(one => new SwapChoice(one, people[one.Mentor.Value].Company))],
            (await notes).Items);
    }

    /// <summary>What the engine did not know of a company's person in a match, as it can be asked.</summary>
    public static IReadOnlyList<OpenQuestion> OpenOf(ListMatchQueueEndpoint.Item item, Guid company) =>
    [
        .. from gap in Rationale.Of(item).Gaps ?? []
           let mentor = gap.Of is MentoringRole.Mentor
           where !gap.Withheld && (mentor ? item.MentorCompany : item.MenteeCompany) == company
           select new OpenQuestion(new ParticipantId(mentor ? item.Mentor : item.Mentee), AskedOf(gap)),
    ];

    /// <summary>Reads what a box that was ticked stands for.</summary>
    public static OpenQuestion? Question(string box) =>
        box.Split(':') is [var person, var what]
            && Guid.TryParse(person, CultureInfo.InvariantCulture, out var about)
            && Enum.GetValues<AskedAttribute>().Where(one => StoredJson.Word(one) == what).ToList() is [var asked]
                ? new OpenQuestion(new ParticipantId(about), asked)
                : null;

    private static AskedAttribute AskedOf(Gap gap) => gap.Term switch
    {
        ScoreTerm.Experience => AskedAttribute.YearsOfExperience,
        ScoreTerm.Languages => AskedAttribute.Languages,
        _ => gap.Of is MentoringRole.Mentor ? AskedAttribute.Skills : AskedAttribute.Needs,
    };

    private sealed record Rationale(IReadOnlyList<ScoreReason>? Reasons, IReadOnlyList<Gap>? Gaps, IReadOnlyList<Alternative>? Alternatives)
    {
        public static Rationale Of(ListMatchQueueEndpoint.Item item) =>
            item.Rationale?.Deserialize<Rationale>(StoredJson.Options) ?? new Rationale(null, null, null);
    }
}

/// <summary>Somebody who could take the mentor's place, and whose employee they are.</summary>
internal sealed record SwapChoice(Alternative Who, Guid Company);

/// <summary>A person of a pair without their name.</summary>
internal sealed record PersonFacts(MentoringRole Role, ListParticipantsEndpoint.Response Person, Profile Profile)
{
    /// <summary>The attributes of a role, those that pairing weighs first.</summary>
    public IReadOnlyList<(AskedAttribute What, KnowledgeState State)> Attributes =>
    [
        Role is MentoringRole.Mentor ? (AskedAttribute.Skills, StateOf(Profile.Skills)) : (AskedAttribute.Needs, StateOf(Profile.Needs)),
        (AskedAttribute.YearsOfExperience, StateOf(Profile.YearsOfExperience)),
        (AskedAttribute.Languages, StateOf(Profile.Languages)),
        (AskedAttribute.Functions, StateOf(Profile.Functions)),
        (AskedAttribute.JobLevel, StateOf(Profile.JobLevel)),
        (AskedAttribute.Situations, StateOf(Profile.Situations)),
        (AskedAttribute.Contexts, StateOf(Profile.Contexts)),
        (AskedAttribute.Forms, StateOf(Profile.Forms)),
        (AskedAttribute.Availability, StateOf(Profile.Availability)),
        (AskedAttribute.Expectations, StateOf(Profile.Expectations)),
    ];

    /// <summary>What nobody has said yet; what was withheld is an answer, and not asked again.</summary>
    public IReadOnlyList<AskedAttribute> Unknown => [.. Attributes.Where(one => one.State is KnowledgeState.Unknown).Select(one => one.What)];

    /// <summary>Whether the score rests on an attribute: what is asked unless somebody unticks it.</summary>
    public static bool IsWeighed(AskedAttribute what) =>
        what is AskedAttribute.Skills or AskedAttribute.Needs or AskedAttribute.YearsOfExperience or AskedAttribute.Languages;

    public static PersonFacts? Of(MentoringRole role, ListParticipantsEndpoint.Response? person) =>
        person?.Profile.Deserialize<Profile>(StoredJson.Options) is { } profile ? new PersonFacts(role, person, profile) : null;

    private static KnowledgeState StateOf<T>(Knowledge<T> told) => told switch
    {
        Knowledge<T>.Known => KnowledgeState.Known,
        Knowledge<T>.Withheld => KnowledgeState.Withheld,
        _ => KnowledgeState.Unknown,
    };
}
