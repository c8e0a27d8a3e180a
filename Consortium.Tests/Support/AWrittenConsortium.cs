using System.Net;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Api.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Tests.Support;

/// <summary>A consortium of five companies whose people have addresses, and a mail server that keeps what they are written.</summary>
internal sealed class AWrittenConsortium : IAsyncDisposable
{
    private AWrittenConsortium(DatabaseConnections databases, Service service, MailSink sink, World world) =>
        (Databases, Service, Sink, World) = (databases, service, sink, world);

    public DatabaseConnections Databases { get; }

    public Service Service { get; }

    public MailSink Sink { get; }

    public World World { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AWrittenConsortium> Begin(TestCluster cluster)
    {
        var (databases, sink) = (await cluster.Create(Ct), MailSink.Open());
        var service = await Start(databases, sink.Settings);
        var world = await World.Begin(service.Address, await service.AnOperator());
        await world.Admit("Acme", "Borealis", "Corvid", "Dunmore", "Eiger");
        var written = new AWrittenConsortium(databases, service, sink, world);
        foreach (var company in world.Companies)
        {
            await written.Account(Role.CommitteeMember, company, company.MemberId, Member(company));
            var hr = (await company.Hr.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();
            await written.Account(Role.CompanyHr, company, hr, Hr(company), language: company.Name is "Acme" ? "en" : "fr");
        }

        return written;
    }

    /// <summary>A process of the service that hands its letters to a mail server.</summary>
    public static Task<Service> Start(DatabaseConnections databases, MailSettings settings) =>
        Service.Start(databases, services => services.Replace(ServiceDescriptor.Singleton(settings)));

    public static string Member(Company company) => $"member@{company.Name}.example".ToLowerInvariant();

    public static string Hr(Company company) => $"hr@{company.Name}.example".ToLowerInvariant();

    /// <summary>Waits until an address has this many letters.</summary>
    public Task Has(string address, int letters) => Eventually.Holds(_ => Task.FromResult(Sink.To(address).Count == letters));

    /// <summary>Waits until nothing that is due is left to do.</summary>
    public Task IsIdle() => Eventually.Holds(async ct =>
    {
        await using var scope = Service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IOutbox>().Load(ct) is { Due: 0 };
    });

    public static Task<HttpResponseMessage> Chooses(Caller caller, string occasion, string pace) =>
        caller.Send(HttpMethod.Put, "/api/v1/letter-preferences", new { choices = (object[])[new { occasion, pace }] });

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Sink.DisposeAsync();
    }

    private Task Account(Role role, Company company, Guid principal, string email, string language = "fr") =>
        World.Operator.Post("/api/v1/accounts", new { role, company = company.Id, principal, email, language }).Is(HttpStatusCode.Created);
}
