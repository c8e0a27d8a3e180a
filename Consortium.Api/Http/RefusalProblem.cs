using Consortium.Api.Events;
using Consortium.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Http;

/// <summary>A refusal as problem details (RFC 9457) in the caller's language, with both languages beside it.</summary>
internal sealed class RefusalProblem(Refusal refusal) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        var french = Language.Of(context) is "fr";
        var problem = new ProblemDetails
        {
            Type = $"/problems/{refusal.Code}",
            Title = french ? "Les règles du consortium ne le permettent pas." : "The consortium's rules do not allow this.",
            Status = StatusOf(refusal),
            Detail = french ? refusal.French : refusal.English,
            Extensions =
            {
                ["code"] = refusal.Code,
                ["rule"] = refusal.Rule,
                ["fr"] = refusal.French,
                ["en"] = refusal.English,
            },
        };
        if (refusal.Values.Count > 0)
            problem.Extensions["values"] = refusal.Values;

        context.Response.StatusCode = problem.Status.Value;
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }

    /// <summary>404 when nothing is there for the caller, 412 when a precondition failed, 409 when a rule forbids it.</summary>
    private static int StatusOf(Refusal refusal) => refusal switch
    {
        _ when refusal.Code.EndsWith(".unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ when refusal == StreamMoved.Refusal => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };
}
