using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Security;

/// <summary>For whom a token, sign-in link or account is made: who may choose whom, and which roles belong to a company.</summary>
internal static class Holder
{
    public static readonly Refusal CompanyMissing = new(
        "access.company-missing", "L-39",
        "Ce rôle appartient à une entreprise : dites laquelle.",
        "This role belongs to a company: say which.");

    public static readonly Refusal CompanyNeedless = new(
        "access.company-needless", "L-39",
        "Ce rôle n'appartient à aucune entreprise : n'en nommez pas.",
        "This role belongs to no company: name none.");

    public static readonly Refusal NotYours = new(
        "access.not-yours", "L-39",
        "Vous pouvez donner accès à vous-même et au récepteur de votre entreprise seulement.",
        "You may give access to yourself and to your company's receiver alone.");

    /// <summary>What an operator asks for. The receiver of a company is one principal; elsewhere a new one is made when none is named.</summary>
    public static async Task<(Scope? Holder, Refusal? Refusal)> ByOperator(
        IEventStreams streams, Role role, CompanyId? company, Guid? principal, TimeProvider clock, CancellationToken ct)
    {
        var another = Guid.CreateVersion7(clock.GetUtcNow());
        if (!IsOfCompany(role))
            return company is null ? (new Scope(role, null, principal ?? another), null) : (null, CompanyNeedless);
        if (company is not { } named)
            return (null, CompanyMissing);
        if (await streams.Load<PartnerCompany>(named.Value, ct) is not { State: PartnerCompany.Member or PartnerCompany.Candidate })
            return (null, PartnerCompany.NotFound);

        return (new Scope(role, named, principal ?? (role is Role.CompanyReceiver ? ReceiverOf(named) : another)), null);
    }

    /// <summary>
    /// What a company's human resources ask for: a second token of their own, or one for the company's system. Were another
    /// principal allowed, its holder would see what was addressed to that person.
    /// </summary>
    public static (Scope? Holder, Refusal? Refusal) ByCompany(Scope caller, Role role, CompanyId? company, Guid? principal)
    {
        Scope? holder = role switch
        {
            Role.CompanyHr => caller,
            Role.CompanyReceiver when caller.Company is { } own => new Scope(role, own, ReceiverOf(own)),
            _ => null,
        };
        return holder is null || (company ?? holder.Company) != holder.Company || (principal ?? holder.Principal) != holder.Principal
            ? (null, NotYours)
            : (holder, null);
    }

    /// <summary>
    /// For whom a company's human resources open an account: themselves, a colleague of theirs, or whoever looks after the company's
    /// system. A colleague is somebody new: under another's id they would see what was addressed to that person.
    /// </summary>
    public static (Scope? Holder, Refusal? Refusal) ByColleague(Scope caller, Role role, CompanyId? company, Guid? principal, Guid colleague)
    {
        if (role is Role.CompanyHr && principal is null && (company ?? caller.Company) == caller.Company)
            return (caller with { Principal = colleague }, null);

        return ByCompany(caller, role, company, principal);
    }

    /// <summary>Whether somebody may come in as a role: by an account, by a token that lasts, or by a session.</summary>
    public static async Task<bool> HasAccess(Databases databases, Role role, Guid principal, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select exists (select from personal.account where principal = $1 and role = $2 and closed_at is null)
                or exists (select from access.token where principal = $1 and role = $2 and revoked_at is null and expires_at > $3)
                or exists (select from access.session where principal = $1 and role = $2 and ends_at > $3)
            """).With(principal, role.ToString(), at);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Everybody who may come in as a role, each with the company that they come in for, if any.</summary>
    public static async Task<IReadOnlyList<(Guid Principal, Guid? Company)>> WithAccess(Databases databases, Role role, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select principal, company from personal.account where role = $1 and closed_at is null
            union select principal, company from access.token where role = $1 and revoked_at is null and expires_at > $2
            union select principal, company from access.session where role = $1 and ends_at > $2 order by 1, 2
            """).With(role.ToString(), at);
        await using var row = await command.ExecuteReaderAsync(ct);
        var holders = new List<(Guid, Guid?)>();
        while (await row.ReadAsync(ct))
            holders.Add((row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1)));
        return holders;
    }

    private static bool IsOfCompany(Role role) => role is Role.CommitteeMember or Role.CompanyHr or Role.CompanyReceiver or Role.Participant;

    private static Guid ReceiverOf(CompanyId company) => DerivedId.Of("receiver of a company", company.Value);
}
