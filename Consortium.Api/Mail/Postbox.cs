using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Database;
using Consortium.Api.PersonalData;
using Npgsql;

namespace Consortium.Api.Mail;

/// <summary>
/// Sends letters. The same letter goes out once, as far as can be: its id is written down in a transaction that ends when the
/// server has it, so only a process that dies between the two sends it again, under the same Message-Id. A server that does not
/// answer is left alone for a while, so that it keeps no other work waiting.
/// </summary>
internal sealed class Postbox(IMailServer server, Databases databases, MasterKey master, TimeProvider clock, ILogger<Postbox> log) : IDisposable
{
    private const int AtOnce = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1), Rest = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _free = new(AtOnce);
    private readonly byte[] _key = master.For("letters");
    private long _restsUntil;

    /// <summary>Whether letters lead anywhere; when not, whoever would ask for one may leave it.</summary>
    public bool IsOpen => server.IsThere;

    /// <exception cref="MailServerAwayException">It did not go out; send it again later.</exception>
    /// <exception cref="LetterRefusedException">The server will not take it.</exception>
    public async Task Send(Letter letter, CancellationToken ct)
    {
        if (!letter.IsWellFormed)
            throw new LetterRefusedException();
        if (!IsOpen)
        {
            await server.Take(letter, default, ct);
            return;
        }

        if (clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil) || !await _free.WaitAsync(Turn, ct))
            throw new MailServerAwayException(MailFault.Resting);

        try
        {
            await SendOnce(letter, letter.Id ?? IdOf(letter), ct);
        }
        catch (MailServerAwayException away)
        {
            if (away.Fault is not MailFault.NotNow)
                Interlocked.Exchange(ref _restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
            log.LetterNotTaken(away.Fault, away.Fault.Advice());
            throw;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task SendOnce(Letter letter, Guid id, CancellationToken ct)
    {
        await using var connection = await databases.Engine.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // Where the same letter is under way elsewhere, this waits until it is known what came of it.
        await using (var note = new NpgsqlCommand(
            "insert into consortium.sent_letter (letter, sent_at) values ($1, $2) on conflict do nothing", connection, transaction).With(id, clock.GetUtcNow()))
        {
            if (await note.ExecuteNonQueryAsync(ct) == 0)
                return;
        }

        await server.Take(letter, id, ct);
        await transaction.CommitAsync(CancellationToken.None);
        log.LetterSent(id);
    }

    /// <summary>Under a key, since whoever holds the ids could else try which address a letter went to.</summary>
    private Guid IdOf(Letter letter) => new(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{letter.To}\n{letter.Subject}\n{letter.Text}")).AsSpan(0, 16), bigEndian: true);
}
