using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Api.Cohorts;

internal sealed class ListTaxonomyEndpoint : IEndpoint
{
    internal enum TermKind
    {
        Skill,
        Function,
        Situation,
        Context,
    }

    internal sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Code">What a profile or a file says; it stays when the words change.</param>
    internal sealed record Item(TermKind Kind, string Group, string GroupFr, string GroupEn, string Code, string Fr, string En);

    private static readonly IReadOnlyList<Item> Everything =
    [
        .. Items(TermKind.Skill, Taxonomy.Skills),
        .. Items(TermKind.Function, Taxonomy.Functions),
        .. Items(TermKind.Situation, Taxonomy.Situations),
        .. Items(TermKind.Context, Taxonomy.Contexts),
    ];

    private static readonly string[] Kinds = [.. Enum.GetValues<TermKind>().Select(StoredJson.Word)];

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/taxonomy", Handle)
        .WithName("ListTaxonomy")
        .WithSummary("The shared words of profiles in French and English: skills, functions, situations lived, contexts.")
        .WithTags("Cohorts")
        .Produces<Response>();

    /// <param name="kind">Only this kind.</param>
    /// <param name="group">Only the group of this code.</param>
    /// <param name="contains">Only terms whose code or word holds this, in either language, accents aside.</param>
    private static IResult Handle(string? kind, string? group, string? contains)
    {
        if (kind is not null && !Kinds.Contains(kind))
            throw BadParameterException.OneOf("kind", Kinds);

        var wanted = PlainWords.Of(contains ?? "");
        return TypedResults.Ok(new Response(
        [
            .. Everything.Where(item => (kind is null || StoredJson.Word(item.Kind) == kind)
                && (group is null || item.Group == group)
                && (item.Code.Contains(wanted, StringComparison.Ordinal) || PlainWords.Of(item.Fr).Contains(wanted, StringComparison.Ordinal)
                    || PlainWords.Of(item.En).Contains(wanted, StringComparison.Ordinal))),
        ]));
    }

    private static IEnumerable<Item> Items(TermKind kind, TermList list) =>
        list.Groups.SelectMany(group => group.Terms, (group, term) =>
            new Item(kind, group.Code, group.French, group.English, term.Code, term.French, term.English));
}
