using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Consortium.Tests.Support;

/// <summary>
/// Gives requests to the nodes in turn, as what stands before them in service does: a node that nobody answers at is passed
/// over, and a request whose node died with it is dropped, so that its client does not know what became of it.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly IReadOnlyList<Uri> _nodes;
    private readonly WebApplication _server;
    private int _turn;

    private Balancer(WebApplication server, IReadOnlyList<Uri> nodes) => (_server, _nodes) = (server, nodes);

    public Uri Address => new(_server.Urls.Single());

    public static async Task<Balancer> Start(params IReadOnlyList<Uri> nodes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var balancer = new Balancer(builder.Build(), nodes);
        balancer._server.Run(balancer.Pass);
        await balancer._server.StartAsync(TestContext.Current.CancellationToken);
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        foreach (var _ in _nodes)
        {
            try
            {
                using var request = Copy(context.Request, body.ToArray(), _nodes[Interlocked.Increment(ref _turn) % _nodes.Count]);
                using var answer = await _http.SendAsync(request, context.RequestAborted);
                await Copy(answer, context.Response);
                return;
            }
            catch (HttpRequestException absent) when (absent.HttpRequestError is HttpRequestError.ConnectionError)
            {
                // Nothing was sent, so the next node may have it.
            }
            catch (HttpRequestException)
            {
                break;
            }
        }

        context.Abort();
    }

    private static HttpRequestMessage Copy(HttpRequest from, byte[] body, Uri node)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(node, UriHelper.GetEncodedPathAndQuery(from)))
        {
            Content = body.Length > 0 || from.ContentLength is not null ? new ByteArrayContent(body) : null,
        };
        foreach (var (name, values) in from.Headers.Where(header => header.Key is not "Transfer-Encoding"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return request;
    }

    private static async Task Copy(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers).Where(header => header.Key is not "Transfer-Encoding"))
            to.Headers[name] = values.ToArray();
        await to.Body.WriteAsync(await from.Content.ReadAsByteArrayAsync());
    }
}
