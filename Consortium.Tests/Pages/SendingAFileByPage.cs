using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>Human resources send their people as a file, see what became of each row, and correct where it is wrong.</summary>
public sealed class SendingAFileByPage(AConsortium consortium) : IClassFixture<AConsortium>, IAsyncLifetime
{
    private const string People =
        """
        Prénom;Nom;Courriel;Rôle;Compétences;Langues;Années
        Anne;Roy;anne.roy@acme.example;mentore;négociation;fr | en;12
        Luc;Roy;luc.roy@acme.example;chef;négociation;fr;trois
        """;

    private World World => consortium.World;

    private Company Acme => consortium.Acme;

    private Guid cohort;

    public async ValueTask InitializeAsync() => cohort = await World.OpenCohort();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Shows_beside_each_wrong_cell_what_to_write_and_takes_the_corrected_rows_alone()
    {
        using var hr = await Sends(People, "fr-CA");

        Assert.Contains("Inscrites : 1.", hr.Text, StringComparison.Ordinal);
        var wrong = hr.Page.QuerySelectorAll<IHtmlInputElement>("[name=Cells][aria-invalid=true]").ToList();
        Assert.Equal(["chef", "trois"], wrong.Select(cell => cell.Value));
        Assert.All(wrong, cell => Assert.Contains("On attend", hr.Page.GetElementById(cell.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal));

        (wrong[0].Value, wrong[1].Value) = ("mentor", "3");
        await hr.Press("Envoyer les lignes corrigées (1)");
        Assert.Contains("Toutes les lignes ont été prises", hr.Text, StringComparison.Ordinal);

        await Eventually.Holds(async _ =>
        {
            await hr.Open($"/people?cohort={cohort}");
            return hr.Page.QuerySelectorAll("#people td:first-child a").Select(PageVisitor.Plain).SequenceEqual(["Roy, Anne", "Roy, Luc"]);
        });
    }

    [Fact]
    public async Task Looks_at_a_file_first_says_what_a_header_means_and_sends_what_was_looked_at()
    {
        using var hr = new PageVisitor(consortium.Service.Address, consortium.Borealis.Hr, "fr-CA");
        await consortium.Service.CaughtUp();
        await hr.Open($"/people/file?cohort={cohort}");
        hr.Choose("upload", "people.csv", Encoding.UTF8.GetBytes("Prénom;Nom;Courriel;Rôle;Ancienneté\nIda;Roy;ida.roy@borealis.example;mentore;12\nLou;Roy;lou.roy@borealis.example;chef;3\n"));

        await hr.Press("Voir d’abord");

        Assert.Contains("Rien n’est encore inscrit", hr.Text, StringComparison.Ordinal);
        Assert.Contains("Seraient inscrites : 1. Mises à jour : 0. Sans changement : 0. Non prises : 1.", hr.Text, StringComparison.Ordinal);
        Assert.Contains("On attend mentor", hr.Text, StringComparison.Ordinal);
        await consortium.Service.CaughtUp();
        Assert.Empty(await consortium.Borealis.Hr.Items($"/api/v1/cohorts/{cohort}/participants"));

        var meanings = hr.Page.QuerySelectorAll<IHtmlSelectElement>("select[name=Columns]").ToList();
        meanings.Single(meaning => meaning.GetAttribute("aria-label")!.Contains("Ancienneté", StringComparison.Ordinal)).Value = "years-of-experience";
        await hr.Press("Lire ainsi");
        Assert.Contains("non lues : 0", hr.Text, StringComparison.Ordinal);
        await hr.Press("1 Envoyer ce fichier");

        Assert.Contains("Inscrites : 1.", hr.Text, StringComparison.Ordinal);
        Assert.Equal("chef", Assert.Single(hr.Page.QuerySelectorAll<IHtmlInputElement>("[name=Cells][aria-invalid=true]")).Value);
        await consortium.Service.CaughtUp();
        var ida = Assert.Single(await consortium.Borealis.Hr.Items($"/api/v1/cohorts/{cohort}/participants"));
        Assert.Equal(12, ida.GetProperty("profile").GetProperty("yearsOfExperience").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Sends_nobody_into_another_cohort_than_the_one_its_address_names()
    {
        cohort = Guid.AllBitsSet;

        using var hr = await Sends("First name;Last name;Email;Role\nZoe;Roy;zoe.roy@acme.example;mentor\n");

        Assert.Equal(HttpStatusCode.NotFound, hr.Status);
        Assert.Contains("No cohort has this id", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_file_with_pay_as_a_whole_and_says_so_in_French()
    {
        using var hr = await Sends("Prénom;Nom;Courriel;Rôle;Salaire\nAnne;Roy;anne.roy@acme.example;mentore;1\n", "fr-CA");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hr.Status);
        Assert.Contains("Rien n’a été fait", hr.Text, StringComparison.Ordinal);
        Assert.Contains("L-13", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learns_what_a_companys_own_headers_mean_and_reads_its_next_file_by_them()
    {
        const string Own = "First name;Last name;Contact;Role\nAnn;Roy;ann.roy@acme.example;mentor\n";
        using var hr = await Sends(Own);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hr.Status);

        var save = hr.Page.QuerySelector<IHtmlSelectElement>("select[aria-label='Meaning of Contact']")!.Form!.QuerySelector<IHtmlButtonElement>("button")!;
        await hr.Submit(save, ("Columns", "email"));
        Assert.Contains("The meanings were kept", hr.Text, StringComparison.Ordinal);
        hr.Choose("upload", "people.csv", Encoding.UTF8.GetBytes(Own));
        await hr.Press("Send");

        Assert.Contains("Every row was taken", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_how_far_a_long_file_is_and_which_lines_to_correct_in_it()
    {
        var rows = Enumerable.Range(2, 600).Select(line => $"P{line};Roy;p{line}@acme.example;{(line == 300 ? "chief" : "mentor")}");
        using var hr = await Sends($"First name;Last name;Email;Role\n{string.Join('\n', rows)}\n");

        await Eventually.Holds(async _ =>
        {
            await hr.Open(hr.At.PathAndQuery);
            return hr.Text.Contains("The file was read", StringComparison.Ordinal);
        });

        Assert.Contains("600 of 600 rows", hr.Text, StringComparison.Ordinal);
        Assert.Equal(["300", "Role"], hr.Page.QuerySelectorAll("#progress tbody td").Take(2).Select(PageVisitor.Plain));
    }

    private async Task<PageVisitor> Sends(string csv, string language = "en-CA")
    {
        var hr = new PageVisitor(consortium.Service.Address, Acme.Hr, language);
        await hr.Open($"/people/file?cohort={cohort}");
        hr.Choose("upload", "people.csv", Encoding.UTF8.GetBytes(csv));
        await hr.Press(language is "fr-CA" ? "Envoyer" : "Send");
        return hr;
    }
}
