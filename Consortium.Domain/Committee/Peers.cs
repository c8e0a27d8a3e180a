using System.Collections.Immutable;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;

namespace Consortium.Domain.Committee;

/// <summary>
/// Who takes part in a cohort, counted: what a dossier may tell of one of them is what at least <see cref="Fewest"/> of the same
/// role have in common. Of sector and line of work together, the sector alone, then the line of work alone is told, whichever
/// comes first; a theme is told on its own.
/// </summary>
public sealed class Peers
{
    /// <summary>The fewest people who must be alike for what they have in common to be told.</summary>
    public const int Fewest = 5;

    private readonly IReadOnlyDictionary<CompanyId, ActivityDeclaration> _activities;
    private readonly Dictionary<(MentoringRole Role, string? Sector, string? Function), int> _alike = [];
    private readonly Dictionary<string, int> _themes = [];

    /// <param name="people">Everybody who takes part in the cohort. Time grows with their number.</param>
    /// <param name="activities">What companies declared that they do.</param>
    public Peers(IEnumerable<Participant.Registered> people, IReadOnlyDictionary<CompanyId, ActivityDeclaration> activities)
    {
        _activities = activities;
        foreach (var person in people)
        {
            var (sector, function) = (SectorOf(person), FunctionOf(person));
            foreach (var told in new[] { (person.Role, sector, function), (person.Role, sector, null), (person.Role, null, function) }.Distinct())
                _alike[told] = _alike.GetValueOrDefault(told) + 1;
            foreach (var theme in person.Role is MentoringRole.Mentee ? NeedsOf(person) : [])
                _themes[theme] = _themes.GetValueOrDefault(theme) + 1;
        }
    }

    /// <summary>What may be told of a person.</summary>
    public Outline OutlineOf(Participant.Registered person)
    {
        var (sector, function) = (SectorOf(person), FunctionOf(person));
        return new[] { new Outline(sector, function), new Outline(sector, null), new Outline(null, function) }
            .FirstOrDefault(told => _alike.GetValueOrDefault((person.Role, told.Sector, told.Function)) >= Fewest, Outline.Nobody);
    }

    /// <summary>What a mentee means to work on, as far as it may be told, in the order of the codes' characters.</summary>
    public ImmutableArray<string> ThemesOf(Participant.Registered mentee) =>
        [.. NeedsOf(mentee).Where(theme => _themes.GetValueOrDefault(theme) >= Fewest).Order(StringComparer.Ordinal)];

    // Of several sectors or lines of work none is the one that tells most.
    private string? SectorOf(Participant.Registered person) =>
        _activities.TryGetValue(person.Company, out var activity) ? OneOf(activity.Sectors.Select(code => code[..2])) : null;

    private static string? FunctionOf(Participant.Registered person) =>
        person.Profile.Functions.IsKnown(out var functions) ? OneOf(functions.Select(Taxonomy.Functions.GroupOf)) : null;

    private static IEnumerable<string> NeedsOf(Participant.Registered mentee) =>
        mentee.Profile.Needs.IsKnown(out var needs) ? needs.Keys.Select(Taxonomy.Skills.GroupOf).OfType<string>().Distinct() : [];

    private static string? OneOf(IEnumerable<string?> codes) => codes.Distinct().Take(2).ToList() is [var one] ? one : null;
}
