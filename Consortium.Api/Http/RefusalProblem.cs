using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.Http;

/// <summary>A refusal as problem details: the rule that stood in the way, with its number and its facts.</summary>
internal sealed class RefusalProblem(Refusal refusal) : IResult
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>404 when nothing is there for the caller, 412 when a precondition failed, 422 when a file cannot be read, 409 when a rule forbids it.</summary>
    public int Status => Refusal switch
    {
        _ when Refusal.Code.EndsWith(".unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ when Refusal == StreamMoved.Refusal => StatusCodes.Status412PreconditionFailed,
        _ when Refusal.Code.StartsWith("file.", StringComparison.Ordinal) => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    public Task ExecuteAsync(HttpContext context) => new Problem(Refusal.Code, Status, Refusal.French, Refusal.English)
    {
        Rule = Refusal.Rule,
        Values = Refusal.Values.Count > 0 ? Refusal.Values : null,
    }.ExecuteAsync(context);
}
