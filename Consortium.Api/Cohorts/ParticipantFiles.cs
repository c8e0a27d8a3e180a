using System.Collections.Frozen;
using System.Text.Json;
using Consortium.Api.Companies;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Api.Cohorts;

/// <summary>What became of one row.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Problems">What to correct before the row is sent again.</param>
internal sealed record RowReport(int Line, RowStatus Status, ParticipantId? Participant, IReadOnlyList<CellProblem> Problems);

/// <summary>
/// Files of people on their way, of one company or, sent by a coordinator, of several. A file is sealed and kept, then read a part at
/// a time. A part is a transaction per company, each with the report on its rows and the last with the place in the file, so that a
/// process that dies reads on where it was.
/// </summary>
internal sealed class ParticipantFiles(Databases databases, SubjectKeys keys, Registration registration, TimeProvider clock)
{
    /// <summary>How many rows one transaction takes.</summary>
    public const int Part = 1_000;

    /// <summary>Whom a file's company column may name: anybody who is known here; null for the file of one company.</summary>
    public async Task<CompaniesByName?> CompaniesIn(CompanyId? sender, CancellationToken ct) =>
        sender is null ? await CompaniesByName.Known(databases, ct) : null;

    /// <summary>What the headers of a company's own spreadsheets mean; nothing in particular in a coordinator's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WordsOf(CompanyId? sender, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("select words::text from consortium.column_words where company = $1").With(sender?.Value);
        return await command.ExecuteScalarAsync(ct) is string words
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(words, StoredJson.Options)!
            : FrozenDictionary<string, string>.Empty;
    }

    /// <summary>The statement that keeps a file, sealed under the key of its company; one of several companies under a key of its own.</summary>
    /// <remarks>A file that is kept already stays as it is.</remarks>
    public async Task<SqlStatement> Keep(
        Guid file, CompanyId? company, CohortId cohort, ReadOnlyMemory<byte> bytes, IReadOnlyDictionary<string, string> words, int rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new SqlStatement(
            """
            insert into consortium.participant_file (file, company, cohort, sealed, rows, read_on, sent_at) values ($1, $2::uuid, $3, $4, $5, $6, $7)
            on conflict (file) do nothing
            """,
            file,
            company?.Value,
            cohort.Value,
            Seal(await keys.Make(company?.Value ?? file, ct), file, new Sent(bytes.ToArray(), words, [])),
            rows,
            DateOnly.FromDateTime(now.UtcDateTime),
            now);
    }

    /// <summary>Reads the next part of a file; false when nothing is left to read.</summary>
    public async Task<bool> ReadOn(Guid file, CancellationToken ct)
    {
        if (await Open(file, ct) is not { Sent.File: { } bytes } kept)
            return false;

        var reading = ParticipantFile.Read(bytes, kept.ReadOn, kept.Sent.Words, await CompaniesIn(kept.Company, ct));
        var part = reading.Rows.Skip(kept.Done).Take(Part).ToList();
        var end = kept.Done + part.Count;
        var (readable, refused) = Sorted(part, reading.Rows.Take(kept.Done));

        IReadOnlyList<SqlStatement> done =
        [
            Noted(file, kept.Company, refused),
            Moved(file, kept, end, end == reading.Rows.Count ? Seal(kept.Key, file, new Sent(null, kept.Sent.Words, reading.IgnoredColumns)) : null),
        ];
        var companies = readable.GroupBy(row => row.Company ?? kept.Company!.Value).ToList();
        foreach (var (nth, rows) in companies.Index())
            await registration.Register(
                new CohortId(kept.Cohort),
                rows.Key,
                [.. rows.Select(row => (new ParticipantId(DerivedId.Of($"row {row.Line} of", file)), row.Person!))],
                became => [Noted(file, kept.Company, [.. rows.Zip(became, Report)]), .. nth == companies.Count - 1 ? done : []],
                ct);
        if (companies.Count == 0)
            await databases.Engine.Run(done, ct);
        return end < reading.Rows.Count;
    }

    /// <summary>What would become of each row of a file, in the order of the file: nothing is recorded or kept.</summary>
    public async Task<IReadOnlyList<RowReport>> Preview(CompanyId? sender, CohortId cohort, IReadOnlyList<ParticipantRow> rows, CancellationToken ct)
    {
        var (readable, reports) = Sorted(rows, []);
        foreach (var ofCompany in readable.GroupBy(row => row.Company ?? sender!.Value))
            foreach (var part in ofCompany.Chunk(Part))
            {
                var became = await registration.Preview(
                    cohort, ofCompany.Key, [.. part.Select(row => (new ParticipantId(DerivedId.Of($"preview of row {row.Line}", cohort.Value)), row.Person!))], ct);
                reports.AddRange(part.Zip(became, (row, registered) =>
                    Report(row, registered with { Participant = registered.Status is RowStatus.Registered ? null : registered.Participant })));
            }

        return [.. reports.OrderBy(report => report.Line)];
    }

    /// <summary>Headers of a file that nobody reads; empty until it was read.</summary>
    public async Task<IReadOnlyList<string>> IgnoredColumns(Guid file, CancellationToken ct) => (await Open(file, ct))?.Sent.Ignored ?? [];

    /// <summary>The rows that can be registered, and the report on those that cannot; who stood in an earlier row is not read twice.</summary>
    private static (List<ParticipantRow> Readable, List<RowReport> Refused) Sorted(IEnumerable<ParticipantRow> rows, IEnumerable<ParticipantRow> before)
    {
        var earlier = before.Select(Whom).ToHashSet();
        var (readable, refused) = (new List<ParticipantRow>(), new List<RowReport>());
        foreach (var row in rows)
        {
            if (row.Person is null)
                refused.Add(new RowReport(row.Line, RowStatus.Refused, null, row.Problems));
            else if (!earlier.Add(Whom(row)))
                refused.Add(new RowReport(row.Line, RowStatus.Already, null, [CellProblem.Of(Registration.TwiceInTheFile)]));
            else
                readable.Add(row);
        }

        return (readable, refused);
    }

    /// <summary>Who a row is about: an address, of a company.</summary>
    private static (CompanyId?, string) Whom(ParticipantRow row) =>
        (row.Company, row.Person is { } person ? EmailDigest.Plain(person.Detail.Email) : $"line {row.Line}");

    private static RowReport Report(ParticipantRow row, Registered became) =>
        new(row.Line, became.Status, became.Participant, became.Refusal is { } no ? [CellProblem.Of(no)] : []);

    private static SqlStatement Noted(Guid file, CompanyId? company, IReadOnlyList<RowReport> rows) => new(
        """
        insert into consortium.participant_file_row (file, line, company, status, participant, problems)
        select $1, line, $2::uuid, status, participant, problems::jsonb from unnest($3, $4, $5::uuid[], $6) as r (line, status, participant, problems)
        on conflict (file, line) do nothing
        """,
        file,
        company?.Value,
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
            kept = new Kept(file, row.IsDBNull(0) ? null : new CompanyId(row.GetGuid(0)), row.GetGuid(1), row.GetInt32(3), row.GetFieldValue<DateOnly>(4), [], Sent.Nothing);
        }

        return (await keys.Find([kept.SealedUnder], ct)).TryGetValue(kept.SealedUnder, out var key)
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

    /// <param name="Company">Whose people; null for those of several companies.</param>
    private sealed record Kept(Guid File, CompanyId? Company, Guid Cohort, int Done, DateOnly ReadOn, byte[] Key, Sent Sent)
    {
        public Guid SealedUnder => Company?.Value ?? File;
    }
}
