using Consortium.Api.Adapters;
using Refit;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>The contract between the service and a member company's server, which stands wherever the company says.</summary>
internal interface IMemberCompanyContract
{
    [Post("")]
    Task<HttpResponseMessage> Deliver(
        [Url] Uri receiver,
        [Header(WebhookSigning.Id)] string id,
        [Property(WebhookSigning.SecretsOption)] IReadOnlyList<WebhookSecret> secrets,
        [Body] HttpContent envelope,
        CancellationToken ct);
}
