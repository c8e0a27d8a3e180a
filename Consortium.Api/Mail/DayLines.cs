using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;

namespace Consortium.Api.Mail;

/// <summary>What somebody's letter of a day is to hold: ids and dates, whose words are found when it is written.</summary>
internal sealed class DayLines(Databases databases)
{
    /// <summary>Notes it for a day; a later word about the same thing takes the place of the earlier one.</summary>
    public Task Add(WriteToPerson about, DateOnly day, CancellationToken ct) => databases.Engine.Run(
        [
            new SqlStatement(
                """
                insert into consortium.day_letter_line (principal, occasion, subject, day, about) values ($1, $2, $3, $4, $5)
                on conflict (principal, occasion, subject) do update set day = excluded.day, about = excluded.about
                """,
                about.Principal,
                StoredJson.Word(about.Occasion),
                about.Subject,
                day,
                JsonSerializer.Serialize(about, StoredJson.Options)),
        ],
        ct);

    public async Task<IReadOnlyList<WriteToPerson>> Until(Guid principal, DateOnly day, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select about from consortium.day_letter_line where principal = $1 and day <= $2 order by occasion, subject").With(principal, day);
        var lines = new List<WriteToPerson>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            lines.Add(JsonSerializer.Deserialize<WriteToPerson>(rows.GetString(0), StoredJson.Options)!);
        return lines;
    }

    public Task Remove(Guid principal, DateOnly day, CancellationToken ct) =>
        databases.Engine.Run([new SqlStatement("delete from consortium.day_letter_line where principal = $1 and day <= $2", principal, day)], ct);
}
