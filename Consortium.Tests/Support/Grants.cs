using System.Net;
using System.Text.Json;
using Consortium.Api;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Support;

/// <summary>An operator, and what they give to others through the API.</summary>
internal static class Grants
{
    /// <summary>A new operator of whatever process serves these databases at the address.</summary>
    public static async Task<Caller> AnOperator(this DatabaseConnections databases, Uri address)
    {
        await using var services = new ServiceCollection().AddLogging().AddInstallation(databases).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return new Caller(address, await scope.ServiceProvider.GetRequiredService<Operators>().CreateToken(TestContext.Current.CancellationToken));
    }

    /// <summary>A caller in a role, with a token that the operator issued.</summary>
    public static async Task<Caller> Gives(this Caller @operator, Service service, Role role, Guid? company = null, Guid? principal = null) =>
        service.As((await @operator.IssuesToken(role, company, principal)).Text("token"));

    public static Task<JsonElement> IssuesToken(this Caller @operator, Role role, Guid? company = null, Guid? principal = null, int days = 90) =>
        @operator.Post("/api/v1/tokens", new { role, company, principal, days }).Is(HttpStatusCode.Created);

    public static async Task<Uri> CreatesLink(this Caller @operator, Role role, int minutes = 30) =>
        new((await @operator.Post("/api/v1/sign-in-links", new { role, minutes }).Is(HttpStatusCode.OK)).Text("link"));
}
