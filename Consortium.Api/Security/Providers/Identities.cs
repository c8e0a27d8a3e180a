using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.SignIn;

namespace Consortium.Api.Security.Providers;

/// <summary>
/// Who somebody of a provider is here. The first time it is told by their verified address, among the people of that company alone;
/// from then on by what the provider calls them.
/// </summary>
internal sealed class Identities(Databases databases, Entrants entrants, MasterKey master, IEventStreams streams, TimeProvider clock)
{
    private readonly byte[] _key = master.For("identities of providers");

    /// <summary>As whom the person may come in, who proved this address to their provider.</summary>
    public async Task<IReadOnlyList<Scope>> Recognise(Provider provider, string subject, string address, CancellationToken ct)
    {
        IReadOnlyList<Scope> named =
        [
            .. (await entrants.By(EmailDigest.Of(master, address), ct)).Select(entrant => entrant.Holder).Where(holder => holder.Company == provider.Company),
        ];
        if (named.Count > 0)
        {
            var at = clock.GetUtcNow();
            await streams.Decide(
                StreamAddress.Of<IdentityProvider>(IdentityProvider.StreamOf(provider.Company)),
                (IdentityProvider state) => new RecognisePerson(named).Decide(state, at),
                alongside: [.. named.Select(holder => Bind(provider, subject, holder, at))],
                ct: ct);
        }

        return await Of(provider, subject, ct);
    }

    /// <summary>As whom a person may come in who was recognised before: while their account is open, or while they are registered.</summary>
    public async Task<IReadOnlyList<Scope>> Of(Provider provider, string subject, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select role, company, principal from access.identity i
            where company = $1 and subject_digest = $2 and case role
                when 'Participant' then exists (select from personal.detail d where d.subject = i.principal and d.company = i.company and d.email_digest is not null)
                else exists (
                    select from personal.account a where a.principal = i.principal and a.role = i.role and a.company = i.company and a.closed_at is null)
                end
            order by role, principal
            """).With(provider.Company.Value, DigestOf(provider, subject));
        var holders = new List<Scope>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            holders.Add(Authentication.ScopeOf(row));
        return holders;
    }

    /// <summary>The statement after which whoever was recognised as this holder is not any more.</summary>
    public static SqlStatement Unbind(Scope holder) => new(
        "delete from access.identity where principal = $1 and role = $2 and company = $3::uuid", holder.Principal, holder.Role.ToString(), holder.Company?.Value);

    /// <summary>Who was recognised as this holder first stays it: an address that changes hands changes nobody.</summary>
    private SqlStatement Bind(Provider provider, string subject, Scope holder, DateTimeOffset at) => new(
        "insert into access.identity (company, principal, role, subject_digest, bound_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
        provider.Company.Value,
        holder.Principal,
        holder.Role.ToString(),
        DigestOf(provider, subject),
        at);

    private byte[] DigestOf(Provider provider, string subject) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{provider.Issuer}\n{subject}"));
}
