using System.Collections.Immutable;

namespace Consortium.Domain.Cohorts;

/// <summary>
/// What a participant declared of their own links (A-17, A-35, L-26), one answer per question: known (an empty list is "none"),
/// withheld, or not answered. Not to have answered is not "none": a mentor whose answers are open or older than a year is asked
/// before a pair is proposed.
/// </summary>
/// <param name="Companies">Links with companies; a question that is absent was not answered.</param>
/// <param name="People">Links with people; a question that is absent was not answered.</param>
public sealed record IndependenceDeclaration(
    ImmutableSortedDictionary<CompanyQuestion, Knowledge<ImmutableArray<CompanyLink>>> Companies,
    ImmutableSortedDictionary<PersonQuestion, Knowledge<ImmutableArray<PersonId>>> People)
{
    /// <summary>For how many years after its end a link of interest still keeps two people apart (L-26).</summary>
    public const int YearsLookedBack = 3;

    /// <summary>Nothing was answered.</summary>
    public static IndependenceDeclaration Open { get; } = new(
        ImmutableSortedDictionary<CompanyQuestion, Knowledge<ImmutableArray<CompanyLink>>>.Empty,
        ImmutableSortedDictionary<PersonQuestion, Knowledge<ImmutableArray<PersonId>>>.Empty);

    /// <summary>Every question answered with "none".</summary>
    public static IndependenceDeclaration NoLinks(KnowledgeSource source, DateOnly on) => new(
        Enum.GetValues<CompanyQuestion>().ToImmutableSortedDictionary(
            question => question, _ => (Knowledge<ImmutableArray<CompanyLink>>)new Knowledge<ImmutableArray<CompanyLink>>.Known([], source, on)),
        Enum.GetValues<PersonQuestion>().ToImmutableSortedDictionary(
            question => question, _ => (Knowledge<ImmutableArray<PersonId>>)new Knowledge<ImmutableArray<PersonId>>.Known([], source, on)));

    /// <summary>
    /// Whether an answer is missing, withheld or out of date on a day. An answer holds for a year: its anniversary is the first
    /// day on which it no longer does.
    /// </summary>
    public bool IsOpenOn(DateOnly on) =>
        Enum.GetValues<CompanyQuestion>().Any(question => !Holds(Companies.GetValueOrDefault(question), on))
        || Enum.GetValues<PersonQuestion>().Any(question => !Holds(People.GetValueOrDefault(question), on));

    /// <summary>Whether a link with a company is declared that counts on a day, under one of the questions.</summary>
    public bool Links(CompanyId company, DateOnly on, params ReadOnlySpan<CompanyQuestion> questions)
    {
        foreach (var question in questions)
        {
            if (Companies.TryGetValue(question, out var answer) && answer.IsKnown(out var links)
                && links.Any(link => link.Company == company && link.CountsOn(on)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a link with a person is declared.</summary>
    public bool Links(PersonId person) => People.Values.Any(answer => answer.IsKnown(out var people) && people.Contains(person));

    /// <summary>Whether another declaration gives the same answers on the same days.</summary>
    public bool Equals(IndependenceDeclaration? other) => other is not null
        && Companies.Count == other.Companies.Count && People.Count == other.People.Count
        && Companies.All(answer => other.Companies.TryGetValue(answer.Key, out var theirs) && Same(answer.Value, theirs))
        && People.All(answer => other.People.TryGetValue(answer.Key, out var theirs) && Same(answer.Value, theirs));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Companies.Count, People.Count);

    private static bool Holds<T>(Knowledge<T>? answer, DateOnly on) => answer is Knowledge<T>.Known known && on < known.On.AddYears(1);

    private static bool Same<T>(Knowledge<T> one, Knowledge<T> other) => one.SaysTheSameAs(other) && DayOf(one) == DayOf(other);

    private static DateOnly? DayOf<T>(Knowledge<T> answer) => answer switch
    {
        Knowledge<T>.Known known => known.On,
        Knowledge<T>.Withheld withheld => withheld.On,
        _ => null,
    };
}

/// <summary>A link with a company.</summary>
/// <param name="Company">The company.</param>
/// <param name="Ended">The last day of the link, included; null while it lasts.</param>
public sealed record CompanyLink(CompanyId Company, DateOnly? Ended = null)
{
    /// <summary>Whether the link lasts, or ended fewer than <see cref="IndependenceDeclaration.YearsLookedBack"/> years ago.</summary>
    public bool CountsOn(DateOnly on) => Ended is not { } ended || on < ended.AddYears(IndependenceDeclaration.YearsLookedBack);
}

/// <summary>What a participant is asked about companies.</summary>
public enum CompanyQuestion
{
    /// <summary>Employed there.</summary>
    Employment,

    /// <summary>Holds shares in it.</summary>
    Shares,

    /// <summary>Sits on its board.</summary>
    BoardSeat,

    /// <summary>Has a paid contract with it.</summary>
    PaidContract,

    /// <summary>Evaluates it or its people, as an auditor or inspector.</summary>
    Evaluation,

    /// <summary>Buys from it for the own employer.</summary>
    Purchasing,

    /// <summary>Looks after it as a customer of the own employer (L-28).</summary>
    Account,
}

/// <summary>What a participant is asked about people.</summary>
public enum PersonQuestion
{
    /// <summary>Family, or close in private life.</summary>
    Close,

    /// <summary>Above or below in a hierarchy, now or within the years looked back on .</summary>
    Hierarchy,
}

/// <summary>
/// Whom a participant would not be open with: people and companies, without a reason. Nobody reads it but the person and
/// the engine: what follows from it is "not eligible", said in the same words as four other reasons.
/// </summary>
/// <param name="People">The people.</param>
/// <param name="Companies">The companies.</param>
public sealed record Reserve(ImmutableSortedSet<Guid> People, ImmutableSortedSet<Guid> Companies)
{
    /// <summary>Open with everybody.</summary>
    public static Reserve None { get; } = new([], []);

    /// <summary>Whether a participant is kept away from.</summary>
    public bool Covers(PersonId person, CompanyId company) => People.Contains(person.Value) || Companies.Contains(company.Value);

    /// <summary>Two are the same when they name the same.</summary>
    public bool Equals(Reserve? other) => other is not null && People.SetEquals(other.People) && Companies.SetEquals(other.Companies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(People.Count, Companies.Count);
}
