using Consortium.Api.Observability;
using Consortium.Tests.Support;

namespace Consortium.Tests.Engines.CritterStack;

public sealed class TellingFaults(TestCluster cluster) : EngineTests(cluster)
{
    [Fact]
    public async Task Says_where_Marten_or_Wolverine_met_which_kind_and_nothing_else_of_theirs()
    {
        await using var service = await Service.Start(Connections, levels: Logs.Levels());

        await Eventually.Holds(async _ =>
        {
            await Terminate("true");
            return service.Logged.Any(line => line.Contains("\" met \"PostgresException 57P01\"", StringComparison.Ordinal));
        });

        Assert.DoesNotContain(service.Logged, line => line.Contains("SourceContext=\"Wolverine", StringComparison.Ordinal)
            || line.Contains("SourceContext=\"Marten", StringComparison.Ordinal) || line.Contains("SourceContext=\"JasperFx", StringComparison.Ordinal));
    }
}
