using Consortium.Api.Http;
using Consortium.Domain;

namespace Consortium.Api.Security.Accounts;

/// <summary>Lists who may come in, and by which address.</summary>
internal sealed class ListAccountsEndpoint : IEndpoint
{
    /// <param name="Email">Absent once the account is closed.</param>
    /// <param name="Language">The language of letters: fr or en.</param>
    internal sealed record Item(
        Guid Id, Role Role, CompanyId? Company, Guid Principal, string? Email, string Language, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/accounts", List)
        .WithName("ListAccounts")
        .WithSummary("The accounts, open and closed; human resources see those of their company's human resources and system.")
        .WithTags("Access")
        .Produces<Page<Item>>();

    private static Task<IResult> List(Scope caller, PageRequest page, AccountTable accounts, CancellationToken ct) => page.Answer(
        async (after, limit) => (IReadOnlyList<Item>)[.. (await accounts.Seen(caller, after, limit, ct)).Select(Of)], item => item.Id);

    private static Item Of(KnownAccount account) => new(
        account.Account, account.Holder.Role, account.Holder.Company, account.Holder.Principal, account.Email, account.Language, account.OpenedAt, account.ClosedAt);
}
