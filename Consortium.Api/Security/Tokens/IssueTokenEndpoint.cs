using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;

namespace Consortium.Api.Security.Tokens;

/// <summary>Issues a token and tells it once.</summary>
internal sealed class IssueTokenEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/tokens", Issue)
        .WithName("IssueToken")
        .WithSummary("Issue a token: it is told once, here")
        .WithTags("Access")
        .Produces<Told>(StatusCodes.Status201Created);

    private static async Task<IResult> Issue(
        Asked asked, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (holder, refusal) = act.Caller.Role is Role.Operator
            ? await Holder.ByOperator(streams, asked.Role, asked.Company, asked.Principal, clock, ct)
            : Holder.ByCompany(act.Caller, asked.Role, asked.Company, asked.Principal);
        if (holder is null)
            return Answer.Refused(refusal!);

        var secret = Secret.New(Secret.OfTokens);
        var at = clock.GetUtcNow();
        var issue = new IssueToken(Guid.CreateVersion7(at), holder, asked.Days);
        var location = $"/api/v1/tokens/{issue.Token}";
        var issued = await TokenTable.Issue(streams, issue, secret, at, act.Keep(StatusCodes.Status201Created, location), ct);
        return Answer.Created(issued, location, held =>
            new Told(issue.Token, secret.Text, holder.Role, holder.Company, holder.Principal, held.Live[issue.Token]));
    }

    /// <param name="Role">The role.</param>
    /// <param name="Company">The company, for the roles that belong to one.</param>
    /// <param name="Principal">Who will hold it; a new principal when none is named.</param>
    /// <param name="Days">How many days it is valid, at most 365.</param>
    internal sealed record Asked(
        Role Role,
        CompanyId? Company = null,
        Guid? Principal = null,
        [property: Range(1, IssueToken.Longest)] int Days = IssueToken.Ordinary);

    internal sealed record Told(Guid Id, string Token, Role Role, CompanyId? Company, Guid Principal, DateTimeOffset ExpiresAt);
}
