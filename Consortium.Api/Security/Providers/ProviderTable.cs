using System.Text;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Security.Providers;

/// <summary>By whom a company signs its own people in.</summary>
/// <param name="Issuer">Its name, which is where its metadata is found.</param>
/// <param name="Audience">Of tokens for the API; null when it issues none.</param>
/// <param name="Domains">The domains of the addresses that it speaks for.</param>
internal sealed record Provider(CompanyId Company, string Issuer, string Client, string Secret, string? Audience, IReadOnlyList<string> Domains, DateTimeOffset SetAt)
{
    /// <summary>Whether an address is one of those that it speaks for.</summary>
    public bool Owns(string address) => Domains.Contains(DomainOf(address));

    public static string DomainOf(string address) => EmailDigest.Plain(address).Split('@')[^1];

    // A secret must not reach a log by way of an interpolated string.
    public override string ToString() => nameof(Provider);
}

/// <summary>The providers, kept outside the record with their secrets sealed.</summary>
internal sealed class ProviderTable(Databases databases, MasterKey master)
{
    public const string IssuerOnce = "identity_provider_once", DomainOnce = "identity_provider_domain_once";

    private readonly byte[] _key = master.For("identity provider secrets");

    public Task<IReadOnlyList<Provider>> All(CancellationToken ct) => Select("true", [], ct);

    public async Task<Provider?> Of(CompanyId company, CancellationToken ct) => (await Select("p.company = $1", [company.Value], ct)).SingleOrDefault();

    public async Task<Provider?> Of(string issuer, CancellationToken ct) => (await Select("p.issuer = $1", [issuer], ct)).SingleOrDefault();

    public async Task<Provider?> OfAddress(string address, CancellationToken ct) => (await Select(
        "p.company = (select company from access.identity_provider_domain where domain = $1)", [Provider.DomainOf(address)], ct)).SingleOrDefault();

    /// <summary>Whether a company signs whoever has this address in itself: then no letter goes round it.</summary>
    public async Task<bool> SignsIn(CompanyId company, string address, CancellationToken ct) =>
        await Of(company, ct) is { } provider && provider.Owns(address);

    public async Task<bool> Any(CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("select exists (select from access.identity_provider)");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The statements that keep a provider, to run alongside the event that says so.</summary>
    public IReadOnlyList<SqlStatement> Set(Provider provider) =>
    [
        new(
            "delete from access.identity where company = $1 and not exists (select from access.identity_provider where company = $1 and issuer = $2)",
            provider.Company.Value,
            provider.Issuer),
        new(
            """
            insert into access.identity_provider (company, issuer, client, audience, sealed, set_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (company) do update set issuer = excluded.issuer, client = excluded.client, audience = excluded.audience,
                sealed = excluded.sealed, set_at = excluded.set_at
            """,
            provider.Company.Value,
            provider.Issuer,
            provider.Client,
            provider.Audience,
            Sealing.Seal(_key, Encoding.UTF8.GetBytes(provider.Secret), About(provider.Company, provider.Issuer)),
            provider.SetAt),
        new("delete from access.identity_provider_domain where company = $1", provider.Company.Value),
        new(
            "insert into access.identity_provider_domain (domain, company) select unnest($2), $1",
            provider.Company.Value,
            provider.Domains.ToArray()),
    ];

    public static SqlStatement Remove(CompanyId company) => new("delete from access.identity_provider where company = $1", company.Value);

    private async Task<IReadOnlyList<Provider>> Select(string which, object[] values, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            $"""
            select p.company, p.issuer, p.client, p.sealed, p.audience, p.set_at,
                array(select domain from access.identity_provider_domain d where d.company = p.company order by domain)
            from access.identity_provider p where {which} order by p.company
            """).With(values);
        var found = new List<Provider>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            found.Add(Read(row));
        return found;
    }

    private Provider Read(NpgsqlDataReader row)
    {
        var (company, issuer) = (new CompanyId(row.GetGuid(0)), row.GetString(1));
        return new Provider(
            company,
            issuer,
            row.GetString(2),
            Encoding.UTF8.GetString(Sealing.Open(_key, row.GetFieldValue<byte[]>(3), About(company, issuer))),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetFieldValue<string[]>(6),
            row.GetFieldValue<DateTimeOffset>(5));
    }

    /// <summary>A secret opens with its own issuer alone: whoever changes that in the table does not get the secret sent there.</summary>
    private static byte[] About(CompanyId company, string issuer) => [.. company.Value.ToByteArray(), .. Encoding.UTF8.GetBytes(issuer)];
}
