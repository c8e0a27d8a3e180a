using System.Text.Encodings.Web;

namespace Consortium.Api.Http;

/// <summary>Explains a problem's type at the address that the problem gives, as a page or as JSON, in both languages.</summary>
internal static class ProblemPages
{
    public static void MapProblems(this IEndpointRouteBuilder app) =>
        app.MapGet("/problems/{code}", Explain).WithName("ExplainProblem").ExcludeFromDescription();

    private static IResult Explain(string code, HttpRequest request)
    {
        if (!ProblemCatalogue.All.TryGetValue(code, out var problem))
            return TransportProblems.NothingHere;

        return HtmlPage.IsAskedFor(request)
            ? new HtmlPage(ProblemTitles.Of(problem.Status, french: true), ProblemTitles.Of(problem.Status, french: false), new(
                Html(problem, problem.French), Html(problem, problem.English)))
            : TypedResults.Ok(new Explained(problem.Code, problem.Status, problem.Rule, problem.French, problem.English));
    }

    private static string Html(Problem problem, string text) =>
        $"<p>{HtmlEncoder.Default.Encode(text)}</p><p><code>{problem.Code}</code> · HTTP {problem.Status}{(problem.Rule is { } rule ? " · " + rule : "")}</p>";

    private sealed record Explained(string Code, int Status, string? Rule, string Fr, string En);
}
