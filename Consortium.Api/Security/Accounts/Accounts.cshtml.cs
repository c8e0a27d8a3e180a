using Consortium.Api.Events;
using Consortium.Api.Pages;
using Consortium.Api.Security.Providers;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Security.Accounts;

/// <summary>Who may come in, and by whom companies sign their own people in. Human resources see their own company's.</summary>
internal sealed class AccountsModel : ServicePage
{
    public IReadOnlyList<ListAccountsEndpoint.Item> Accounts { get; private set; } = [];

    public IReadOnlyList<ListCompanyNamesEndpoint.Item> Companies { get; private set; } = [];

    public IReadOnlyList<ListIdentityProvidersEndpoint.Item> Providers { get; private set; } = [];

    public bool IsOperator => Caller.Role is Role.Operator;

    /// <summary>The roles that the reader may open accounts for, the one that may do most last, so that nobody is given it unawares.</summary>
    public IEnumerable<Role> Roles => IsOperator
        ? [Role.CompanyHr, Role.CompanyReceiver, Role.CommitteeMember, Role.Coordinator, Role.Auditor, Role.IndependentReviewer, Role.Operator]
        : [Role.CompanyHr, Role.CompanyReceiver];

    public string NameOf(Guid company) => Companies.FirstOrDefault(one => one.Id.Value == company)?.LegalName ?? Shown.Short(company);

    public Task<IActionResult> OnPostOpen(string? role, string? email, string? company, string? principal, string? language, CancellationToken ct) => Act(
        "OpenAccount",
        null,
        new { role, email = Typed.Text(email) ?? "", company = Typed.Text(company), principal = Typed.Text(principal), language },
        "account-opened",
        ct);

    public Task<IActionResult> OnPostReaddress(Guid account, string? email, string? language, CancellationToken ct) => Act(
        "ReaddressAccount", new { account }, new { email = Typed.Text(email) ?? "", language }, "account-readdressed", ct);

    public Task<IActionResult> OnPostClose(Guid account, CancellationToken ct) => Act("CloseAccount", new { account }, null, "account-closed", ct);

    public Task<IActionResult> OnPostConnect(Guid company, string? issuer, string? client, string? secret, string? domains, string? audience, CancellationToken ct) => Act(
        "SetIdentityProvider",
        new { company },
        new { issuer = Typed.Text(issuer) ?? "", client = Typed.Text(client) ?? "", secret = secret ?? "", domains = Typed.Lines(domains), audience = Typed.Text(audience) },
        "provider-connected",
        ct);

    public Task<IActionResult> OnPostDisconnect(Guid company, CancellationToken ct) => Act(
        "RemoveIdentityProvider", new { company }, null, "provider-removed", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Accounts = [.. (await Api.All<ListAccountsEndpoint.Item>("ListAccounts", null, ct)).OrderBy(account => account.ClosedAt is not null).ThenBy(account => account.Email, StringComparer.CurrentCulture)];
        if (!IsOperator)
            return;

        Companies = [.. (await Api.All<ListCompanyNamesEndpoint.Item>("ListCompanyNames", null, ct)).OrderBy(company => company.LegalName, StringComparer.CurrentCulture)];
        Providers = (await Api.Get<ListIdentityProvidersEndpoint.Listed>("ListIdentityProviders", null, ct)).Items;
    }

    /// <summary>A role as the API writes it.</summary>
    public static string Word(Role role) => StoredJson.Word(role);
}
