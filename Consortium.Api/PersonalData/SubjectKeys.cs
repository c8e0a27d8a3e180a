using System.Security.Cryptography;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>The keys that people's details are encrypted under, one per person, in a database of their own.</summary>
public sealed class SubjectKeys(Databases databases, MasterKey master, TimeProvider clock)
{
    /// <summary>The person's key, as for several.</summary>
    public async Task<byte[]> Make(Guid subject, CancellationToken ct) => (await Make([subject], ct))[subject];

    /// <summary>
    /// The keys of these people; made, and durable, before anything is encrypted under them. Of a person who was erased, a key
    /// that nobody keeps: what is sealed under it is forgotten like what was sealed before.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]>> Make(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        await using (var command = databases.Keys.CreateCommand(
            """
            insert into subject_key (subject, wrapped, created_at) select k.subject, k.wrapped, $3 from unnest($1, $2) as k (subject, wrapped)
            where not exists (select from erased e where e.subject = k.subject) on conflict (subject) do nothing
            """))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = subjects.ToArray() });
            command.Parameters.Add(new NpgsqlParameter
            {
                Value = subjects.Select(subject => Sealing.Seal(master.Wrapping, RandomNumberGenerator.GetBytes(32), subject.ToByteArray())).ToArray(),
            });
            command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
            await command.ExecuteNonQueryAsync(ct);
        }

        // Asked anew, since a key that was there already, or that another request made meanwhile, is the one that counts.
        var kept = await Find(subjects, ct);
        return subjects.Distinct().ToDictionary(
            subject => subject, subject => kept.TryGetValue(subject, out var key) ? key : RandomNumberGenerator.GetBytes(32));
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

    /// <summary>Destroys the keys of these people for good, and writes down that they were.</summary>
    public Task Destroy(IReadOnlyCollection<Guid> subjects, CancellationToken ct) => databases.Keys.Run(
        [
            new SqlStatement("insert into erased (subject, at) select unnest($1), $2 on conflict do nothing", subjects.ToArray(), clock.GetUtcNow()),
            new SqlStatement("delete from subject_key where subject = any($1)", subjects.ToArray()),
        ],
        ct);

    /// <summary>Everybody whose key was destroyed.</summary>
    public async Task<IReadOnlyList<Guid>> Erased(CancellationToken ct) => await Subjects(databases.Keys.CreateCommand("select subject from erased"), ct);

    /// <summary>The next keys in the order of their subjects that were made before a time.</summary>
    public Task<IReadOnlyList<Guid>> MadeBefore(DateTimeOffset time, Guid after, int limit, CancellationToken ct) => Subjects(
        databases.Keys.CreateCommand("select subject from subject_key where created_at < $1 and subject > $2 order by subject limit $3").With(time, after, limit), ct);

    /// <summary>Removes keys that seal nothing. Not an erasure: whoever they were made for was never recorded.</summary>
    public Task Remove(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        databases.Keys.Run([new SqlStatement("delete from subject_key where subject = any($1)", subjects.ToArray())], ct);

    private static async Task<IReadOnlyList<Guid>> Subjects(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
        {
            var subjects = new List<Guid>();
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
                subjects.Add(rows.GetGuid(0));
            return subjects;
        }
    }
}
