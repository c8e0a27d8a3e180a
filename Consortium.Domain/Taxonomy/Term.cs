using System.Collections.Frozen;

namespace Consortium.Domain;

/// <summary>A word of the consortium's shared lists, never free text.</summary>
/// <param name="Code">Stable code in lower-case ASCII with hyphens, as <c>negotiation</c>; unique within its list.</param>
/// <param name="French">The word in Québec French.</param>
/// <param name="English">The word in English.</param>
public sealed record Term(string Code, string French, string English);

/// <summary>Terms that belong together, as those of finance.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="French">The group in Québec French.</param>
/// <param name="English">The group in English.</param>
/// <param name="Terms">Its terms, in the order in which they are offered.</param>
public sealed record TermGroup(string Code, string French, string English, params IReadOnlyList<Term> Terms);

/// <summary>One of the shared lists.</summary>
/// <param name="groups">Its groups, in the order in which they are offered.</param>
public sealed class TermList(params IEnumerable<TermGroup> groups)
{
    private readonly Lazy<FrozenDictionary<string, (Term Term, string Group)>> _byCode = new(
        () => groups.SelectMany(group => group.Terms, (group, term) => (Term: term, Group: group.Code)).ToFrozenDictionary(one => one.Term.Code));

    /// <summary>The list by group.</summary>
    public IReadOnlyList<TermGroup> Groups { get; } = [.. groups];

    /// <summary>Every term of the list.</summary>
    public IReadOnlyList<Term> All { get; } = [.. groups.SelectMany(group => group.Terms)];

    /// <summary>Whether the list has a term of this code.</summary>
    public bool Holds(string code) => _byCode.Value.ContainsKey(code);

    /// <summary>The term of a code; null when the list has none.</summary>
    public Term? Find(string code) => _byCode.Value.GetValueOrDefault(code).Term;

    /// <summary>The code of the group that a term belongs to; null when the list has no such term.</summary>
    public string? GroupOf(string code) => _byCode.Value.GetValueOrDefault(code).Group;
}
