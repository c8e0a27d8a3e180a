using System.Net;
using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;
using Consortium.Domain;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Security;

public sealed class VisitingTheDemonstration(TestCluster cluster)
{
    private static readonly Visitor Somebody = new(DerivedId.Of("somebody"), Role.Coordinator, null, null);

    [Fact]
    public async Task Takes_one_click_and_gives_a_session_of_that_role()
    {
        await using var service = await Service.Start(await cluster.Create(TestContext.Current.CancellationToken), demonstration: true);
        service.Services.GetRequiredService<DemonstrationVisitors>().Welcome([Somebody]);
        using var visitor = new PageVisitor(service.Address, caller: null);
        await visitor.Open("/");

        await visitor.Press("Come in");

        Assert.Equal((HttpStatusCode.OK, "/queue"), (visitor.Status, visitor.At.AbsolutePath));
        await visitor.Open("/account");
        Assert.Contains("this browser", visitor.Text, StringComparison.Ordinal);
        await visitor.Press("End");
        Assert.Equal("/sign-in", visitor.At.AbsolutePath);
    }

    [Fact]
    public async Task Is_refused_where_there_is_none()
    {
        await using var service = await Service.Start(await cluster.Create(TestContext.Current.CancellationToken));

        Assert.Throws<InvalidOperationException>(() => service.Services.GetRequiredService<DemonstrationVisitors>().Welcome([Somebody]));
        using var visitor = new PageVisitor(service.Address, caller: null);
        await visitor.Open("/sign-in");
        Assert.DoesNotContain("demonstration", visitor.Text, StringComparison.OrdinalIgnoreCase);
    }
}
