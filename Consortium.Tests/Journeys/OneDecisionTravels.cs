using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys;

public sealed class OneDecisionTravels(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string FileOfAcme =
        """
        Prénom;Nom;Courriel;Rôle;Compétences;Langues;Années d'expérience;Places;Liens
        Aurélie;Tremblay;aurelie.tremblay@acme.example;mentore;négociation|leadership;français;18;1;aucun
        Sans;Rôle;sans.role@acme.example;;négociation;français;7;1;aucun
        """;

    private const string FileOfBorealis =
        """
        First name,Last name,Email,Role,Skills,Languages,Years of experience
        Brandon,Okafor,brandon.okafor@borealis.example,mentee,negotiation,French|English,?
        """;

    [Fact]
    public async Task From_files_to_both_home_companies_by_name_and_to_the_others_without_signed_and_once()
    {
        await using var service = await Service.Start(database.Connections, demonstration: true);
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore");
        var (acme, borealis, corvid, dunmore) = (members[0], members[1], members[2], members[3]);
        await using var atAcme = await CompanyReceiver.For(acme);
        await using var atBorealis = await CompanyReceiver.For(borealis);
        await using var atCorvid = await CompanyReceiver.For(corvid);
        await using var atDunmore = await CompanyReceiver.For(dunmore);

        var cohort = await world.OpenCohort();
        var report = await acme.SendsFile(cohort, FileOfAcme);
        Assert.Equal((1, 1), (report.GetProperty("registered").GetInt32(), report.GetProperty("refused").GetInt32()));
        await borealis.SendsFile(cohort, FileOfBorealis);

        var match = Assert.Single(await world.Pair(cohort));
        Assert.Equal((acme.Id, borealis.Id), (match.MentorCompany, match.MenteeCompany));
        var ballot = await world.BringBeforeCommittee(match);
        await corvid.Votes(ballot).Is(HttpStatusCode.OK);
        await dunmore.Votes(ballot).Is(HttpStatusCode.OK);

        CompanyReceiver[] receivers = [atAcme, atBorealis, atCorvid, atDunmore];
        await Eventually.Holds(_ => Task.FromResult(receivers.All(receiver => receiver.Notices.Count > 0)));
        Assert.All(receivers, receiver => Assert.Single(receiver.Requests));
        Assert.All(receivers, receiver => Assert.Empty(receiver.Remarks));

        Assert.All([atAcme, atBorealis], home => IsNamed(home, match));
        Assert.All([atCorvid, atDunmore], other => TellsNothingOfHomes(other, match));
        foreach (var (company, receiver) in members.Zip(receivers))
            Assert.True(JsonNode.DeepEquals(Assert.Single(receiver.Notices), Node(Assert.Single(await company.Feed()))));

        await service.CaughtUp();
        Assert.All(await world.Coordinator.Items("/api/v1/deliveries"), row => Assert.Equal("receipted", row.Text("state")));
        Assert.Equal("awaiting-participants", Assert.Single(await world.Queue(cohort)).State);
    }

    private static void IsNamed(CompanyReceiver home, QueuedMatch match)
    {
        var told = Assert.Single(home.Notices)["data"]!;
        Assert.Equal("approved", told["outcome"]!.GetValue<string>());
        Assert.Equal(match.Id, told["match"]!.GetValue<Guid>());
        Assert.Equal((match.Mentor, "Aurélie Tremblay"), (told["mentor"]!["id"]!.GetValue<Guid>(), told["mentor"]!["name"]!.GetValue<string>()));
        Assert.Equal((match.Mentee, "Brandon Okafor"), (told["mentee"]!["id"]!.GetValue<Guid>(), told["mentee"]!["name"]!.GetValue<string>()));
    }

    private static void TellsNothingOfHomes(CompanyReceiver other, QueuedMatch match)
    {
        Assert.Equal("approved", Assert.Single(Assert.Single(other.Notices)["data"]!["outcomes"]!.AsArray())!["outcome"]!.GetValue<string>());
        var body = Encoding.UTF8.GetString(Assert.Single(other.Requests).Body);
        Assert.All(
            [match.Id, match.Mentor, match.Mentee, match.MentorCompany, match.MenteeCompany],
            id => Assert.DoesNotContain(id.ToString(), body, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            ["Aurélie", "Tremblay", "Brandon", "Okafor", "Acme", "Borealis"],
            name => Assert.DoesNotContain(name, body, StringComparison.OrdinalIgnoreCase));
    }

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
