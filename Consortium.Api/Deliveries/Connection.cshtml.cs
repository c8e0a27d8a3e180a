using Consortium.Api.Http;
using Consortium.Api.Pages;
using Consortium.Api.Security;
using Consortium.Api.Security.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Deliveries;

/// <summary>How a company's systems reach the service and are reached by it: where notices go, a test, and tokens.</summary>
internal sealed class ConnectionModel : ServicePage
{
    private const int Newest = 10;

    /// <summary>The address that was typed.</summary>
    [BindProperty]
    public string? Address { get; set; }

    public GetReceiverEndpoint.Response? Receiver { get; private set; }

    /// <summary>Whether notices are letters: of a letter it is known that the mail server took it, and no more.</summary>
    public bool IsMailbox => Receiver?.Url.StartsWith("mailto:", StringComparison.Ordinal) is true;

    /// <summary>What notices are signed with from now on: shown this once.</summary>
    public SetReceiverEndpoint.Response? NewSecret { get; private set; }

    public TestReceiverEndpoint.Response? Test { get; private set; }

    /// <summary>A token that was just issued: shown this once.</summary>
    public IssueTokenEndpoint.Told? NewToken { get; private set; }

    public IReadOnlyList<IssuedToken> Tokens { get; private set; } = [];

    /// <summary>The newest notices, whose delivery says how the receiver does.</summary>
    public IReadOnlyList<ListDeliveriesEndpoint.Row> Latest { get; private set; } = [];

    public int Stopped { get; private set; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    private Guid Company => Caller.Company!.Value.Value;

    public Task<IActionResult> OnPostReceiver(CancellationToken ct) => ShowOnce(
        "SetReceiver", new { company = Company }, new { url = Address?.Trim() ?? "" }, answer => NewSecret = answer.Read<SetReceiverEndpoint.Response>(), ct);

    public Task<IActionResult> OnPostTest(CancellationToken ct) => ShowOnce(
        "TestReceiver", new { company = Company }, null, answer => Test = answer.Read<TestReceiverEndpoint.Response>(), ct);

    public Task<IActionResult> OnPostIssue(Role role, string? days, CancellationToken ct) => ShowOnce(
        "IssueToken", null, new { role, days = Typed.Number(days) ?? IssueToken.Ordinary }, answer => NewToken = answer.Read<IssueTokenEndpoint.Told>(), ct);

    public Task<IActionResult> OnPostRevoke(Guid token, CancellationToken ct) => Act("RevokeToken", new { token }, null, "token-revoked", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Receiver = await Api.Find<GetReceiverEndpoint.Response>("GetReceiver", new { company = Company }, ct);
        Tokens = [.. (await Api.Get<ListTokensEndpoint.Listed>("ListTokens", null, ct)).Items.OrderByDescending(token => token.CreatedAt)];
        Latest = (await Api.Get<Page<ListDeliveriesEndpoint.Row>>("ListDeliveries", new { newest = true, limit = Newest }, ct)).Items;
        Stopped = (await Api.All<ListDeliveriesEndpoint.Row>("ListDeliveries", new { state = "stopped" }, ct)).Count;
    }

    /// <summary>What an act tells only once is shown by the page that answers it: opened anew, it is gone.</summary>
    private async Task<IActionResult> ShowOnce(string endpoint, object? values, object? body, Action<ApiAnswer> show, CancellationToken ct)
    {
        var answer = await Api.Send(endpoint, values, body, Key, Version, ct);
        if (answer.Problem is { } trouble)
            return await Again(trouble, ct);
        if (!answer.Says)
            return await GoOn("shown-once", ct);

        show(answer);
        await Load(ct);
        return Page();
    }
}
