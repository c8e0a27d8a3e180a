using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Consortium.Tests.Support;

/// <summary>A company's server on this machine, which does with a request whatever the test says.</summary>
internal sealed class CompanyServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _inFlight, _mostInFlight;

    private CompanyServer(WebApplication server) => _server = server;

    public ConcurrentQueue<Request> Received { get; } = new();

    public int MostInFlight => _mostInFlight;

    public int InFlight => _inFlight;

    public Uri Url => new(_server.Urls.Single());

    public static async Task<CompanyServer> Start(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var company = new CompanyServer(builder.Build());
        company._server.Run(context => company.Take(context, answer));
        await company._server.StartAsync(TestContext.Current.CancellationToken);
        return company;
    }

    /// <summary>A server that answers every request with this status.</summary>
    public static Task<CompanyServer> Answering(int status, params (string Header, string Value)[] headers) => Start(context =>
    {
        context.Response.StatusCode = status;
        foreach (var (header, value) in headers)
            context.Response.Headers[header] = value;
        return Task.CompletedTask;
    });

    /// <summary>A server that takes a request in and never answers.</summary>
    public static Task<CompanyServer> Hanging() => Start(Hang);

    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Take(HttpContext context, Func<HttpContext, Task> answer)
    {
        var inFlight = Interlocked.Increment(ref _inFlight);
        for (var most = _mostInFlight; inFlight > most; most = _mostInFlight)
            Interlocked.CompareExchange(ref _mostInFlight, inFlight, most);

        try
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Received.Enqueue(new Request(
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body.ToArray()));
            body.Position = 0;
            context.Request.Body = body;
            await answer(context);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    internal sealed record Request(IReadOnlyDictionary<string, string> Headers, byte[] Body);
}
