using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class PolicyEndpoints : IEndpoint
{
    /// <param name="Name">Which number.</param>
    /// <param name="Value">The value in force, in the unit that the number's name says.</param>
    /// <param name="Lowest">The lowest that the committee may decide, included.</param>
    /// <param name="Highest">The highest that the committee may decide, included.</param>
    internal sealed record Number(PolicyNumber Name, int Value, int Default, int Lowest, int Highest);

    internal sealed record Numbers(IReadOnlyList<Number> Items);

    /// <param name="Number">Which number.</param>
    /// <param name="Value">Its value from the decision on.</param>
    /// <param name="ClosesAt">The last instant at which a vote counts, included; as the policy says when absent.</param>
    internal sealed record Request(PolicyNumber Number, int Value, DateTimeOffset? ClosesAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/policy", Read)
            .WithName("GetPolicy")
            .WithSummary("The numbers of the programme that the committee decides, with their ranges.")
            .WithTags("Committee")
            .Produces<Numbers>();
        api.MapPost("/policy/ballots", Open)
            .WithName("OpenPolicyBallot")
            .WithSummary("Asks the committee for a new value of one of the policy's numbers.")
            .WithTags("Committee")
            .Produces<BallotOpened>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> Read(RulesInForce rules, CancellationToken ct)
    {
        var (inForce, _) = await rules.Now(ct);
        return TypedResults.Ok(new Numbers(
        [
            .. from number in Enum.GetValues<PolicyNumber>()
               let range = PolicyRange.Of(number)
               select new Number(number, inForce.Policy[number], range.Default, range.Lowest, range.Highest),
        ]));
    }

    private static Task<IResult> Open(Request request, ActRequest act, BallotOpening opening, CancellationToken ct) =>
        opening.Open(act, Topic.About(new BallotSubject.OfPolicy(request.Number, request.Value)), request.ClosesAt, ct);
}
