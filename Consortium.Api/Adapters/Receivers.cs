using System.Text;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Deliveries;
using Npgsql;

namespace Consortium.Api.Adapters;

/// <summary>Where a company wants its notices, and what they are signed with.</summary>
/// <param name="Url">The address.</param>
/// <param name="Secrets">The secret in force, then those that it replaced within <see cref="Receivers.Overlap"/>.</param>
/// <param name="Login">The login of the company's broker, when the address is of a queue.</param>
/// <param name="Folder">The folder that notices are left in, when they are to be files and the operator has one.</param>
/// <param name="Mailbox">Where notices are written to, when they are to be letters.</param>
internal sealed record Receiver(Uri Url, IReadOnlyList<WebhookSecret> Secrets, BrokerLogin? Login = null, string? Folder = null, string? Mailbox = null)
{
    /// <summary>How the company says over this receiver that it has a notice.</summary>
    public ReceiptChannel Channel =>
        new ReceiverAddress(Url, Login).IsFolder ? ReceiptChannel.Folder
        : Mailbox is not null ? ReceiptChannel.Mail
        : Login is null ? ReceiptChannel.Webhook
        : ReceiptChannel.Queue;
}

/// <summary>The receivers of the companies, kept outside the events with their secrets and logins sealed.</summary>
internal sealed class Receivers(Databases databases, MasterKey master, AdapterSettings settings, TimeProvider clock)
{
    /// <summary>How long a replaced secret signs beside the new one, so that a company can change it without losing a notice.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private readonly byte[] _key = master.For("webhook secrets"), _logins = master.For("broker logins"), _mailboxes = master.For("company mailboxes");

    public async Task<Receiver?> Of(CompanyId company, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select url, secret.sealed, login.sealed
            from consortium.company_receiver join access.company_receiver_secret secret using (company)
                left join access.company_receiver_login login using (company)
            where company = $1 and (retires_at is null or retires_at > $2) order by retires_at desc nulls first
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = company.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });

        (Uri? url, BrokerLogin? login, string? mailbox) = (null, null, null);
        var secrets = new List<WebhookSecret>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            url = new Uri(rows.GetString(0));
            var hidden = rows.IsDBNull(2) ? null : rows.GetFieldValue<byte[]>(2);
            var isMailbox = new ReceiverAddress(url, Login: null).IsMailbox;
            login = hidden is null || isMailbox ? null : OpenLogin(company, url, hidden);
            mailbox = hidden is not null && isMailbox ? OpenMailbox(company, url, hidden) : null;
            secrets.Add(Open(company, rows.GetFieldValue<byte[]>(1)));
        }

        return url is null ? null : new Receiver(url, secrets, login, settings.FolderOf(company), mailbox);
    }

    /// <summary>The statements that set a receiver and its new secret, to run alongside the event that says so.</summary>
    public IReadOnlyList<SqlStatement> Set(CompanyId company, ReceiverAddress address, WebhookSecret secret)
    {
        var now = clock.GetUtcNow();
        return
        [
            new SqlStatement(
                """
                insert into consortium.company_receiver (company, url, set_at) values ($1, $2, $3)
                on conflict (company) do update set url = excluded.url, set_at = excluded.set_at
                """,
                company.Value,
                address.Url.OriginalString,
                now),
            new SqlStatement("delete from access.company_receiver_login where company = $1", company.Value),
            .. address.Login is { } login ? [Keep(company, _logins, JsonSerializer.SerializeToUtf8Bytes(login), address.Url)] : Array.Empty<SqlStatement>(),
            .. address.Mailbox is { } mailbox ? [Keep(company, _mailboxes, Encoding.UTF8.GetBytes(mailbox), address.Url)] : Array.Empty<SqlStatement>(),
            new SqlStatement("delete from access.company_receiver_secret where company = $1 and retires_at <= $2", company.Value, now),
            new SqlStatement(
                "update access.company_receiver_secret set retires_at = $2 where company = $1 and retires_at is null", company.Value, now + Overlap),
            new SqlStatement(
                "insert into access.company_receiver_secret (id, company, sealed) values ($1, $2, $3)",
                Guid.CreateVersion7(now),
                company.Value,
                Sealing.Seal(_key, Encoding.ASCII.GetBytes(secret.Reveal()), company.Value.ToByteArray())),
        ];
    }

    private static SqlStatement Keep(CompanyId company, byte[] key, byte[] hidden, Uri url) => new(
        "insert into access.company_receiver_login (company, sealed) values ($1, $2)", company.Value, Sealing.Seal(key, hidden, About(company, url)));

    private string OpenMailbox(CompanyId company, Uri url, byte[] box) => Encoding.UTF8.GetString(Sealing.Open(_mailboxes, box, About(company, url)));

    private BrokerLogin OpenLogin(CompanyId company, Uri url, byte[] box) =>
        JsonSerializer.Deserialize<BrokerLogin>(Sealing.Open(_logins, box, About(company, url)))!;

    /// <summary>A login opens with its own address alone: whoever changes that in the table does not get the login sent there.</summary>
    private static byte[] About(CompanyId company, Uri url) => [.. company.Value.ToByteArray(), .. Encoding.UTF8.GetBytes(url.OriginalString)];

    private WebhookSecret Open(CompanyId company, byte[] box) =>
        WebhookSecret.Parse(Encoding.ASCII.GetString(Sealing.Open(_key, box, company.Value.ToByteArray())))
        ?? throw new InvalidDataException("A stored webhook secret is not one.");
}
