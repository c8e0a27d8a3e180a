using System.Net;
using Consortium.Api.Deliveries;
using Consortium.Api.Engines;

namespace Consortium.Api.Adapters;

internal static class AdapterRegistration
{
    /// <summary>What carries decisions to companies.</summary>
    /// <param name="demonstration">Whether receivers may stand on this machine.</param>
    /// <param name="engine">What a company's server is asked with.</param>
    public static IServiceCollection AddAdapters(this IServiceCollection services, bool demonstration, Engine engine) => engine.MemberCompany(services)
        .AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection("Adapters").Get<AdapterSettings>() ?? new AdapterSettings())
        .AddSingleton<ResolveHost>(Dns.GetHostAddressesAsync)
        .AddSingleton(provider => new AddressGuard(provider.GetRequiredService<ResolveHost>(), loopback: demonstration))
        .AddSingleton<Webhook>()
        .AddSingleton<NoticeFolder>()
        .AddSingleton<NoticeByMail>()
        .AddSingleton<AmqpQueue>()
        .AddHostedService(provider => provider.GetRequiredService<AmqpQueue>())
        .AddSingleton<ICarrier, Carrier>()
        .AddSingleton<Receivers>()
        .AddSingleton<CompanySlots>()
        .AddSingleton<FeedCursors>()
        .AddSingleton<AttemptLanes>()
        .AddHostedService(provider => provider.GetRequiredService<AttemptLanes>())
        .AddScoped<NoticeEnvelopes>()
        .AddScoped<NoticeAttempt>();
}
