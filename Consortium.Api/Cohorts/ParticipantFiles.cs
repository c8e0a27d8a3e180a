using System.Collections.Frozen;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain;

namespace Consortium.Api.Cohorts;

/// <summary>What became of one row.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Problems">What to correct before the row is sent again.</param>
internal sealed record RowReport(int Line, RowStatus Status, ParticipantId? Participant, IReadOnlyList<CellProblem> Problems);

/// <summary>
/// Files of people on their way. A file is sealed and kept, then read a part at a time; each part is one transaction with its
/// place in the file and the report on its rows, so that a process that dies reads on where it was.
/// </summary>
internal sealed class ParticipantFiles(Databases databases, SubjectKeys keys, Registration registration, TimeProvider clock)
{
    /// <summary>How many rows one transaction takes.</summary>
    public const int Part = 1_000;

    /// <summary>What the headers of a company's own spreadsheets mean.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WordsOf(CompanyId company, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("select words::text from consortium.column_words where company = $1").With(company.Value);
        return await command.ExecuteScalarAsync(ct) is string words
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(words, StoredJson.Options)!
            : FrozenDictionary<string, string>.Empty;
    }

    /// <summary>The statement that keeps a file. A file that is kept already stays as it is.</summary>
    public async Task<SqlStatement> Keep(
        Guid file, CompanyId company, CohortId cohort, ReadOnlyMemory<byte> bytes, IReadOnlyDictionary<string, string> words, int rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new SqlStatement(
            """
            insert into consortium.participant_file (file, company, cohort, sealed, rows, read_on, sent_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (file) do nothing
            """,
            file,
            company.Value,
            cohort.Value,
            Seal(await keys.Make(company.Value, ct), file, new Sent(bytes.ToArray(), words, [])),
            rows,
            DateOnly.FromDateTime(now.UtcDateTime),
            now);
    }

    /// <summary>Reads the next part of a file; false when nothing is left to read.</summary>
    public async Task<bool> ReadOn(Guid file, CancellationToken ct)
    {
        if (await Open(file, ct) is not { Sent.File: { } bytes } kept)
            return false;

        var reading = ParticipantFile.Read(bytes, kept.ReadOn, kept.Sent.Words);
        var part = reading.Rows.Skip(kept.Done).Take(Part).ToList();
        var end = kept.Done + part.Count;
        var earlier = reading.Rows.Take(kept.Done).Select(Address).ToHashSet();
        var readable = new List<(int Index, ParticipantRow Row)>();
        var reports = new RowReport[part.Count];
        foreach (var (index, row) in part.Index())
        {
            if (row.Person is null)
                reports[index] = new RowReport(row.Line, RowStatus.Refused, null, row.Problems);
            else if (!earlier.Add(Address(row)))
                reports[index] = new RowReport(row.Line, RowStatus.Already, null, [Problem(Registration.TwiceInTheFile)]);
            else
                readable.Add((index, row));
        }

        IReadOnlyList<SqlStatement> Done() =>
        [
            Noted(file, kept.Company, reports),
            Moved(file, kept, end, end == reading.Rows.Count ? Seal(kept.Key, file, new Sent(null, kept.Sent.Words, reading.IgnoredColumns)) : null),
        ];
        if (readable.Count == 0)
        {
            await databases.Engine.Run(Done(), ct);
            return end < reading.Rows.Count;
        }

        await registration.Register(
            new CohortId(kept.Cohort),
            new CompanyId(kept.Company),
            [.. readable.Select(one => (new ParticipantId(DerivedId.Of($"row {one.Row.Line} of", file)), one.Row.Person!))],
            became =>
            {
                foreach (var ((index, row), one) in readable.Zip(became))
                    reports[index] = new RowReport(row.Line, one.Status, one.Participant, one.Refusal is { } no ? [Problem(no)] : []);
                return Done();
            },
            ct);
        return end < reading.Rows.Count;
    }

    /// <summary>Headers of a file that nobody reads; empty until it was read.</summary>
    public async Task<IReadOnlyList<string>> IgnoredColumns(Guid file, CancellationToken ct) => (await Open(file, ct))?.Sent.Ignored ?? [];

    private static string Address(ParticipantRow row) => row.Person is { } person ? EmailDigest.Plain(person.Detail.Email) : $"line {row.Line}";

    private static CellProblem Problem(Refusal refusal) => new("", refusal.Code, refusal.Rule, refusal.French, refusal.English);

    private static SqlStatement Noted(Guid file, Guid company, IReadOnlyList<RowReport> rows) => new(
        """
        insert into consortium.participant_file_row (file, line, company, status, participant, problems)
        select $1, line, $2, status, participant, problems::jsonb from unnest($3, $4, $5::uuid[], $6) as r (line, status, participant, problems)
        on conflict (file, line) do nothing
        """,
        file,
        company,
        rows.Select(row => row.Line).ToArray(),
        rows.Select(row => StoredJson.Word(row.Status)).ToArray(),
        rows.Select(row => row.Participant?.Value).ToArray(),
        rows.Select(row => JsonSerializer.Serialize(row.Problems, StoredJson.Options)).ToArray());

    private SqlStatement Moved(Guid file, Kept kept, int end, byte[]? finished) => new(
        """
        update consortium.participant_file set done = $2, sealed = coalesce($3::bytea, sealed), finished_at = case when $3::bytea is null then null else $4 end
        where file = $1 and done = $5
        """,
        file,
        end,
        finished,
        clock.GetUtcNow(),
        kept.Done);

    private async Task<Kept?> Open(Guid file, CancellationToken ct)
    {
        byte[] box;
        Kept kept;
        await using (var command = databases.Engine.CreateCommand(
            "select company, cohort, sealed, done, read_on from consortium.participant_file where file = $1").With(file))
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;

            box = row.GetFieldValue<byte[]>(2);
            kept = new Kept(row.GetGuid(0), row.GetGuid(1), row.GetInt32(3), row.GetFieldValue<DateOnly>(4), [], Sent.Nothing);
        }

        return (await keys.Find([kept.Company], ct)).TryGetValue(kept.Company, out var key)
            ? kept with { Key = key, Sent = JsonSerializer.Deserialize<Sent>(Sealing.Open(key, box, file.ToByteArray()), StoredJson.Options)! }
            : null;
    }

    private static byte[] Seal(byte[] key, Guid file, Sent sent) =>
        Sealing.Seal(key, JsonSerializer.SerializeToUtf8Bytes(sent, StoredJson.Options), file.ToByteArray());

    /// <param name="File">The bytes; null once they are read.</param>
    /// <param name="Words">What the company's own headers meant when it was sent.</param>
    /// <param name="Ignored">Headers that nobody reads.</param>
    private sealed record Sent(byte[]? File, IReadOnlyDictionary<string, string> Words, IReadOnlyList<string> Ignored)
    {
        public static Sent Nothing { get; } = new(null, FrozenDictionary<string, string>.Empty, []);
    }

    private sealed record Kept(Guid Company, Guid Cohort, int Done, DateOnly ReadOn, byte[] Key, Sent Sent);
}
