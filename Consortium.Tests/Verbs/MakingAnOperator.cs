using Consortium.Tests.Support;

namespace Consortium.Tests.Verbs;

public sealed class MakingAnOperator(TestCluster cluster) : VerbTests(cluster)
{
    [Fact]
    public async Task Is_the_first_thing_that_one_may_do_with_an_empty_data_folder()
    {
        await using var service = ServiceProcess.NeverStarted();

        var link = await service.OperatorLink();

        service.Launch();
        await service.IsReady();
        await World.Begin(service.Address, link);
    }

    [Fact]
    public async Task Twice_makes_two_who_each_have_a_link_of_their_own()
    {
        await using var service = await Service.Start(Databases);

        var one = (await Run("operator", "--address", service.Address.ToString())).Done();
        var two = (await Run("operator", "--address", service.Address.ToString())).Done();

        Assert.NotEqual(one, two);
        await World.Begin(service.Address, new Uri(one));
        await World.Begin(service.Address, new Uri(two));
    }

    [Fact]
    public async Task Prints_the_link_alone_at_the_address_where_the_service_listens_by_default()
    {
        var link = (await Run("operator")).Done();

        Assert.Matches("^http://127.0.0.1:5080/sign-in/[A-Za-z0-9_-]{43}$", link);
    }

    [Theory]
    [InlineData("consortium.example")]
    [InlineData("/var/lib/consortium")]
    [InlineData("ftp://consortium.example")]
    public async Task Refuses_an_address_that_no_browser_opens(string address)
    {
        var ran = await Run("operator", "--address", address);

        ran.NotDone("--address: an address such as http://127.0.0.1:5080 is expected.");
        Assert.Empty(ran.Answer);
    }

    [Fact]
    public async Task Refuses_a_link_that_would_open_for_too_long()
    {
        var ran = await Run("operator", "--minutes", "10081");

        ran.NotDone("A sign-in link is valid for 1 minute to 7 days.");
        Assert.Empty(ran.Answer);
    }

    [Fact]
    public async Task Leaves_the_database_of_another_engine_alone()
    {
        await AnotherEngineServes();

        (await Run("operator")).NotDone("served by the engine 'another'");
    }
}
