using Consortium.Api;
using Consortium.Api.Adapters;
using Consortium.Api.Database;
using Consortium.Api.Deliveries;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Companies;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Consortium.Tests.Deliveries;

/// <summary>A process of the service, as far as it carries notices to companies.</summary>
internal sealed class DeliveringService : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly AsyncServiceScope _scope;

    private DeliveringService(IHost host) => (_host, _scope) = (host, host.Services.CreateAsyncScope());

    public IEventStreams Streams => _scope.ServiceProvider.GetRequiredService<IEventStreams>();

    public IOutbox Outbox => _scope.ServiceProvider.GetRequiredService<IOutbox>();

    public IReadModels ReadModels => _host.Services.GetRequiredService<IReadModels>();

    public PersonalDetails People => _host.Services.GetRequiredService<PersonalDetails>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DeliveringService> Start(DatabaseConnections connections, TimeProvider? clock = null, TimeSpan? patience = null, string? folder = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("Adapters:Timeout", (patience ?? TimeSpan.FromSeconds(15)).ToString()), new("Adapters:Folder", folder)]);
        builder.Services
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(connections)
            .AddEngine(Engine.Compiled)
            .AddFeatures()
            .AddAccess()
            .AddAdapters(demonstration: true, Engine.Compiled)
            .AddSingleton(new HostSettings())
            .AddMail()
            .RunEngine(Engine.Compiled)
            .PassTime(Engine.Compiled);
        var host = builder.Build();
        await host.StartAsync(Ct);
        return new DeliveringService(host);
    }

    /// <summary>A new member whose notices go to this address.</summary>
    public async Task<(CompanyId Company, WebhookSecret Secret)> Member(Uri? receiver)
    {
        var company = new CompanyId(Guid.CreateVersion7());
        await Streams.Decide(
            StreamAddress.New<PartnerCompany>(company.Value),
            (PartnerCompany state) => new AdmitCompany(company).Decide(state, ConsortiumRules.Initial, Notices.Monday),
            ct: Ct);
        return (company, receiver is null ? WebhookSecret.New() : await Receives(company, receiver));
    }

    /// <summary>The company says where its notices go.</summary>
    public async Task<WebhookSecret> Receives(CompanyId company, Uri receiver)
    {
        var secret = WebhookSecret.New();
        Assert.True(ReceiverAddress.TryParse(receiver.OriginalString, out var address, out _));
        await Streams.Decide(
            StreamAddress.Of<PartnerCompany>(company.Value),
            (PartnerCompany state) => new SetReceiver(company).Decide(state, Notices.Monday),
            (_, _) => [new Announcement(new ResumeDeliveries(company))],
            _host.Services.GetRequiredService<Receivers>().Set(company, address, secret),
            Ct);
        return secret;
    }

    /// <summary>The committee decided: the notice is on its way.</summary>
    public async Task<T> Issue<T>(T notice) where T : Notice
    {
        await Outbox.Send(new Announcement(new CarryNotice(notice)), Ct);
        return notice;
    }

    public async Task<Delivery> Delivery(Notice notice) => (await Streams.Load<Delivery>(notice.Delivery.Value, Ct)).State;

    public Task Replay(Notice notice, TimeProvider clock) => Streams.Decide(
        StreamAddress.Of<Delivery>(notice.Delivery.Value),
        (Delivery state) => new ReplayDelivery().Decide(state, clock.GetUtcNow()),
        (state, _) => AttemptDelivery.NextOf(state),
        ct: Ct);

    public Task IsReceipted(params IReadOnlyList<Notice> notices) => Eventually.Holds(async _ =>
    {
        foreach (var notice in notices)
        {
            if (await Delivery(notice) is not Domain.Deliveries.Delivery.Receipted)
                return false;
        }

        return true;
    });

    /// <summary>No attempt is due for the notice any more, and it was not received.</summary>
    public Task HasStopped(Notice notice) => Eventually.Holds(
        async _ => await Delivery(notice) is Domain.Deliveries.Delivery.Open { Attempts: > 0, NextAttempt: null });

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
