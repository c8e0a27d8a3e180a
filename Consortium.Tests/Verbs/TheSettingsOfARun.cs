using Consortium.Api;
using Consortium.Api.Database;
using Microsoft.Extensions.Configuration;

namespace Consortium.Tests.Verbs;

public class TheSettingsOfARun
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://127.0.0.1:5080;http://192.0.2.7:5080")]
    public void Refuse_a_demonstration_that_others_could_reach(string urls) =>
        Assert.Throws<StartRefusedException>(() => new HostSettings { Urls = urls, Demonstration = true }.RequireDemonstrationOnLoopback());

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080;http://[::1]:5080")]
    public void Allow_a_demonstration_on_this_machine(string urls) =>
        new HostSettings { Urls = urls, Demonstration = true }.RequireDemonstrationOnLoopback();

    [Fact]
    public void Mean_the_services_own_server_when_none_is_given() => Assert.Null(GivenConnections.From(Given([])));

    [Fact]
    public void Refuse_a_server_that_is_given_by_half()
    {
        var refused = Assert.Throws<StartRefusedException>(() => GivenConnections.From(Given(new() { ["ConnectionStrings:Owner"] = "Host=db" })));

        Assert.Contains("ConnectionStrings:Reader", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("db.acme.example")]
    [InlineData("Host=db;Port=many")]
    [InlineData("Host=db;Colour=blue")]
    [InlineData("Database=consortium")]
    public void Refuse_a_connection_string_that_is_none_and_do_not_repeat_it(string text)
    {
        const string Keys = "ConnectionStrings:Keys";
        var refused = Assert.Throws<StartRefusedException>(() => GivenConnections.From(Given(new()
        {
            ["ConnectionStrings:Owner"] = "Host=db",
            ["ConnectionStrings:Engine"] = "Host=db",
            ["ConnectionStrings:Reader"] = "Host=db",
            [Keys] = text,
            ["MasterKeyFile"] = "master.key",
        })));

        Assert.StartsWith($"{Keys} is no connection string", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Given(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();
}
