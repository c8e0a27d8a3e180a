using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;

namespace Consortium.Api.Security.SignIn;

/// <summary>Creates a sign-in link and tells it once.</summary>
internal sealed class CreateSignInLinkEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/sign-in-links", Create)
        .WithName("CreateSignInLink")
        .WithSummary("Create a link that signs one person in, once: it is told once, here")
        .WithTags("Access")
        .Produces<Told>();

    private static async Task<IResult> Create(
        Asked asked, ActRequest act, HttpRequest request, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (holder, refusal) = await Holder.ByOperator(streams, asked.Role, asked.Company, asked.Principal, clock, ct);
        if (holder is null)
            return Answer.Refused(refusal!);

        var (secret, at) = (Secret.New(), clock.GetUtcNow());
        var create = new CreateSignInLink(holder, asked.Minutes);
        var created = await streams.Decide<SignInLink, SignInLinkEvent>(
            StreamAddress.New<SignInLink>(secret.Stream), link => create.Decide(link, at), alongside: act.Keep(StatusCodes.Status200OK), ct: ct);
        return Answer.Ok(created, _ => new Told(
            SignInPages.Link(new Uri($"{request.Scheme}://{request.Host}"), secret), holder.Role, holder.Company, holder.Principal, at.AddMinutes(asked.Minutes)));
    }

    /// <param name="Role">The role.</param>
    /// <param name="Company">The company, for the roles that belong to one.</param>
    /// <param name="Principal">Who signs in; a new principal when none is named.</param>
    /// <param name="Minutes">How many minutes the link opens, at most seven days.</param>
    internal sealed record Asked(
        Role Role,
        CompanyId? Company = null,
        Guid? Principal = null,
        [property: Range(1, CreateSignInLink.Longest)] int Minutes = CreateSignInLink.Ordinary);

    internal sealed record Told(Uri Link, Role Role, CompanyId? Company, Guid Principal, DateTimeOffset ExpiresAt);
}
