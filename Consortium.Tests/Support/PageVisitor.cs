using System.Net;
using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Consortium.Tests.Support;

/// <summary>A browser without scripts: it follows links and redirects, fills in forms and keeps its cookies.</summary>
internal sealed class PageVisitor : IDisposable
{
    private readonly HttpClient http;
    private readonly List<(string Field, string Name, byte[] Content)> chosen = [];

    /// <param name="address">Where the service listens.</param>
    /// <param name="caller">Who looks; null for somebody who has not signed in.</param>
    /// <param name="language">What the browser asks for.</param>
    public PageVisitor(Uri address, Caller? caller, string language = "en-CA")
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };
        if (caller?.Token is { } token)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>The page that it sees.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>The status of the last answer, after redirects.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where it is.</summary>
    public Uri At { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The text of the page's main part, its white space put together.</summary>
    public string Text => Plain(Page.QuerySelector("main")!);

    public Task<IHtmlDocument> Open(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Chooses a file in a field; the next form that is sent takes it along.</summary>
    public void Choose(string field, string name, byte[] content) => chosen.Add((field, name, content));

    /// <summary>Follows the link that says this.</summary>
    public Task<IHtmlDocument> Follow(string text) => Open(
        Page.QuerySelectorAll<IHtmlAnchorElement>("a").Single(link => Plain(link) == text).GetAttribute("href")!);

    /// <summary>Fills in fields by their names and presses the button that says this.</summary>
    public Task<IHtmlDocument> Press(string button, params IReadOnlyList<(string Field, string Value)> typed)
    {
        var pressed = Page.QuerySelectorAll<IHtmlButtonElement>("button").First(one => Plain(one) == button || one.GetAttribute("aria-label") == button);
        return Submit(pressed, typed);
    }

    /// <summary>The same for a button that was found otherwise, also of a page that it has left.</summary>
    public Task<IHtmlDocument> Submit(IHtmlButtonElement pressed, params IReadOnlyList<(string Field, string Value)> typed)
    {
        var form = pressed.Form ?? throw new InvalidOperationException("The button belongs to no form.");
        var fields = pressed.Owner!.QuerySelectorAll("input, select, textarea")
            .Where(field => Owner(field) == form && !field.HasAttribute("disabled") && field.GetAttribute("name") is not null)
            .SelectMany(Values)
            .Where(field => typed.All(one => one.Field != field.Name))
            .Concat(typed.Select(one => (Name: one.Field, one.Value)))
            .ToList();
        if (pressed.Name is { Length: > 0 } name)
            fields.Add((name, pressed.Value));

        var action = (pressed.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } given ? given : At.PathAndQuery;
        return form.Method is "get"
            ? Open($"{action.Split('?')[0]}?{string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"))}")
            : Send(new HttpRequestMessage(HttpMethod.Post, action)
            {
                Content = form.Enctype is "multipart/form-data" ? Parts(fields) : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            });
    }

    private MultipartFormDataContent Parts(IEnumerable<(string Name, string Value)> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), name);
        foreach (var (field, name, content) in chosen)
            parts.Add(new ByteArrayContent(content), field, name);
        chosen.Clear();
        return parts;
    }

    public void Dispose() => http.Dispose();

    public static string Plain(INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement? Owner(IElement field) =>
        field.GetAttribute("form") is { } id ? field.Owner!.GetElementById(id) : field.Closest("form");

    private static IEnumerable<(string Name, string Value)> Values(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" or "button" } => [],
        IHtmlInputElement input => [(input.Name!, input.Value)],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => (select.Name!, option.Value)),
        IHtmlTextAreaElement area => [(area.Name!, area.Value)],
        _ => [],
    };

    private async Task<IHtmlDocument> Send(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request, Ct);
        if (answer.Headers.Location is { } elsewhere)
            return await Open(elsewhere.OriginalString);

        Status = answer.StatusCode;
        At = answer.RequestMessage!.RequestUri!;
        var html = await answer.Content.ReadAsStringAsync(Ct);
        return Page = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(from => from.Content(html).Address(At), Ct);
    }
}
