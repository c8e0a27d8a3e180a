using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.Tokens;
using Npgsql;

namespace Consortium.Api.Security.Accounts;

internal sealed class ReaddressAccountEndpoint : IEndpoint
{
    /// <param name="Email">The address by which the person comes in and is written to from now on.</param>
    /// <param name="Language">The language of letters: fr or en.</param>
    internal sealed record Request(
        [property: Required, EmailAddress, StringLength(254)] string Email,
        [property: Required, RegularExpression("^(fr|en)$")] string Language);

    public static void Map(IEndpointRouteBuilder api) => api.MapPut("/accounts/{account:guid}/address", Readdress)
        .WithName("ReaddressAccount")
        .WithSummary("Leads an account to another address, or to letters in another language. Another address ends the sessions that were opened by the old one.")
        .WithTags("Access")
        .Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> Readdress(
        Guid account, Request request, ActRequest act, AccountTable accounts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        if (await accounts.Find(act.Caller, account, ct) is not { } found)
            return Answer.Refused(Account.NotFound);

        var isAnother = found.Email is not { } before || EmailDigest.Plain(before) != EmailDigest.Plain(request.Email);
        try
        {
            var decided = await streams.Decide(
                StreamAddress.Of<Account>(account, act.Expected),
                (Account state) => new ReaddressAccount(isAnother).Decide(state, clock.GetUtcNow()),
                alongside: await accounts.Readdress(found, request.Email, request.Language, isAnother, ct),
                ct: ct);
            return decided.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.NoContent();
        }
        catch (PostgresException duplicate) when (duplicate.ConstraintName == AccountTable.Once)
        {
            return Answer.Refused(OpenAccount.AlreadyOpen);
        }
    }
}

internal sealed class CloseAccountEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapDelete("/accounts/{account:guid}", Close)
        .WithName("CloseAccount")
        .WithSummary("Closes an account at once, with every session and token of its holder in that role, and forgets its address.")
        .WithTags("Access")
        .Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> Close(
        Guid account, Scope caller, AccountTable accounts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        if (await accounts.Find(caller, account, ct) is not { } found)
            return Answer.Refused(Account.NotFound);

        var (at, tokens) = (clock.GetUtcNow(), HeldTokens.StreamOf(found.Holder));
        var folds = await streams.Decide(
            [StreamAddress.Of<Account>(account), StreamAddress.Of<HeldTokens>(tokens)],
            before =>
            {
                var outcome = CloseAccount.Decide(before.Of<Account>(account), at);
                var held = outcome.Events.Count > 0 ? before.Of<HeldTokens>(tokens).Live.Keys.Order().ToArray() : [];
                return new Recording(outcome.Refusal)
                {
                    Events = [(account, [.. outcome.Events]), (tokens, [.. held.Select(token => new TokenEvent.Revoked(token, at))])],
                    Alongside = outcome.Events.Count > 0 ? [.. AccountTable.Close(found, at), .. held.Select(token => TokenTable.Revoke(token, at))] : [],
                };
            },
            ct);
        return folds.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.NoContent();
    }
}
