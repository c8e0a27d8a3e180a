using Consortium.Api.Adapters;
using Refit;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Asks over the contract.</summary>
internal sealed class RefitMemberCompany(IMemberCompanyContract contract) : IMemberCompany
{
    public Task<HttpResponseMessage> Deliver(Receiver receiver, CloudEvent envelope, CancellationToken ct) =>
        contract.Deliver(receiver.Url, envelope.Id, receiver.Secrets, envelope.Content(), ct);
}

internal static class RefitMemberCompanyRegistration
{
    /// <summary>Each call names its own address; Refit asks for one of the client nevertheless, and this one leads nowhere.</summary>
    private static readonly Uri Nowhere = new("https://company.invalid/");

    public static IServiceCollection AddRefitMemberCompany(this IServiceCollection services)
    {
        services
            .AddRefitGeneratedClient<IMemberCompanyContract>(new RefitSettings
            {
                // What went wrong on the way is told apart where the attempt is made.
                TransportExceptionFactory = (_, fault, _) => fault,
            })
            .ConfigureHttpClient(client => (client.BaseAddress, client.Timeout) = (Nowhere, Timeout.InfiniteTimeSpan))
            .AddHttpMessageHandler(provider => new WebhookSigning(provider.GetRequiredService<TimeProvider>()))
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<AddressGuard>().Handler())
            // The connections of the guard's handler are renewed by itself, and a company's address may hold a secret of its own.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services.AddSingleton<IMemberCompany, RefitMemberCompany>();
    }
}
