using Consortium.Api.Database;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Consortium.Tests.Http;

public sealed class ComparingVersions(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(null, 428, null)]
    [InlineData("7", 400, null)]
    [InlineData("\"7-00ff\"", 200, 7L)]
    public async Task Is_asked_of_an_act_that_requires_it(string? ifMatch, int status, long? expected)
    {
        await using var databases = new Databases(database.Connections);
        await using var claims = new Claims(database.Connections);
        var context = new DefaultHttpContext();
        context.Request.Method = "PUT";
        context.Request.Headers.IfMatch = ifMatch;
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new ApiRoutes.OfTheApi(), new ApiRoutes.IfMatchRequired()), "act"));
        context.Features.Set(new Scope(Role.Coordinator, null, Guid.Empty));

        await new ActRequests(_ => Task.CompletedTask, claims, databases, TimeProvider.System).InvokeAsync(context);

        Assert.Equal((status, expected), (context.Response.StatusCode, context.Features.Get<ActRequest>()?.Expected));
    }

    [Theory]
    [InlineData("\"7-0123456789abcdef\"", 7)]
    [InlineData("\"7\"", 7)]
    public void Takes_the_version_from_the_tag_that_a_read_gave(string tag, long version)
    {
        Assert.True(EntityTag.TryVersion(tag, out var read));
        Assert.Equal(version, read);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("7")]
    [InlineData("W/\"7-0\"")]
    [InlineData("\"7-0\", \"8-0\"")]
    [InlineData("\"-7\"")]
    [InlineData("\"seven\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"\"")]
    public void Takes_nothing_else(string tag) => Assert.False(EntityTag.TryVersion(tag, out _));

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        Assert.True(EntityTag.TryVersion(EntityTag.Of(12, "00ff"), out var version));
        Assert.Equal(12, version);
    }
}
