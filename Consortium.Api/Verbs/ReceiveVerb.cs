using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Consortium.Api.Adapters;

namespace Consortium.Api.Verbs;

internal static class ReceiveVerb
{
    /// <summary>Holds the signing secrets, parted by blanks.</summary>
    public const string SecretVariable = "CONSORTIUM_SECRET";

    /// <summary>Holds the address of the company's queue, with its login.</summary>
    public const string QueueVariable = "CONSORTIUM_QUEUE";

    /// <summary>Holds the company's token.</summary>
    private const string TokenVariable = "CONSORTIUM_TOKEN";

    private static readonly TimeSpan PullEvery = TimeSpan.FromMinutes(1);

    private static readonly Option<int?> Port = new("--port") { Description = "Where to listen on this machine; 0 for any free port." };

    private static readonly Option<string?> Queue = new("--queue")
    {
        Description = $"Takes notices from the company's queue: amqps://user:password@host/vhost?queue=name. Better in {QueueVariable}, which other users of this machine cannot read.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(QueueVariable),
    };

    private static readonly Option<DirectoryInfo?> Folder = new("--folder")
    {
        Description = "Takes notices from the folder that the operator shares with the company; files that are not believed go to its folder refused.",
    };

    private static readonly Option<string[]> Secrets = new("--secret")
    {
        Description = $"The signing secret, whsec_…; give two while it is being changed. Better in {SecretVariable}, which other users of this machine cannot read.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(SecretVariable)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    private static readonly Option<string> Journal = new("--journal") { Description = "The file that keeps what was received.", Required = true };

    private static readonly Option<Uri?> Pull = new("--pull") { Description = "The service's address: the feed is read at start, every minute, and when a number is missing; who was forgotten here is told there." };

    private static readonly Option<string?> Token = new("--token")
    {
        Description = $"The company's token, for --pull. Better in {TokenVariable}.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(TokenVariable),
    };

    private static readonly Option<bool> UntilInputEnds = new("--until-input-ends")
    {
        Description = "Stops when its standard input ends, as it does with the program that started it.",
    };

    public static Command Command()
    {
        var command = new Command("receive", "A company's reference receiver: verifies, keeps each notice once, prints it, acknowledges, forgets whom it is told to forget.")
        {
            Port, Queue, Folder, Secrets, Journal, Pull, Token, UntilInputEnds,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stopping)
    {
        var secrets = parsed.GetRequiredValue(Secrets).Select(WebhookSecret.Parse).ToList();
        if (secrets.Count == 0 || secrets.Contains(null))
        {
            await Console.Error.WriteLineAsync("--secret: 'whsec_' and the base64 of 24 to 64 bytes are expected.");
            return 1;
        }

        if (parsed.GetValue(Pull) is not null && parsed.GetValue(Token) is null)
        {
            await Console.Error.WriteLineAsync("--pull needs the company's --token.");
            return 1;
        }

        if (parsed.GetValue(Port) is null && parsed.GetValue(Queue) is null && parsed.GetValue(Folder) is null)
        {
            await Console.Error.WriteLineAsync("--port, --queue or --folder: where do the notices come?");
            return 1;
        }

        ReceiverAddress? queue = null;
        if (parsed.GetValue(Queue) is { } text && (!ReceiverAddress.TryParse(text, out queue, out _) || queue.Login is null))
        {
            await Console.Error.WriteLineAsync($"--queue: {ReceiverAddress.QueueMalformed.English}");
            return 1;
        }

        using var journal = ReceiverJournal.Open(parsed.GetRequiredValue(Journal));
        var (notices, remarks) = (TextWriter.Synchronized(Console.Out), TextWriter.Synchronized(Console.Error));
        var receiver = new ReferenceReceiver([.. secrets.OfType<WebhookSecret>()], journal, notices, remarks, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var ct = stop.Token;

        var work = new List<Task>();
        if (parsed.GetValue(Port) is { } port)
            work.Add(Listen(receiver, port, remarks, ct));
        if (queue is not null)
            work.Add(new QueuePull(queue, receiver, remarks, TimeProvider.System).Pull(ct));
        if (parsed.GetValue(Folder) is { } folder)
            work.Add(new FolderPull(folder.FullName, receiver, remarks, TimeProvider.System).Pull(ct));
        if (parsed.GetValue(Pull) is { } service)
            work.Add(KeepPulling(new FeedPull(service, parsed.GetRequiredValue(Token)!, receiver, journal), receiver, remarks, ct));

        await Task.WhenAny(parsed.GetValue(UntilInputEnds) ? [.. work, EndOfInput()] : work);
        await stop.CancelAsync();
        await Task.WhenAll(work);
        return 0;
    }

    private static async Task Listen(ReferenceReceiver receiver, int port, TextWriter remarks, CancellationToken ct)
    {
        await using var listener = Listener(receiver, port);
        await listener.StartAsync(ct);
        await remarks.WriteLineAsync(new JsonObject { ["listening"] = listener.Urls.First() }.ToJsonString());
        await Stop(ct);
        await listener.StopAsync(CancellationToken.None);
    }

    private static Task EndOfInput() => Task.Run(() => Console.OpenStandardInput().CopyTo(Stream.Null));

    private static async Task Stop(CancellationToken ct)
    {
        var stop = new TaskCompletionSource();
        await using var registration = ct.Register(stop.SetResult);
        await stop.Task;
    }

    private static WebApplication Listener(ReferenceReceiver receiver, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost
            .UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = ReferenceReceiver.LongestBody);
        var listener = builder.Build();
        listener.MapPost("/", receiver.Receive);
        return listener;
    }

    private static async Task KeepPulling(FeedPull feed, ReferenceReceiver receiver, TextWriter remarks, CancellationToken ct)
    {
        using (feed)
        using (var wanted = new SemaphoreSlim(1))
        {
            receiver.PullWanted += () => wanted.Release();
            while (!ct.IsCancellationRequested)
            {
                try
                {
                    await wanted.WaitAsync(PullEvery, ct);
                    await feed.Pull(ct);
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
                {
                    await remarks.WriteLineAsync(new JsonObject { ["notPulled"] = fault.GetType().Name }.ToJsonString());
                }
            }
        }
    }
}
