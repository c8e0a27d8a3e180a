using System.Text;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.Providers;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Security.Accounts;

/// <summary>Where the addresses of accounts are kept, written in the transaction of the act; the record never holds them.</summary>
internal sealed class AccountTable(SubjectKeys keys, MasterKey master, Reader reader)
{
    /// <summary>The index that says that an address holds this role already.</summary>
    public const string Once = "account_once";

    private const string Columns = "account, role, company, principal, sealed, language, opened_at, closed_at";

    // An operator looks after everybody's; human resources after those of their own company that they may open themselves.
    private const string InReach =
        "(@sees_all or @role = 'Operator' or @role = 'CompanyHr' and company = @own_company and role in ('CompanyHr', 'CompanyReceiver'))";

    /// <summary>The next accounts within the caller's reach, with their addresses.</summary>
    public async Task<IReadOnlyList<KnownAccount>> Seen(Scope caller, Guid? after, int limit, CancellationToken ct) => await Open(
        await reader.Query(
            caller,
            $"select {Columns} from personal.account where {InReach} and (@after::uuid is null or account > @after) order by account limit @limit",
            Read,
            ct,
            ("after", after),
            ("limit", limit)),
        ct);

    /// <summary>An account within the caller's reach; null for any other id.</summary>
    public async Task<KnownAccount?> Find(Scope caller, Guid account, CancellationToken ct) => (await Open(
        await reader.Query(caller, $"select {Columns} from personal.account where {InReach} and account = @account", Read, ct, ("account", account)), ct)).SingleOrDefault();

    /// <summary>The statement that keeps an account's address. The holder's key is made first.</summary>
    public async Task<SqlStatement> Keep(OpenAccount open, string email, string language, DateTimeOffset at, CancellationToken ct) => new(
        """
        insert into personal.account (account, role, company, principal, sealed, email_digest, language, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (account) do nothing
        """,
        open.Id,
        open.Holder.Role.ToString(),
        open.Holder.Company?.Value,
        open.Holder.Principal,
        await Seal(open.Id, open.Holder.Principal, email, ct),
        EmailDigest.Of(master, email),
        language,
        at);

    /// <summary>The statements that lead an account to another address; whoever came in by the old one is out.</summary>
    public async Task<IReadOnlyList<SqlStatement>> Readdress(KnownAccount account, string email, string language, bool isAnother, CancellationToken ct) =>
    [
        new(
            "update personal.account set sealed = $2, email_digest = $3, language = $4 where account = $1 and closed_at is null",
            account.Account,
            await Seal(account.Account, account.Holder.Principal, email, ct),
            EmailDigest.Of(master, email),
            language),
        .. isAnother ? [Identities.Unbind(account.Holder), Session.EndAll(account.Holder)] : (SqlStatement[])[],
    ];

    /// <summary>Ends an account and whatever its holder came in by; the address is forgotten with it.</summary>
    public static IReadOnlyList<SqlStatement> Close(KnownAccount account, DateTimeOffset at) =>
    [
        new("update personal.account set closed_at = $2, sealed = null, email_digest = null where account = $1 and closed_at is null", account.Account, at),
        Identities.Unbind(account.Holder),
        Session.EndAll(account.Holder),
    ];

    /// <summary>The address of a row; null once it is closed or its holder's key is destroyed.</summary>
    public static string? Open(IReadOnlyDictionary<Guid, byte[]> keys, Guid account, Guid principal, byte[]? box) =>
        box is not null && keys.TryGetValue(principal, out var key) ? Encoding.UTF8.GetString(Sealing.Open(key, box, account.ToByteArray())) : null;

    private async Task<byte[]> Seal(Guid account, Guid principal, string email, CancellationToken ct) =>
        Sealing.Seal(await keys.Make(principal, ct), Encoding.UTF8.GetBytes(email.Trim()), account.ToByteArray());

    private async Task<IReadOnlyList<KnownAccount>> Open(IReadOnlyList<(KnownAccount Account, byte[]? Sealed)> rows, CancellationToken ct)
    {
        var found = await keys.Find([.. rows.Select(row => row.Account.Holder.Principal).Distinct()], ct);
        return [.. rows.Select(row => row.Account with { Email = Open(found, row.Account.Account, row.Account.Holder.Principal, row.Sealed) })];
    }

    private static (KnownAccount, byte[]?) Read(NpgsqlDataReader row) => (
        new KnownAccount(
            row.GetGuid(0),
            new Scope(Enum.Parse<Role>(row.GetString(1)), row.IsDBNull(2) ? null : new CompanyId(row.GetGuid(2)), row.GetGuid(3)),
            Email: null,
            row.GetString(5),
            row.GetFieldValue<DateTimeOffset>(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7)),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4));
}

/// <summary>An account as those who look after it see it.</summary>
/// <param name="Email">Null once it is closed.</param>
internal sealed record KnownAccount(Guid Account, Scope Holder, string? Email, string Language, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt);
