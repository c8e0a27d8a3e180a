using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Security.Accounts;

/// <summary>Lets a person come in, by their address.</summary>
internal sealed class OpenAccountEndpoint : IEndpoint
{
    /// <param name="Role">The role; a person with two has two accounts.</param>
    /// <param name="Email">The address by which the person comes in and is written to.</param>
    /// <param name="Company">The company, for the roles that belong to one.</param>
    /// <param name="Principal">Who it is for, when they are known by an id already, as somebody who holds a seat; a new person when none is named.</param>
    /// <param name="Language">The language of letters: fr or en.</param>
    internal sealed record Request(
        Role Role,
        [property: Required, EmailAddress, StringLength(254)] string Email,
        CompanyId? Company = null,
        Guid? Principal = null,
        [property: RegularExpression("^(fr|en)$")] string Language = Accounts.French);

    internal sealed record Response(Guid Id, Role Role, CompanyId? Company, Guid Principal);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/accounts", Open)
        .WithName("OpenAccount")
        .WithSummary("Opens an account: who may come in by which address, and as what. Human resources open those of their company's human resources and system.")
        .WithTags("Access")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Open(
        Request request, ActRequest act, AccountTable accounts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (holder, refusal) = act.Caller.Role is Role.Operator
            ? await Holder.ByOperator(streams, request.Role, request.Company, request.Principal, clock, ct)
            : Holder.ByColleague(act.Caller, request.Role, request.Company, request.Principal, act.NewId("holder of an account"));
        if (holder is null)
            return Answer.Refused(refusal!);

        var at = clock.GetUtcNow();
        var open = new OpenAccount(act.NewId("account"), holder);
        var location = $"/api/v1/accounts/{open.Id}";
        try
        {
            var opened = await streams.Decide<Account, AccountEvent>(
                StreamAddress.New<Account>(open.Id),
                account => open.Decide(account, at),
                alongside: [await accounts.Keep(open, request.Email, request.Language, at, ct), .. act.Keep(StatusCodes.Status201Created, location)],
                ct: ct);
            return Answer.Created(opened, location, account => Of(open.Id, account is Account.Open { Holder: var of } ? of : holder));
        }
        catch (PostgresException duplicate) when (duplicate.ConstraintName == AccountTable.Once)
        {
            return Answer.Refused(OpenAccount.AlreadyOpen);
        }
    }

    private static Response Of(Guid account, Scope holder) => new(account, holder.Role, holder.Company, holder.Principal);
}
