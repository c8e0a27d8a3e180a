using System.Security.Cryptography;
using Consortium.Api.Database;
using Consortium.Domain;

namespace Consortium.Api.PersonalData;

/// <summary>Whether the words that are kept are those that an event was recorded with, without showing them to anybody (L-41).</summary>
internal sealed class TextProofs(Texts texts, SubjectKeys keys, Databases databases)
{
    public async Task<IReadOnlyDictionary<TextId, TextState>> Of(IReadOnlyCollection<KeptText> recorded, CancellationToken ct)
    {
        var found = new Dictionary<Guid, SealedText>();
        await using (var command = databases.Engine.CreateCommand($"select {SealedText.Columns} from personal.text where text = any($1)")
            .With([recorded.Select(text => text.Id.Value).ToArray()]))
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                found[rows.GetGuid(0)] = SealedText.Read(rows);
        }

        var opened = await keys.Find([.. found.Values.SelectMany(text => text.Keys).Distinct()], ct);
        return recorded.DistinctBy(text => text.Id).ToDictionary(text => text.Id, text =>
            found.TryGetValue(text.Id.Value, out var kept) ? StateOf(text, kept, opened) : TextState.Erased);
    }

    private TextState StateOf(KeptText text, SealedText kept, IReadOnlyDictionary<Guid, byte[]> opened)
    {
        try
        {
            return kept.Open(opened) is not { } words ? TextState.Erased
                : texts.Digest(text.Id, words) == text.Digest ? TextState.AsRecorded
                : TextState.Altered;
        }
        catch (CryptographicException)
        {
            return TextState.Altered;
        }
    }
}

/// <summary>What became of words since they were recorded.</summary>
internal enum TextState
{
    /// <summary>They are those that the digest in the event was made of.</summary>
    AsRecorded,

    /// <summary>They are gone, or their key is.</summary>
    Erased,

    /// <summary>They are others.</summary>
    Altered,
}
