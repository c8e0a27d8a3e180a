using System.Globalization;
using System.Text.Json;
using Consortium.Api.Agreements;
using Consortium.Api.Events;
using Consortium.Api.Pages;
using Consortium.Api.Spreadsheets;
using Consortium.Domain.Cohorts;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Cohorts;

/// <summary>The people of the reader's company in a cohort, by their names.</summary>
internal sealed class PeopleModel : ServicePage
{
    /// <summary>The newest one when none is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    /// <summary>A part of a name or address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>mentor or mentee; both when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? As { get; set; }

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    /// <summary>How many there are before anything was searched for.</summary>
    public int All { get; private set; }

    public IReadOnlyList<Person> Shows { get; private set; } = [];

    protected override async Task Load(CancellationToken ct)
    {
        Cohorts = await Editions.Of(Api, ct);
        Cohort ??= Cohorts is [var newest, ..] ? newest.Id : null;
        if (Cohort is not { } cohort)
            return;

        var people = await Api.All<ListParticipantsEndpoint.Response>("ListParticipants", new { cohort }, ct);
        var outstanding = (await Api.All<ListAcknowledgementsEndpoint.Item>("ListAcknowledgements", new { outstanding = true }, ct))
            .Select(item => item.Participant).ToHashSet();
        All = people.Count;
        var wanted = PlainWords.Of(Name ?? "");
        var byName = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        Shows =
        [
            .. people
                .Where(one => string.IsNullOrEmpty(As) || one.Role == As)
                .Where(one => PlainWords.Of($"{one.GivenName} {one.FamilyName} {one.Email}").Contains(wanted, StringComparison.Ordinal))
                .OrderBy(one => one.FamilyName ?? "", byName).ThenBy(one => one.GivenName ?? "", byName).ThenBy(one => one.Id)
                .Select(one => new Person(one, !outstanding.Contains(one.Id), Unknown(one))),
        ];
    }

    /// <summary>Of the attributes that a person of this role is paired by, those of which nothing is known.</summary>
    private static IReadOnlyList<string> Unknown(ListParticipantsEndpoint.Response one)
    {
        var profile = one.Profile.Deserialize<Profile>(StoredJson.Options)!;
        return
        [
            .. new[]
            {
                one.Role is "mentor" ? ("skills", profile.Skills.IsKnown(out _)) : ("needs", profile.Needs.IsKnown(out _)),
                ("languages", profile.Languages.IsKnown(out _)),
                ("yearsOfExperience", profile.YearsOfExperience.IsKnown(out _)),
            }.Where(attribute => !attribute.Item2).Select(attribute => attribute.Item1),
        ];
    }

    /// <param name="Acknowledged">Whether they acknowledged the agreement in force.</param>
    /// <param name="Unknown">What is not known of them, though people are paired by it.</param>
    internal sealed record Person(ListParticipantsEndpoint.Response Of, bool Acknowledged, IReadOnlyList<string> Unknown)
    {
        public bool TakesPart => Of.State is "registered" or "away";
    }
}
