using Consortium.Api.Database;
using Consortium.Api.Events;

namespace Consortium.Api.Http;

/// <summary>Sees to it that the answer of a POST is kept under its key before it leaves, and then lets go of the key.</summary>
internal sealed class Keeping(
    Claims.Claim claim, Guid principal, string key, byte[] request, Databases databases, TimeProvider clock)
{
    private bool _asked;

    /// <summary>What the act runs alongside its events; nothing when it runs again and its answer is kept already.</summary>
    public IReadOnlyList<SqlStatement> Statement(int status, string? location)
    {
        _asked = true;
        return claim.Answer is not null ? [] : [new KeptAnswer(request, status, location, null).Under(principal, key, clock.GetUtcNow())];
    }

    /// <summary>
    /// Around every endpoint of the API. A refusal is kept after the act, since it wrote nothing; a lost If-Match is not kept,
    /// since the caller reads again and repeats. A success that was not kept is a fault of the endpoint.
    /// </summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        return context.HttpContext.Features.Get<Keeping>() is { } keeping ? await keeping.Settle(result) : result;
    }

    private async Task<object?> Settle(object? result)
    {
        var answer = result;
        while (answer is INestedHttpResult nested)
            answer = nested.Result;

        if (answer is RefusalProblem refused)
            result = await FirstAnswer(refused) ?? result;
        else if (answer is not Problem && !_asked)
            throw new InvalidOperationException("A POST succeeded without ActRequest.Keep: sent again, it would act again.");

        await claim.DisposeAsync();
        return result;
    }

    /// <summary>
    /// The same request sent before, in a process that died or lost its connection since, may have been recorded while this one
    /// was decided: what stood in the way then is its own success, and that is the answer.
    /// </summary>
    private async Task<IResult?> FirstAnswer(RefusalProblem refused)
    {
        if (refused.Status != StatusCodes.Status412PreconditionFailed)
        {
            var statement = new KeptAnswer(request, refused.Status, null, refused.Refusal.Code).Under(principal, key, clock.GetUtcNow());
            await using var command = databases.Engine.CreateCommand(statement.Text + " on conflict do nothing").With(statement.Parameters);
            if (await command.ExecuteNonQueryAsync() > 0)
                return null;
        }

        return (await KeptAnswer.Find(databases, principal, key, CancellationToken.None))?.To(request);
    }
}
