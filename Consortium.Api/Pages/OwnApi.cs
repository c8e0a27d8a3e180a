using System.Globalization;
using System.Text;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Http.Features;

namespace Consortium.Api.Pages;

/// <summary>
/// The API as the pages call it: in this process, as whoever opened the page, by the same gate, checks and handlers. What a page
/// shows or does, a program can; what the API refuses, no page does.
/// </summary>
/// <remarks>
/// A page may ask for several things at once where at most one of them loads streams: calls share the request's services, and the
/// session of the streams serves one at a time. Lists are each read by a connection of their own.
/// </remarks>
internal sealed class OwnApi(OwnApiRoutes routes, IHttpContextAccessor current)
{
    /// <summary>What an endpoint answers to this caller; null where it says that there is nothing.</summary>
    /// <param name="endpoint">The endpoint's name in the access matrix.</param>
    /// <param name="values">Its route's parameters and its query, by name; null leaves one out.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="ApiRefusedException">It answered with another problem.</exception>
    public async Task<T?> Find<T>(string endpoint, object? values, CancellationToken ct) where T : class
    {
        var answer = await Send(endpoint, values, body: null, key: null, version: null, ct);
        if (answer.Problem is { Status: StatusCodes.Status404NotFound })
            return null;

        return answer.Problem is { } problem ? throw new ApiRefusedException(problem) : answer.Read<T>();
    }

    /// <summary>The same where there is always an answer.</summary>
    public async Task<T> Get<T>(string endpoint, object? values, CancellationToken ct) where T : class =>
        await Find<T>(endpoint, values, ct) ?? throw new ApiRefusedException(Trouble.Of(TransportProblems.NothingHere));

    /// <summary>Every item of a list, however many. Of lists that only grow, a page asks for what it shows.</summary>
    public async Task<IReadOnlyList<T>> All<T>(string endpoint, object? values, CancellationToken ct)
    {
        var items = new List<T>();
        var asked = new RouteValueDictionary(values) { ["limit"] = PageRequest.MostWithin };
        for (string? next = ""; next is not null; asked["after"] = next)
        {
            var page = await Get<Page<T>>(endpoint, asked, ct);
            items.AddRange(page.Items);
            next = page.Next;
        }

        return items;
    }

    /// <summary>Asks an endpoint to do something, or to show something.</summary>
    /// <param name="body">Sent as JSON; content of another kind as it is.</param>
    /// <param name="key">The Idempotency-Key: sent twice, done once.</param>
    /// <param name="version">The version that the caller saw, for If-Match.</param>
    public async Task<ApiAnswer> Send(string endpoint, object? values, object? body, string? key, long? version, CancellationToken ct)
    {
        var page = current.HttpContext ?? throw new InvalidOperationException("Pages call the API, nobody else does from within.");
        var target = routes.Named(endpoint);
        var (path, query) = AddressOf(target, new RouteValueDictionary(values), out var parameters);
        using var answered = new MemoryStream();
        var request = new HttpRequestFeature
        {
            Method = OwnApiRoutes.MethodOf(target),
            Scheme = page.Request.Scheme,
            Path = path,
            QueryString = query.ToUriComponent(),
            Protocol = page.Request.Protocol,
        };
        request.Headers.Host = page.Request.Host.Value;
        request.Headers.AcceptLanguage = Language.CultureOf(page).Name;
        if (key is not null)
            request.Headers["Idempotency-Key"] = key;
        if (version is { } seen)
            request.Headers.IfMatch = string.Create(CultureInfo.InvariantCulture, $"\"{seen}\"");
        Write(request, body);

        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answered));
        features.Set<IHttpRequestBodyDetectionFeature>(new MayHaveBody(body is not null));
        features.Set(page.Features.GetRequiredFeature<Scope>());
        features.Set(AskedFromWithin.Yes);
        var call = new DefaultHttpContext(features) { RequestServices = page.RequestServices, RequestAborted = ct, TraceIdentifier = page.TraceIdentifier };
        call.Connection.RemoteIpAddress = page.Connection.RemoteIpAddress;
        call.SetEndpoint(target);
        call.Request.RouteValues = parameters;
        // The reader's language is for the page alone: what programs are told is the same in every country.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await routes.Answer(call);

        return new ApiAnswer(call.Response.StatusCode, answered.ToArray(), call.Response.Headers.ETag, call.Response.Headers.Location);
    }

    /// <summary>The values that its route names become part of the path, the others of the query.</summary>
    private static (string Path, QueryString Query) AddressOf(RouteEndpoint target, RouteValueDictionary values, out RouteValueDictionary parameters)
    {
        parameters = [];
        var path = new StringBuilder();
        foreach (var segment in target.RoutePattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: var name })
                {
                    parameters[name] = Text(values[name]) ?? throw new ApiRefusedException(Trouble.Of(TransportProblems.BadParameter));
                    path.Append(parameters[name]);
                    values.Remove(name);
                }
                else if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal)
                {
                    path.Append(literal.Content);
                }
            }
        }

        return (path.ToString(), QueryString.Create(values.Select(value => KeyValuePair.Create(value.Key, Text(value.Value))).Where(value => !string.IsNullOrEmpty(value.Value))));
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static void Write(HttpRequestFeature request, object? body)
    {
        if (body is null)
            return;

        var (type, bytes) = body is FileSent file
            ? (file.Type, file.Bytes)
            : ("application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), StoredJson.Options));
        request.Headers.ContentType = type;
        request.Headers.ContentLength = bytes.Length;
        request.Body = new MemoryStream(bytes);
    }

    private sealed record MayHaveBody(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}

/// <summary>A file that a page passes on.</summary>
internal sealed record FileSent(string Type, byte[] Bytes);

/// <summary>What the API answered.</summary>
internal sealed class ApiAnswer
{
    private readonly byte[] _body;

    public ApiAnswer(int status, byte[] body, string? tag, string? location)
    {
        (_body, Location) = (body, location);
        Version = EntityTag.TryVersion(tag, out var version) ? version : null;
        Problem = status >= StatusCodes.Status400BadRequest ? Read<Trouble>() : null;
    }

    /// <summary>Why it was not done; null when it was.</summary>
    public Trouble? Problem { get; }

    /// <summary>Whether it says anything: an answer that is given again under its key does not.</summary>
    public bool Says => _body.Length > 0;

    /// <summary>Where what was made can be read.</summary>
    public string? Location { get; }

    /// <summary>The version of what was answered about, where it has one.</summary>
    public long? Version { get; }

    public T Read<T>() => JsonSerializer.Deserialize<T>(_body, StoredJson.Options) ?? throw new InvalidOperationException("The API answered with nothing.");
}

/// <summary>A problem of the API as a page shows it.</summary>
internal sealed record Trouble(
    int Status, string Code, string? Rule, string Fr, string En, IReadOnlyDictionary<string, string>? Values, IReadOnlyList<BodyError>? Errors)
{
    public static Trouble Of(Problem problem) =>
        new(problem.Status, problem.Code, problem.Rule, problem.French, problem.English, problem.Values, problem.Errors);
}

/// <summary>The API refused what a page needs to be shown at all.</summary>
internal sealed class ApiRefusedException(Trouble problem) : Exception(problem.Code)
{
    public Trouble Problem { get; } = problem;
}
