using System.Security.Cryptography;
using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>The keys that people's details are encrypted under, one per person, in a database of their own.</summary>
internal sealed class SubjectKeys(Databases databases, MasterKey master, TimeProvider clock)
{
    /// <summary>The person's key; made, and durable, before anything is encrypted under it.</summary>
    public async Task<byte[]> Make(Guid subject, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await using var command = databases.Keys.CreateCommand(
            """
            with made as (
                insert into subject_key (subject, wrapped, created_at) values ($1, $2, $3)
                on conflict (subject) do nothing returning wrapped)
            select wrapped from made union all select wrapped from subject_key where subject = $1 limit 1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = subject });
        command.Parameters.Add(new NpgsqlParameter { Value = Sealing.Seal(master.Wrapping, key, subject.ToByteArray()) });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });

        // Two first uses at the same moment: the loser's statement saw neither row, and finds the winner's when asked again.
        return await command.ExecuteScalarAsync(ct) is byte[] wrapped
            ? Sealing.Open(master.Wrapping, wrapped, subject.ToByteArray())
            : (await Find([subject], ct))[subject];
    }

    /// <summary>The keys of these people; those that were destroyed are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]>> Find(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        await using var command = databases.Keys.CreateCommand("select subject, wrapped from subject_key where subject = any($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = subjects.ToArray() });
        var keys = new Dictionary<Guid, byte[]>(subjects.Count);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var subject = rows.GetGuid(0);
            keys.Add(subject, Sealing.Open(master.Wrapping, rows.GetFieldValue<byte[]>(1), subject.ToByteArray()));
        }

        return keys;
    }
}
