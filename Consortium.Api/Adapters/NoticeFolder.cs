using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Consortium.Api.Deliveries;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Adapters;

/// <summary>
/// Leaves an envelope as a file in the folder that the operator shares with a company, once, and says what came of it. The file is
/// one JSON object: what the webhook's headers say, and the envelope as the text that is signed. It is there whole or not at all.
/// The company may write there too, so no name and no link that it left leads anywhere else.
/// </summary>
internal sealed class NoticeFolder(TimeProvider clock) : ICarrier
{
    /// <summary>What the names of the files end with; they begin with the notice's id.</summary>
    public const string Extension = ".json";

    /// <summary>The member that holds the envelope.</summary>
    public const string Body = "body";

    private static readonly EnumerationOptions OwnFiles = new() { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Directory };

    public async Task<Attempted> Send(Receiver receiver, CloudEvent envelope, CancellationToken ct)
    {
        if (receiver.Folder is not { } folder || !Directory.Exists(folder))
            return new Attempted(AttemptFault.FolderMissing);

        try
        {
            if (envelope.Type == NoticeEnvelopes.ErasureType)
                await Forget(folder, envelope.Subject, receiver.Secrets, ct);
            await Leave(folder, envelope.Id, envelope.Written(), receiver.Secrets, ct);
            return new Attempted(Fault: null);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return new Attempted(AttemptFault.FolderClosed);
        }
    }

    /// <summary>Takes a person's name out of the notices that the company has not fetched yet.</summary>
    private async Task Forget(string folder, string person, IReadOnlyList<WebhookSecret> secrets, CancellationToken ct)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension, OwnFiles))
        {
            if (await Read(path, ct) is { } file && EnvelopeIn(file) is { } notice && ReceiverJournal.TakeOutNames(notice, new HashSet<string> { person }))
                await Leave(folder, Path.GetFileNameWithoutExtension(path), Encoding.UTF8.GetBytes(notice.ToJsonString()), secrets, ct);
        }
    }

    private static async Task<JsonObject?> Read(string path, CancellationToken ct)
    {
        try
        {
            return JsonNode.Parse(await File.ReadAllBytesAsync(path, ct)) as JsonObject;
        }
        catch (Exception absent) when (absent is FileNotFoundException or JsonException)
        {
            // Fetched since the folder was listed, so that the name is the company's to forget; or somebody else's file.
            return null;
        }
    }

    /// <summary>The envelope in a file of a company's folder; null when the file is something else.</summary>
    private static JsonObject? EnvelopeIn(JsonObject file)
    {
        try
        {
            return file[Body] is JsonValue body && body.TryGetValue<string>(out var text) ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task Leave(string folder, string id, byte[] body, IReadOnlyList<WebhookSecret> secrets, CancellationToken ct)
    {
        var file = new JsonObject { [WebhookSigning.Id] = id };
        foreach (var (name, value) in WebhookSigning.Headers(secrets, id, clock.GetUtcNow(), body))
            file[name] = value;
        file[Body] = Encoding.UTF8.GetString(body);

        // What was being written when the process died has another name, and is put away by the next attempt.
        var path = Path.Combine(folder, id + Extension);
        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
        await using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
        {
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(file), ct);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
