using System.Text;
using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

internal sealed class CompareAgreementsEndpoint : IEndpoint
{
    /// <param name="Agreement">The later version.</param>
    /// <param name="With">What it is compared with; absent when nothing is in force.</param>
    internal sealed record Response(Guid Agreement, Guid? With, IReadOnlyList<ComparedParagraph> French, IReadOnlyList<ComparedParagraph> English);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/agreements/{agreement:guid}/comparison", Handle)
        .WithName("CompareAgreements")
        .WithSummary("What changed in a version against another one, or against the one in force: JSON, or a page for a browser.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid agreement, Guid? with, Scope caller, HttpRequest request, RulesInForce rules, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var earlier = with ?? (await rules.Now(ct)).State.Agreements.InForceOn(today)?.Value;
        var before = earlier is { } id ? await AgreementTexts.Find(reader, caller, id, ct) : null;
        if (await AgreementTexts.Find(reader, caller, agreement, ct) is not { } after || (with is not null && before is null))
            return Answer.Refused(AgreementVersion.NotFound);

        var compared = new Response(
            agreement, earlier, TextComparison.Of(before?.French ?? "", after.French), TextComparison.Of(before?.English ?? "", after.English));
        return HtmlPage.IsAskedFor(request) ? Page(compared) : TypedResults.Ok(compared);
    }

    private static HtmlPage Page(Response compared) => new(
        "Ce qui change dans l'entente",
        "What changes in the agreement",
        new(
            "<p>Ajouté : <ins>souligné</ins>. Retiré : <del>barré</del>.</p>" + Texts(compared, Words.French),
            "<p>Added: <ins>underlined</ins>. Removed: <del>struck out</del>.</p>" + Texts(compared, Words.English)));

    private static string Texts(Response compared, Words words) =>
        $"<section lang=fr><h2>{words.FrenchText}</h2>{Paragraphs(compared.French, words)}</section>"
        + $"<section lang=en><h2>{words.EnglishText}</h2>{Paragraphs(compared.English, words)}</section>";

    private static string Paragraphs(IReadOnlyList<ComparedParagraph> paragraphs, Words words)
    {
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            html.Append("<p>");

            // In words too: a screen reader need not tell ins and del apart.
            if (paragraph.Change is not Change.Kept)
                html.Append("<strong>").Append(words.Of(paragraph.Change)).Append("</strong> ");
            foreach (var run in paragraph.Runs)
            {
                var text = Html.Text(run.Words);
                html.Append(run.Change switch
                {
                    Change.Added => $"<ins>{text}</ins>",
                    Change.Removed => $"<del>{text}</del>",
                    _ => text,
                });
            }

            html.Append("</p>");
        }

        return html.ToString();
    }

    private sealed record Words(string FrenchText, string EnglishText, string Added, string Removed, string Changed)
    {
        public static readonly Words French = new("Texte français", "Texte anglais", "Ajouté :", "Retiré :", "Modifié :");
        public static readonly Words English = new("French text", "English text", "Added:", "Removed:", "Changed:");

        public string Of(Change? change) => change switch
        {
            Change.Added => Added,
            Change.Removed => Removed,
            _ => Changed,
        };
    }
}
