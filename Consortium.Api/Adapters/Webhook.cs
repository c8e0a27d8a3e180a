using System.Net;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Adapters;

/// <summary>Carries an envelope to a company's receiver over HTTP, once, and says what came of it.</summary>
internal sealed class Webhook(IMemberCompany company, AdapterSettings settings, TimeProvider clock) : ICarrier
{
    public async Task<Attempted> Send(Receiver receiver, CloudEvent envelope, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            using var response = await company.Deliver(receiver, envelope, either.Token);
            return Judge(response);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Attempted(AttemptFault.TimedOut);
        }
        catch (Exception refused) when (refused is AddressRefusedException || refused.InnerException is AddressRefusedException)
        {
            return new Attempted(AttemptFault.AddressRefused);
        }
        catch (HttpRequestException)
        {
            return new Attempted(AttemptFault.Unreachable);
        }
    }

    private Attempted Judge(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return new Attempted(Fault: null, (int)response.StatusCode);

        var fault = response.StatusCode is HttpStatusCode.Gone ? AttemptFault.Gone : AttemptFault.Status;
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return new Attempted(fault, (int)response.StatusCode, asked);
    }
}
