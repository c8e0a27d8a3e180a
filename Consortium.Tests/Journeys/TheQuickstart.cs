using System.Diagnostics;
using System.Text.RegularExpressions;
using Consortium.Api;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys;

/// <summary>What the README tells a newcomer of human resources to paste, pasted.</summary>
public sealed partial class TheQuickstart(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Works_by_copy_and_paste()
    {
        await using var service = await Service.Start(await cluster.Create(Ct), demonstration: true);
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid");
        await world.Approve(await world.OnePair(members[0], members[1]));
        await Eventually.Holds(async _ => (await members[0].Feed()).Count == 1);
        var link = (await world.Operator.Post("/api/v1/sign-in-links", new { role = Role.CompanyHr, company = members[0].Id }).Is(System.Net.HttpStatusCode.OK)).Text("link");

        var (ended, said) = await Paste(
            ("SERVICE", service.Address.ToString().TrimEnd('/')),
            ("LINK", link),
            ("CONSORTIUM", $"dotnet {typeof(Hosting).Assembly.Location}"),
            ("PORT", $"{ServeProcess.FreePort()}"));

        Assert.True(ended == 0, said);
        Assert.Contains("\"registered\":1,", said, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"file.role\"", said, StringComparison.Ordinal);
        Assert.Contains("Aurélie Tremblay", said, StringComparison.Ordinal);
        Assert.Equal(2, said.Split("\"received\":true").Length - 1);
        Assert.Contains("consortium.test.v1", said, StringComparison.Ordinal);
    }

    /// <summary>Every block of the section but the first, which is the reader's own settings.</summary>
    private static async Task<(int Ended, string Said)> Paste(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "Consortium.Api", "README.md"), Ct);
        var section = readme[readme.IndexOf("## Human resources in ten minutes", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 1, StringComparison.Ordinal)];
        var start = new ProcessStartInfo("bash", ["-m"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        using var terminal = Process.Start(start)!;
        var (said, complaint) = (terminal.StandardOutput.ReadToEndAsync(Ct), terminal.StandardError.ReadToEndAsync(Ct));
        await terminal.StandardInput.WriteAsync($"set -e\n{string.Join('\n', Blocks().Matches(section).Skip(1).Select(block => block.Groups[1].Value))}\n".AsMemory(), Ct);
        terminal.StandardInput.Close();
        await terminal.WaitForExitAsync(Ct);
        return (terminal.ExitCode, await said + await complaint);
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
