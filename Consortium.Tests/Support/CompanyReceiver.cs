using System.Text.Json.Nodes;
using Consortium.Api.Adapters;
using Microsoft.AspNetCore.Http;

namespace Consortium.Tests.Support;

/// <summary>A company's reference receiver on this machine, as the verb <c>receive</c> runs it.</summary>
internal sealed class CompanyReceiver : IAsyncDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly List<WebhookSecret> _secrets = [];
    private readonly Lines _notices = new(), _remarks = new();
    private readonly ReceiverJournal _journal;
    private CompanyServer _server = null!;

    private CompanyReceiver() => _journal = ReceiverJournal.Open(_file.Path);

    /// <summary>What the company took in: each notice once, however often it came.</summary>
    public IReadOnlyList<JsonObject> Notices => _notices.Parsed;

    /// <summary>What it refused, and the numbers that it missed for a while.</summary>
    public IReadOnlyList<JsonObject> Remarks => _remarks.Parsed;

    /// <summary>What stands in its journal now.</summary>
    public string Kept => File.ReadAllText(_file.Path);

    /// <summary>Every request as it came.</summary>
    public IReadOnlyCollection<CompanyServer.Request> Requests => _server.Received;

    /// <summary>Starts a receiver and tells the service its address.</summary>
    /// <param name="company">Whose receiver.</param>
    /// <param name="afterTaking">What the receiver does with a request that it took in, before it answers; nothing as a rule.</param>
    /// <param name="clock">What the receiver holds a signature's time against; the machine's when null.</param>
    public static async Task<CompanyReceiver> For(Company company, Func<HttpContext, Task>? afterTaking = null, TimeProvider? clock = null)
    {
        var own = new CompanyReceiver();
        var receiver = new ReferenceReceiver(own._secrets, own._journal, own._notices, own._remarks, clock ?? TimeProvider.System);
        own._server = await CompanyServer.Start(async context =>
        {
            await receiver.Receive(context);
            if (afterTaking is not null)
                await afterTaking(context);
        });
        own._secrets.Add(WebhookSecret.Parse(await company.ReceivesAt(own._server.Url))!);
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _journal.Dispose();
        _file.Dispose();
    }
}
