using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Consortium.Api.Client;
using Consortium.Api.Demonstration;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Api.Verbs;

internal static class DemoVerb
{
    private static readonly Option<bool> Once = new("--once") { Description = "End when it was played; the exit code says whether every step and delivery succeeded." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the summary as one JSON object." };

    public static Command Command() => Verb.Of(
        "demo", "Run the service with a demonstration consortium, played through the public API.", Run, ServeVerb.Urls, Once, Json);

    private static async Task<int> Run(Installation installation, ParseResult parsed, CancellationToken ct)
    {
        await installation.Prepare(takeOver: false, ct);
        var settings = new HostSettings { Urls = parsed.GetRequiredValue(ServeVerb.Urls), Demonstration = true };
        var clock = new StageClock();
        await using var service = Hosting.Build(
            installation.Databases, settings, installation.Log, installation.Configuration,
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await service.StartAsync(ct);

        // A service that is disposed of while it works ends the process before it has said what went wrong.
        try
        {
            return await Play(service, clock, installation, parsed, ct) ? Verb.Done : Verb.NotDone;
        }
        finally
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Whether every step and delivery succeeded.</summary>
    private static async Task<bool> Play(WebApplication service, StageClock clock, Installation installation, ParseResult parsed, CancellationToken ct)
    {
        var address = new Uri(service.Urls.First());
        using var theOperator = Engine.Compiled.Person(address, await Operator(service, operators => operators.CreateToken(ct)));
        await using var demonstration = new Demonstration.Demonstration(
            Script.Read(), address, theOperator, clock, Path.Combine(installation.Folder, "receivers"));
        var performance = new Performance { Address = address, Engine = service.Services.GetRequiredService<IEngine>().Name };
        await demonstration.Play(performance, ct);

        if (parsed.GetValue(Json))
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(performance, StoredJson.Options));
        else
            await Playbill.Print(performance, Console.Out);
        if (!parsed.GetValue(Once))
        {
            service.Services.GetRequiredService<DemonstrationVisitors>().Welcome(demonstration.Visitors);
            await Playbill.PrintLinks(await SignInLinks(service, theOperator, address, demonstration.Companies, ct), Console.Out);
            await Playbill.PrintLetters(service.Services.GetRequiredService<PrintedLetters>(), Console.Out);
            await service.WaitForShutdownAsync(ct);
        }

        return performance.Ok;
    }

    private static async Task<IReadOnlyList<(string Who, string Link)>> SignInLinks(
        WebApplication service, IPerson theOperator, Uri address, IReadOnlyDictionary<string, Guid> companies, CancellationToken ct)
    {
        const int Minutes = 24 * 60;
        var thisRun = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var (own, _) = await Operator(service, operators => operators.Create(address, Minutes, ct));
        var links = new List<(string, string)> { ("operator", own!.ToString()) };
        await Add("coordinator", CallerRole.Coordinator, Cast.Coordinator, null);
        await Add("auditor", CallerRole.Auditor, Cast.Auditor, null);
        foreach (var (key, company) in companies)
        {
            await Add($"committee member, {key}", CallerRole.CommitteeMember, Cast.Member(company), company);
            await Add($"human resources, {key}", CallerRole.CompanyHr, Cast.HumanResources(company), company);
        }

        return links;

        async Task Add(string who, CallerRole role, Guid principal, Guid? company)
        {
            var asked = new SignInLinkAsked(role, company, principal, Minutes);
            links.Add((who, (await theOperator.CreateSignInLink($"demonstration/link/{thisRun}/{role}/{principal}", asked, ct)).OriginalString));
        }
    }

    private static async Task<T> Operator<T>(WebApplication service, Func<Operators, Task<T>> act)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<Operators>());
    }
}
