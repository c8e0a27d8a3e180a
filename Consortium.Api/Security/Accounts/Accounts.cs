using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Security.Accounts;

/// <summary>How people are written to: by the address of their account, or by the one that they are registered under.</summary>
internal sealed class Accounts(Databases databases, SubjectKeys keys, PersonalDetails details, IEventStreams streams)
{
    public const string French = "fr", English = "en";

    /// <summary>A principal's address and the language of letters to them, fr or en; null when no letter can reach them.</summary>
    public async Task<(string Address, string Language)?> Reach(Guid principal, CancellationToken ct) =>
        await OfAccount(principal, ct) ?? await OfParticipant(principal, ct);

    private async Task<(string, string)?> OfAccount(Guid principal, CancellationToken ct)
    {
        (Guid Account, byte[] Sealed, string Language) found;
        await using (var command = databases.Engine.CreateCommand(
            "select account, sealed, language from personal.account where principal = $1 and closed_at is null order by account limit 1").With(principal))
        {
            await using var row = await command.ExecuteReaderAsync(ct);
            if (!await row.ReadAsync(ct))
                return null;

            found = (row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.GetString(2));
        }

        return AccountTable.Open(await keys.Find([principal], ct), found.Account, principal, found.Sealed) is { } address ? (address, found.Language) : null;
    }

    private async Task<(string, string)?> OfParticipant(Guid principal, CancellationToken ct)
    {
        if ((await details.Of([principal], ct)).GetValueOrDefault(principal) is not { } detail)
            return null;

        var (state, _) = await streams.Load<Participant>(principal, ct);
        return (detail.Email, LanguageOf(state));
    }

    /// <summary>French, unless the person is known to speak other languages alone.</summary>
    private static string LanguageOf(Participant person) =>
        person.Registration is { } registered && registered.Profile.Languages.IsKnown(out var spoken) && !spoken.ContainsKey(French) ? English : French;
}
