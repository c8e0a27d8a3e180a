using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Domain;
using NpgsqlTypes;

namespace Consortium.Api.PersonalData;

/// <summary>Recognises a person by their e-mail address, whichever companies and cohorts they take part with.</summary>
internal sealed class People(Databases databases, MasterKey master, TimeProvider clock)
{
    /// <summary>The ids of these addresses, in their order; an address that nobody has used gets one.</summary>
    public async Task<IReadOnlyList<PersonId>> Of(IReadOnlyCollection<string> emails, CancellationToken ct)
    {
        byte[][] digests = [.. emails.Select(email => EmailDigest.Of(master, email))];
        var made = digests.DistinctBy(Convert.ToHexString).ToArray();
        await using var command = databases.Engine.CreateCommand(
            """
            with made as (
                insert into personal.person (email_digest, person) select * from unnest($1, $2) on conflict do nothing returning email_digest, person)
            select email_digest, person from made union select email_digest, person from personal.person where email_digest = any($1)
            """);
        command.Parameters.Add(Sql.Array(made, NpgsqlDbType.Bytea));
        command.Parameters.Add(Sql.Array(made.Select(_ => Guid.CreateVersion7(clock.GetUtcNow())), NpgsqlDbType.Uuid));
        var known = new Dictionary<string, PersonId>();
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                known[Convert.ToHexString(rows.GetFieldValue<byte[]>(0))] = new PersonId(rows.GetGuid(1));
        }

        // Two first uses at the same moment: the loser's statement saw neither row, and finds the winner's when asked again.
        return known.Count == made.Length ? [.. digests.Select(digest => known[Convert.ToHexString(digest)])] : await Of(emails, ct);
    }

    /// <summary>Forgets which addresses led to a person, unless somebody else who is registered is known by one of them.</summary>
    public static SqlStatement Forget(PersonId person, Guid subject) => new(
        """
        delete from personal.person where person = $1 and not exists (
            select from personal.detail join personal.person using (email_digest) where person = $1 and subject <> $2)
        """,
        person.Value,
        subject);

    /// <summary>Makes a new address lead to a person who is known by another; one that leads to somebody already stays with them.</summary>
    public SqlStatement Recognise(PersonId person, string email) => new(
        "insert into personal.person (email_digest, person) values ($1, $2) on conflict do nothing", EmailDigest.Of(master, email), person.Value);

    /// <summary>
    /// Who a corrected address leads to, and the statements that make it so: whoever is known by it; else the same person as
    /// before, unless somebody else is registered under the wrong address: then it is theirs, and this is somebody new.
    /// </summary>
    public async Task<(PersonId Person, IReadOnlyList<SqlStatement> Keep)> Readdress(
        PersonId person, Guid subject, string wrong, string right, CancellationToken ct)
    {
        var from = EmailDigest.Of(master, wrong);
        PersonId? known;
        bool isAnothers;
        await using (var command = databases.Engine.CreateCommand(
            """
            select (select person from personal.person where email_digest = $2),
                exists (select from personal.detail where email_digest = $1 and subject <> $3)
            """).With(from, EmailDigest.Of(master, right), subject))
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            (known, isAnothers) = (row.IsDBNull(0) ? null : new PersonId(row.GetGuid(0)), row.GetBoolean(1));
        }

        if (isAnothers)
            return ((await Of([right], ct))[0], []);

        var forget = new SqlStatement("delete from personal.person where email_digest = $1", from);
        return known is { } found ? (found, [forget]) : (person, [Recognise(person, right), forget]);
    }
}
