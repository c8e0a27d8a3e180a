using System.Text;
using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Api.PersonalData;

namespace Consortium.Tests.PersonalData;

/// <summary>A word that stands in all that is known of some people, and where it can be found.</summary>
internal static class Canary
{
    public const string Word = "canari41a7";

    // As it is, as the bytes of a bytea, and in base64 wherever in a group of three bytes it begins.
    private static readonly string[] _forms =
        [Word, Convert.ToHexString(Encoding.UTF8.GetBytes(Word)), .. Enumerable.Range(0, 3).Select(InBase64)];

    public static bool IsIn(string text) => _forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>The two files of a backup, as they are and as SQL.</summary>
    public static async Task<IReadOnlyList<string>> InBackup(string folder, CancellationToken ct)
    {
        var texts = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            texts.Add(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, ct)));
            texts.Add(await ForeignProgram.Run(PostgresBinaries.Highest().Program("pg_restore"), ["--file=-", file], ct: ct));
        }

        return texts;
    }

    /// <summary>Everything sealed that some key which is left still opens.</summary>
    public static async Task<IReadOnlyList<string>> Opened(DatabaseConnections connections, CancellationToken ct)
    {
        await using var databases = new Databases(connections);
        var boxes = new List<(Guid Subject, Guid About, byte[] Sealed)>();
        await using (var command = databases.Engine.CreateCommand(
            """
            select subject, subject, sealed from personal.detail
            union all select subject, text, sealed from personal.text
            union all select company, file, sealed from consortium.participant_file
            """))
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                boxes.Add((rows.GetGuid(0), rows.GetGuid(1), rows.GetFieldValue<byte[]>(2)));
        }

        var keys = await new SubjectKeys(databases, new MasterKey(connections), TimeProvider.System).Find([.. boxes.Select(box => box.Subject).Distinct()], ct);
        return
        [
            .. boxes.Where(box => keys.ContainsKey(box.Subject))
                .Select(box => Encoding.UTF8.GetString(Sealing.Open(keys[box.Subject], box.Sealed, box.About.ToByteArray()))),
        ];
    }

    /// <summary>The characters that the word alone decides when so many bytes of its first group come before it.</summary>
    private static string InBase64(int before)
    {
        var written = Convert.ToBase64String([.. new byte[before], .. Encoding.UTF8.GetBytes(Word)]);
        return written[((before * 8 + 5) / 6)..((before + Word.Length) * 8 / 6)];
    }
}
