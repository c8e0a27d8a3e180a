using System.Collections.Immutable;

namespace Consortium.Domain.Cohorts;

/// <summary>
/// What somebody said of one attribute of a person: known, withheld, or no longer known; by whom and on which day stands in the
/// <see cref="Knowledge{T}"/>.
/// </summary>
public abstract record Statement
{
    /// <summary>The most words of a list that say something of a person.</summary>
    public const int MostTerms = 50;

    public static readonly Refusal TermNotListed = new(
        "participant.term-not-listed", "A-109",
        "Ce mot n'est pas dans les listes du consortium : choisissez un code de la liste que « list » nomme.",
        "This word is not in the consortium's lists: choose a code of the list that “list” names.");

    public static readonly Refusal TooManyTerms = new(
        "participant.too-many-terms", "A-69",
        "Cinquante mots d'une liste au plus décrivent une personne : gardez ceux qui comptent.",
        "Fifty words of a list at most describe a person: keep those that matter.");

    public static readonly Refusal LanguageNotACode = new(
        "participant.language-not-a-code", "A-27",
        "Une langue s'écrit par son code de deux lettres (ISO 639-1), comme fr.",
        "A language is written as its code of two letters (ISO 639-1), as fr.");

    public static readonly Refusal YearsOutOfRange = new(
        "participant.years-out-of-range", "A-27",
        "Les années d'expérience vont de 0 à 60.",
        "Years of experience go from 0 to 60.");

    public static readonly Refusal HoursOutOfRange = new(
        "participant.hours-out-of-range", "A-64",
        "La disponibilité est de 1 à 40 heures par mois ; une personne qui n'en a plus est déclarée indisponible.",
        "Availability is 1 to 40 hours a month; a person who has none left is marked unavailable.");

    public static readonly Refusal AvailabilityEndsBeforeItBegins = new(
        "participant.availability-ends-before-it-begins", "A-64",
        "La disponibilité finit avant de commencer : corrigez l'un des deux jours.",
        "Availability ends before it begins: correct one of the two days.");

    private Statement() { }

    /// <summary>The profile with this said.</summary>
    public abstract Profile On(Profile profile);

    /// <summary>Whether the profile says so already. Who said it first, and on which day, stands.</summary>
    public abstract bool StandsIn(Profile profile);

    /// <summary>Why it cannot be said; null when it can.</summary>
    public virtual Refusal? Wrong() => null;

    /// <summary>The skills lent.</summary>
    public sealed record Skills(Knowledge<ImmutableSortedSet<string>> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Skills = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Skills);

        public override Refusal? Wrong() => WrongTerms(Said, Taxonomy.Skills, "skill");
    }

    /// <summary>The skills asked for.</summary>
    public sealed record Needs(Knowledge<ImmutableSortedDictionary<string, NeedPriority>> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Needs = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Needs);

        public override Refusal? Wrong() => Said.IsKnown(out var needs) ? WrongTerms(needs.Keys, Taxonomy.Skills, "skill") : null;
    }

    /// <summary>The languages spoken.</summary>
    public sealed record Languages(Knowledge<ImmutableSortedDictionary<string, LanguageLevel>> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Languages = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Languages);

        public override Refusal? Wrong() => Said.IsKnown(out var languages)
            ? languages.Count > MostTerms ? TooManyTerms
            : languages.Keys.All(code => code is [>= 'a' and <= 'z', >= 'a' and <= 'z']) ? null
            : LanguageNotACode
            : null;
    }

    /// <summary>Years of working life.</summary>
    public sealed record YearsOfExperience(Knowledge<int> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { YearsOfExperience = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.YearsOfExperience);

        public override Refusal? Wrong() => Said.IsKnown(out var years) && years is < 0 or > 60 ? YearsOutOfRange.With("years", years) : null;
    }

    /// <summary>Lines of work.</summary>
    public sealed record Functions(Knowledge<ImmutableSortedSet<string>> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Functions = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Functions);

        public override Refusal? Wrong() => WrongTerms(Said, Taxonomy.Functions, "function");
    }

    /// <summary>What was lived through.</summary>
    public sealed record Situations(Knowledge<ImmutableSortedSet<string>> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Situations = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Situations);

        public override Refusal? Wrong() => WrongTerms(Said, Taxonomy.Situations, "situation");
    }

    /// <summary>Sectors and constraints.</summary>
    public sealed record Contexts(Knowledge<ImmutableSortedSet<string>> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Contexts = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Contexts);

        public override Refusal? Wrong() => WrongTerms(Said, Taxonomy.Contexts, "context");
    }

    /// <summary>Where the person stands in an organisation.</summary>
    public sealed record JobLevel(Knowledge<Cohorts.JobLevel> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { JobLevel = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.JobLevel);
    }

    /// <summary>Forms of mentoring.</summary>
    public sealed record Forms(Knowledge<ImmutableSortedSet<MentoringForm>> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Forms = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Forms);
    }

    /// <summary>When, and how much.</summary>
    public sealed record Availability(Knowledge<Cohorts.Availability> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Availability = Said };

        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Availability);

        public override Refusal? Wrong() => !Said.IsKnown(out var time) ? null
            : time.HoursAMonth is < 1 or > 40 ? HoursOutOfRange.With("hours", time.HoursAMonth)
            : time.From > time.Until ? AvailabilityEndsBeforeItBegins
            : null;
    }

    /// <summary>What the person hopes for.</summary>
    public sealed record Expectations(Knowledge<KeptText> Said) : Statement
    {
        public override Profile On(Profile profile) => profile with { Expectations = Said };

        // Two texts of the same words differ in their ids and digests, so writing them again is a new statement.
        public override bool StandsIn(Profile profile) => Said.SaysTheSameAs(profile.Expectations);
    }

    private static Refusal? WrongTerms(Knowledge<ImmutableSortedSet<string>> said, TermList list, string kind) =>
        said.IsKnown(out var codes) ? WrongTerms(codes, list, kind) : null;

    private static Refusal? WrongTerms(IEnumerable<string> codes, TermList list, string kind) =>
        codes.Count() > MostTerms ? TooManyTerms
        : codes.All(list.Holds) ? null
        : TermNotListed.With("list", kind);
}
