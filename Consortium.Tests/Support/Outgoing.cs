using Consortium.Api.Adapters;
using Consortium.Api.Engines;
using Consortium.Api.Observability;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;

namespace Consortium.Tests.Support;

/// <summary>The webhook over whatever this build asks companies with.</summary>
internal static class Outgoing
{
    public static async Task<Attempted> Send(
        AddressGuard guard, AdapterSettings settings, TimeProvider clock, Receiver receiver, CloudEvent envelope)
    {
        await using var services = Services(guard, settings, clock);
        return await services.GetRequiredService<Webhook>().Send(receiver, envelope, TestContext.Current.CancellationToken);
    }

    public static ServiceProvider Services(AddressGuard guard, AdapterSettings settings, TimeProvider clock, ILogEventSink? log = null) => Engine.Compiled.MemberCompany(new ServiceCollection())
        .AddLogging(logging => logging.AddSerilog(log is null ? Logger.None : Logs.Levels().WriteTo.Sink(log).CreateLogger(), dispose: true))
        .AddSingleton(guard)
        .AddSingleton(settings)
        .AddSingleton(clock)
        .AddSingleton<Webhook>()
        .BuildServiceProvider();
}
