using Consortium.Domain;

namespace Consortium.Api.Security.Accounts;

/// <summary>That somebody may come in, in one role. Their address stands beside the record, sealed.</summary>
internal abstract record Account : IState<Account, AccountEvent>
{
    public static readonly Refusal NotFound = new(
        "account.unknown", "L-39", "Aucun compte ne porte cet identifiant.", "No account has this id.");

    private Account() { }

    public sealed record Unknown : Account;

    public sealed record Open(Scope Holder) : Account;

    public sealed record Closed : Account;

    public static Account Initial { get; } = new Unknown();

    public static Account Evolve(Account state, AccountEvent recorded) => (state, recorded) switch
    {
        (Unknown, AccountEvent.Opened e) => new Open(new Scope(e.Role, e.Company, e.Principal)),
        (Open, AccountEvent.Closed) => new Closed(),
        _ => state,
    };
}

/// <summary>What happens to accounts.</summary>
internal abstract record AccountEvent
{
    private AccountEvent() { }

    public sealed record Opened(Guid Account, Role Role, CompanyId? Company, Guid Principal, DateTimeOffset At) : AccountEvent;

    /// <summary>The person is reached otherwise from now on.</summary>
    public sealed record Readdressed(DateTimeOffset At) : AccountEvent;

    public sealed record Closed(DateTimeOffset At) : AccountEvent;
}
