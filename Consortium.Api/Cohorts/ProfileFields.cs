using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>
/// What a body says of a person. A field that is absent says nothing; one that is there is known from now on; attributes may be
/// named as withheld, or as unknown again.
/// </summary>
internal abstract record ProfileFields
{
    /// <summary>Skills lent: codes of the taxonomy.</summary>
    [MaxLength(Statement.MostTerms)]
    public IReadOnlyList<string>? Skills { get; init; }

    /// <summary>Skills asked for, each with its priority.</summary>
    public IReadOnlyDictionary<string, NeedPriority>? Needs { get; init; }

    /// <summary>ISO 639-1 codes, each with its level.</summary>
    public IReadOnlyDictionary<string, LanguageLevel>? Languages { get; init; }

    /// <summary>Whole years of working life.</summary>
    public int? YearsOfExperience { get; init; }

    /// <summary>Lines of work: codes of the taxonomy.</summary>
    [MaxLength(Statement.MostTerms)]
    public IReadOnlyList<string>? Functions { get; init; }

    /// <summary>Situations lived through: codes of the taxonomy.</summary>
    [MaxLength(Statement.MostTerms)]
    public IReadOnlyList<string>? Situations { get; init; }

    /// <summary>Sectors and constraints: codes of the taxonomy.</summary>
    [MaxLength(Statement.MostTerms)]
    public IReadOnlyList<string>? Contexts { get; init; }

    /// <summary>Where the person stands in an organisation.</summary>
    public JobLevel? JobLevel { get; init; }

    /// <summary>Forms of mentoring that the person takes part in.</summary>
    [MaxLength(5)]
    public IReadOnlyList<MentoringForm>? Forms { get; init; }

    /// <summary>When, and how much.</summary>
    public AvailabilityFields? Availability { get; init; }

    /// <summary>What the person hopes for, in their own words.</summary>
    [FreeText(2_000)]
    public string? Expectations { get; init; }

    /// <summary>Attributes that the person chose not to give.</summary>
    [MaxLength(11)]
    public IReadOnlyList<ProfileAttribute>? Withheld { get; init; }

    /// <summary>Attributes of which nothing is known any more.</summary>
    [MaxLength(11)]
    public IReadOnlyList<ProfileAttribute>? Unknown { get; init; }

    /// <param name="HoursAMonth">Hours a month in all, 1 to 40.</param>
    /// <param name="Weekdays">Any day when absent.</param>
    /// <param name="From">The first day, included; at once when absent.</param>
    /// <param name="Until">The last day, included; the whole cohort when absent.</param>
    internal sealed record AvailabilityFields(int HoursAMonth, [property: MaxLength(7)] IReadOnlyList<DayOfWeek>? Weekdays, DateOnly? From, DateOnly? Until);

    internal enum ProfileAttribute
    {
        Skills,
        Needs,
        Languages,
        YearsOfExperience,
        Functions,
        Situations,
        Contexts,
        JobLevel,
        Forms,
        Availability,
        Expectations,
    }

    /// <summary>The statements that the body makes.</summary>
    /// <param name="source">Who speaks.</param>
    /// <param name="on">On which day.</param>
    /// <param name="expectations">The text that was kept, when the body holds one.</param>
    public IReadOnlyList<Statement> Statements(KnowledgeSource source, DateOnly on, KeptText? expectations = null)
    {
        IEnumerable<Statement?> said =
        [
            Said(ProfileAttribute.Skills, Codes(Skills)) is { } skills ? new Statement.Skills(skills) : null,
            Said(ProfileAttribute.Needs, Needs?.ToImmutableSortedDictionary(StringComparer.Ordinal)) is { } needs ? new Statement.Needs(needs) : null,
            Said(ProfileAttribute.Languages, Languages?.ToImmutableSortedDictionary(StringComparer.Ordinal)) is { } languages ? new Statement.Languages(languages) : null,
            SaidOf(ProfileAttribute.YearsOfExperience, YearsOfExperience) is { } years ? new Statement.YearsOfExperience(years) : null,
            Said(ProfileAttribute.Functions, Codes(Functions)) is { } functions ? new Statement.Functions(functions) : null,
            Said(ProfileAttribute.Situations, Codes(Situations)) is { } situations ? new Statement.Situations(situations) : null,
            Said(ProfileAttribute.Contexts, Codes(Contexts)) is { } contexts ? new Statement.Contexts(contexts) : null,
            SaidOf(ProfileAttribute.JobLevel, JobLevel) is { } level ? new Statement.JobLevel(level) : null,
            Said(ProfileAttribute.Forms, Forms?.ToImmutableSortedSet()) is { } forms ? new Statement.Forms(forms) : null,
            Said(ProfileAttribute.Availability, Availability is { } time
                ? new Availability(time.HoursAMonth, [.. time.Weekdays ?? []], time.From, time.Until)
                : null) is { } available ? new Statement.Availability(available) : null,
            Said(ProfileAttribute.Expectations, expectations) is { } hopes ? new Statement.Expectations(hopes) : null,
        ];
        return [.. said.OfType<Statement>()];

        Knowledge<T>? Said<T>(ProfileAttribute attribute, T? value) where T : class =>
            value is not null ? new Knowledge<T>.Known(value, source, on) : NotGiven<T>(attribute);

        Knowledge<T>? SaidOf<T>(ProfileAttribute attribute, T? value) where T : struct =>
            value is { } given ? new Knowledge<T>.Known(given, source, on) : NotGiven<T>(attribute);

        Knowledge<T>? NotGiven<T>(ProfileAttribute attribute) =>
            Withheld?.Contains(attribute) is true ? new Knowledge<T>.Withheld(source, on)
            : Unknown?.Contains(attribute) is true ? new Knowledge<T>.Unknown()
            : null;
    }

    private static ImmutableSortedSet<string>? Codes(IReadOnlyList<string>? codes) => codes?.ToImmutableSortedSet(StringComparer.Ordinal);
}
