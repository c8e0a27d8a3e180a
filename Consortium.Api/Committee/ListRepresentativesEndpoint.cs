using Consortium.Api.Database;
using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Committee;

/// <summary>Who may be given a seat: whoever may come in for a company as a committee member.</summary>
internal sealed class ListRepresentativesEndpoint : IEndpoint
{
    internal sealed record Representative(Guid Id, Guid Company);

    internal sealed record Representatives(IReadOnlyList<Representative> Items);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/committee/representatives", Handle)
        .WithName("ListRepresentatives")
        .WithSummary("The people whom companies sent to the committee, with or without a seat.")
        .WithTags("Committee")
        .Produces<Representatives>();

    private static async Task<IResult> Handle(Databases databases, TimeProvider clock, CancellationToken ct)
    {
        var access = await Holder.WithAccess(databases, Role.CommitteeMember, clock.GetUtcNow(), ct);
        return TypedResults.Ok(new Representatives(
            [.. access.Where(one => one.Company is not null).Select(one => new Representative(one.Principal, one.Company!.Value))]));
    }
}
