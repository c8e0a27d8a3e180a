using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Consortium.Api.Adapters;

/// <summary>
/// Takes a company's notices from its folder: a file goes once the journal has its notice, and one that is not believed is put
/// aside. It looks again and again, since folders on other machines tell nobody of a change.
/// </summary>
internal sealed class FolderPull(string folder, ReferenceReceiver receiver, TextWriter remarks, TimeProvider clock)
{
    /// <summary>Where files are put that are not believed, within the folder.</summary>
    public const string Aside = "refused";

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes what comes until it is told to stop.</summary>
    public async Task Pull(CancellationToken ct)
    {
        for (var lost = false; !ct.IsCancellationRequested;)
        {
            try
            {
                foreach (var file in Directory.GetFiles(folder, "*" + NoticeFolder.Extension))
                    Take(file);
                lost = false;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                if (!lost)
                    await remarks.WriteLineAsync(new JsonObject { ["folderLost"] = fault.GetType().Name }.ToJsonString());
                lost = true;
            }

            await Task.Delay(Breath, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Take(string file)
    {
        // A notice may have waited in the folder for days. Whoever leaves an old one again changes nothing: the journal has it.
        var said = Read(file);
        var status = receiver.Receive(
            Text(WebhookSigning.Id), Text(WebhookSigning.Timestamp), Text(WebhookSigning.Signature),
            Encoding.UTF8.GetBytes(Text(NoticeFolder.Body)), tolerance: null);
        if (status is StatusCodes.Status204NoContent)
            File.Delete(file);
        else
            File.Move(file, Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Aside)).FullName, Path.GetFileName(file)), overwrite: true);

        string Text(string name) => said?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
    }

    private static JsonObject? Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(file)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
