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
        if (context.HttpContext.Features.Get<Keeping>() is { } keeping)
            await keeping.Settle(result);
        return result;
    }

    private async Task Settle(object? result)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;

        if (result is RefusalProblem { Status: not StatusCodes.Status412PreconditionFailed } refused)
            await Keep(refused);
        else if (result is not (RefusalProblem or Problem) && !_asked)
            throw new InvalidOperationException("A POST succeeded without ActRequest.Keep: sent again, it would act again.");

        await claim.DisposeAsync();
    }

    private async Task Keep(RefusalProblem refused)
    {
        var statement = new KeptAnswer(request, refused.Status, null, refused.Refusal.Code).Under(principal, key, clock.GetUtcNow());
        await using var command = databases.Engine.CreateCommand(statement.Text + " on conflict do nothing").With(statement.Parameters);
        await command.ExecuteNonQueryAsync();
    }
}
