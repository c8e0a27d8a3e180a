using System.Net;
using Consortium.Api.Adapters;
using Consortium.Api.Deliveries;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Decisions;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Tests.Deliveries;

/// <summary>What the tests of deliveries do with the whole service.</summary>
internal static class Feeds
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A member company, and its human resources.</summary>
    public static async Task<(CompanyId Company, Caller Hr)> AMember(this ARunningService running)
    {
        var coordinator = await running.Operator.Gives(running.Service, Role.Coordinator);
        var admitted = await coordinator.Post("/api/v1/companies", new { legalName = "Acme inc." }).Is(HttpStatusCode.Created);
        var company = new CompanyId(admitted.GetProperty("id").GetGuid());
        return (company, await running.Operator.Gives(running.Service, Role.CompanyHr, company.Value));
    }

    /// <summary>Notices to a company, each carried before the next so that their numbers are in this order.</summary>
    public static async Task<IReadOnlyList<DecisionNotice>> Issue(this ARunningService running, CompanyId company, int count)
    {
        var notices = Enumerable.Range(0, count).Select(_ => Notices.To(company)).ToList();
        await using var scope = running.Service.Services.CreateAsyncScope();
        foreach (var notice in notices)
        {
            await CarryNoticeHandler.Handle(
                new CarryNotice(notice), scope.ServiceProvider.GetRequiredService<IEventStreams>(), running.Service.Clock, Ct);
        }

        await running.Service.CaughtUp();
        return notices;
    }

    /// <summary>Lets receivers stand on this machine, as in a demonstration.</summary>
    public static void WithReceiversHere(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(new AddressGuard(Dns.GetHostAddressesAsync, loopback: true)));
}
