using Consortium.Domain;

namespace Consortium.Api.Security.Accounts;

/// <summary>Lets somebody come in. An account that was opened already is not opened again.</summary>
internal sealed record OpenAccount(Guid Id, Scope Holder)
{
    public static readonly Refusal AlreadyOpen = new(
        "account.already-open", "L-39",
        "Cette adresse a déjà un compte dans ce rôle.",
        "This address has an account in this role already.");

    public static readonly Refusal OfParticipant = new(
        "account.of-participant", "L-39",
        "Une personne participante n'a pas besoin de compte : elle entre par l'adresse sous laquelle elle est inscrite.",
        "A participant needs no account: they come in by the address that they are registered under.");

    public Outcome<AccountEvent> Decide(Account account, DateTimeOffset at)
    {
        if (Holder.Role is Role.Participant)
            return OfParticipant;

        return account is Account.Unknown
            ? new AccountEvent.Opened(Id, Holder.Role, Holder.Company, Holder.Principal, at)
            : Outcome.AlreadyDone<AccountEvent>();
    }
}

/// <summary>Ends an account. Closing it again records nothing.</summary>
internal static class CloseAccount
{
    public static Outcome<AccountEvent> Decide(Account account, DateTimeOffset at) => account switch
    {
        Account.Open => new AccountEvent.Closed(at),
        Account.Closed => Outcome.AlreadyDone<AccountEvent>(),
        _ => Account.NotFound,
    };
}

/// <summary>Notes that the holder of an account is reached by another address. The same address again records nothing.</summary>
internal sealed record ReaddressAccount(bool IsAnother)
{
    public static readonly Refusal Closed = new(
        "account.closed", "L-39", "Ce compte est fermé : ouvrez-en un autre.", "This account is closed: open another one.");

    public Outcome<AccountEvent> Decide(Account account, DateTimeOffset at) => account switch
    {
        Account.Open => IsAnother ? new AccountEvent.Readdressed(at) : Outcome.AlreadyDone<AccountEvent>(),
        Account.Closed => Closed,
        _ => Account.NotFound,
    };
}
